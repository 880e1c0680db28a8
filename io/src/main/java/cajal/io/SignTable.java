package cajal.io;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Which cells excite and which inhibit, as a CSV: a cell's name, and `1` or `excitatory`, `-1` or
/// `inhibitory`; a header `cell,sign` may stand above.
public final class SignTable {
  private static final Map<String, Integer> SIGNS =
      Map.of("1", 1, "+1", 1, "+", 1, "excitatory", 1, "-1", -1, "-", -1, "inhibitory", -1);

  private SignTable() {}

  /// 1 or −1 by the names of cells.
  ///
  /// @param spelled gives a cell's name as the caller spells it
  /// @throws FormatError if the file is missing or has no sign, a sign is another, or a cell has
  ///   two
  public static Map<String, Integer> read(Path file, UnaryOperator<String> spelled) {
    Map<String, Integer> signs = new LinkedHashMap<>();
    new CsvLines(file, "signs of cells as CSV").read(',', line -> take(file, line, spelled, signs));
    if (signs.isEmpty()) {
      throw new FormatError(
          file, "cells and their signs", "none", "Write one in each line, as AVAL,1 or DD01,-1.");
    }
    return signs;
  }

  private static void take(
      Path file, CsvRecord line, UnaryOperator<String> spelled, Map<String, Integer> signs) {
    boolean two = line.getFieldCount() == 2;
    String cell = line.getField(0).strip();
    String text = two ? line.getField(1).strip().toLowerCase(Locale.ROOT) : "";
    if (line.getStartingLineNumber() == 1 && text.equals("sign")) return;
    Integer sign = SIGNS.get(text);
    if (sign == null || cell.isEmpty()) {
      throw new FormatError(
          file,
          "a cell and its sign, 1 or -1",
          line.getFields() + " in line " + line.getStartingLineNumber(),
          "Write it as AVAL,1 or DD01,inhibitory.");
    }
    if (signs.put(spelled.apply(cell), sign) != null) {
      throw new FormatError(
          file,
          "each cell once",
          cell + " again in line " + line.getStartingLineNumber(),
          "Leave one of the lines out.");
    }
  }
}
