package cajal.io.sonata;

import cajal.io.FormatError;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A table of node or edge types: CSV separated by blanks (or commas), quoted where needed.
final class TypeTable {
  private static final Set<String> ABSENT = Set.of("", "NULL", "null", "None", "NA", "nan", "NaN");

  private final Path file;
  private final String idColumn;
  private final Function<Map<String, String>, Map<String, Object>> dynamics;
  private final Map<Long, SonataType> types = new LinkedHashMap<>();

  private TypeTable(
      Path file, String idColumn, Function<Map<String, String>, Map<String, Object>> dynamics) {
    this.file = file;
    this.idColumn = idColumn;
    this.dynamics = dynamics;
  }

  /// The types by id, in the order of the file; `dynamics` finds the parameters for a row.
  static Map<Long, SonataType> read(
      Path file, String idColumn, Function<Map<String, String>, Map<String, Object>> dynamics) {
    TypeTable table = new TypeTable(file, idColumn, dynamics);
    FormatError.requireReadable(file, "a CSV table with " + idColumn);
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator(file))
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      List<String> header = List.of();
      for (CsvRecord line : csv) {
        if (header.isEmpty()) header = table.header(line);
        else table.add(header, line);
      }
    } catch (CsvParseException e) {
      throw new FormatError(
          file, "CSV", String.valueOf(e.getMessage()), "Look for an open quote there.", e);
    } catch (IOException | UncheckedIOException e) {
      throw FormatError.unreadable(file, "a CSV table", new IOException(e));
    }
    if (table.types.isEmpty()) {
      throw new FormatError(
          file, "at least one type", "no rows", "Add a header and a row for each type.");
    }
    return table.types;
  }

  private static char separator(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String header = reader.readLine();
      return header == null || header.indexOf(' ') >= 0 || header.indexOf(',') < 0 ? ' ' : ',';
    }
  }

  private List<String> header(CsvRecord line) {
    if (line.getFields().contains(idColumn)) return List.copyOf(line.getFields());
    throw new FormatError(
        file,
        "a header with the column " + idColumn,
        "the columns " + line.getFields(),
        "Check that the configuration names the right table.");
  }

  private void add(List<String> header, CsvRecord line) {
    List<String> fields = line.getFields();
    if (fields.size() < header.size()
        || fields.subList(header.size(), fields.size()).stream().anyMatch(f -> !f.isEmpty())) {
      throw new FormatError(
          file,
          header.size() + " fields " + header,
          "line " + line.getStartingLineNumber() + " with " + fields.size() + ": " + fields,
          "Write NULL for an absent value and quote values with blanks.");
    }
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!ABSENT.contains(fields.get(i))) columns.put(header.get(i), fields.get(i));
    }
    long id = id(columns.get(idColumn), line.getStartingLineNumber());
    columns = Collections.unmodifiableMap(columns);
    SonataType type =
        new SonataType(file, line.getStartingLineNumber(), id, columns, dynamics.apply(columns));
    SonataType before = types.put(id, type);
    if (before == null) return;
    throw new FormatError(
        file,
        "every " + idColumn + " once",
        id + " in lines " + before.line() + " and " + type.line(),
        "Remove or renumber one of them.");
  }

  private long id(@org.jspecify.annotations.Nullable String text, long line) {
    try {
      return Long.parseLong(String.valueOf(text));
    } catch (NumberFormatException e) {
      throw new FormatError(
          file,
          "a whole number as " + idColumn,
          "'" + text + "' in line " + line,
          "Number the types.",
          e);
    }
  }
}
