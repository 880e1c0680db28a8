package cajal.io;

import cajal.error.Reason;
import cajal.error.Spelling;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Columns of numbers with their names, from a CSV with a header.
///
/// ```java
/// double[] v = NumberTable.read(Path.of("traces.csv")).column("AVAL");
/// ```
///
/// @param columns as many as names, all of one length
public record NumberTable(Path file, List<String> names, List<double[]> columns) {
  /// @throws FormatError if the file is missing, has no numbers, a field is no finite number, or a
  ///   row has another number of fields than the header
  public static NumberTable read(Path file) {
    FormatError.requireReadable(file, "a table of numbers as CSV");
    List<String> names = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      for (CsvRecord line : csv) {
        if (names.isEmpty()) {
          line.getFields().forEach(name -> names.add(name.strip()));
        } else {
          rows.add(row(file, line, names));
        }
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new FormatError(
          file,
          "a table of numbers as CSV",
          "a damaged file (" + Reason.of(e) + ")",
          "Copy the file again.",
          e);
    }
    if (rows.isEmpty()) {
      throw new FormatError(file, "a header and rows of numbers", "none", "Add the rows.");
    }
    return new NumberTable(file, List.copyOf(names), transposed(rows, names.size()));
  }

  private static double[] row(Path file, CsvRecord line, List<String> names) {
    long number = line.getStartingLineNumber();
    if (line.getFieldCount() != names.size()) {
      throw new FormatError(
          file,
          names.size() + " fields, as in the header",
          line.getFieldCount() + " in line " + number,
          "Correct the line.");
    }
    double[] row = new double[names.size()];
    for (int i = 0; i < row.length; i++) {
      String text = line.getField(i).strip();
      try {
        row[i] = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        row[i] = Double.NaN;
      }
      if (Double.isFinite(row[i])) continue;
      throw new FormatError(
          file,
          "a finite number in column " + names.get(i),
          "'" + text + "' in line " + number,
          "Correct the line.");
    }
    return row;
  }

  private static List<double[]> transposed(List<double[]> rows, int width) {
    List<double[]> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      double[] column = new double[rows.size()];
      for (int r = 0; r < column.length; r++) column[r] = rows.get(r)[c];
      columns.add(column);
    }
    return List.copyOf(columns);
  }

  public int rows() {
    return columns.getFirst().length;
  }

  /// The numbers of a column.
  ///
  /// @throws FormatError if there is none of this name
  public double[] column(String name) {
    int at = names.indexOf(name);
    if (at >= 0) return columns.get(at);
    throw new FormatError(
        file,
        "a column '" + name + "'",
        "the columns " + String.join(", ", names),
        ("Add it." + Spelling.suggestion(name, names)).strip());
  }
}
