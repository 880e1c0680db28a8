package cajal.io;

import cajal.error.Spelling;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Columns of numbers with their names, from a CSV with a header, packed where the name ends in
/// `.gz`.
///
/// ```java
/// double[] v = NumberTable.read(Path.of("traces.csv")).column("AVAL");
/// ```
///
/// @param columns as many as names, all of one length, all finite
public record NumberTable(Path file, List<String> names, List<double[]> columns) {
  private static final String EXPECTED = "a table as CSV with a header";

  /// @throws FormatError if the file is missing, no row has numbers, a field is no finite number,
  ///   or rows differ in length
  public static NumberTable read(Path file) {
    List<String> names = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    new CsvLines(file, EXPECTED)
        .read(
            ',',
            line -> {
              if (names.isEmpty()) {
                for (String name : line.getFields()) names.add(name.strip());
              } else {
                rows.add(row(file, names, line));
              }
            });
    if (rows.isEmpty()) {
      boolean empty = names.stream().allMatch(String::isEmpty);
      String found = empty ? "an empty file" : "no row of numbers";
      throw new FormatError(file, EXPECTED, found, "Write a row for each sample.");
    }
    List<double[]> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      columns.add(rows.stream().mapToDouble(row -> row[column]).toArray());
    }
    return new NumberTable(file, List.copyOf(names), List.copyOf(columns));
  }

  private static double[] row(Path file, List<String> names, CsvRecord line) {
    if (line.getFieldCount() != names.size()) {
      throw at(
          file,
          line.getStartingLineNumber(),
          names.size() + " fields, as the header has",
          line.getFieldCount() + " fields");
    }
    double[] row = new double[names.size()];
    for (int c = 0; c < row.length; c++) {
      row[c] = number(line.getField(c));
      if (Double.isFinite(row[c])) continue;
      throw at(
          file,
          line.getStartingLineNumber(),
          "a finite number for " + names.get(c),
          "'" + line.getField(c) + "'");
    }
    return row;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static FormatError at(Path file, long line, String expected, String found) {
    return new FormatError(file, expected, found + " in line " + line, "Correct the line.");
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
