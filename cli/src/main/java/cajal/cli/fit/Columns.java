package cajal.cli.fit;

import cajal.error.Reason;
import cajal.error.Spelling;
import cajal.io.FormatError;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A table of numbers as CSV with a header, packed where the name ends in `.gz`.
///
/// @param numbers a column each; all of one length, all finite
record Columns(Path file, List<String> names, List<double[]> numbers) {
  private static final String EXPECTED = "a table as CSV with a header";

  /// @throws FormatError if the file is missing, no row has numbers, a field is no finite number,
  ///   or rows differ in length
  static Columns read(Path file) {
    FormatError.requireReadable(file, EXPECTED);
    try (InputStream bytes = open(file);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
      return table(file, csv);
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new FormatError(
          file, EXPECTED, "a damaged file (" + Reason.of(e) + ")", "Copy the file again.", e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    if (!file.toString().endsWith(".gz")) return bytes;
    try {
      return new GZIPInputStream(bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static Columns table(Path file, CsvReader<CsvRecord> csv) {
    List<String> names = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (CsvRecord line : csv) {
      if (names.isEmpty()) {
        for (String name : line.getFields()) names.add(name.strip());
      } else {
        rows.add(row(file, names, line));
      }
    }
    if (rows.isEmpty()) {
      throw new FormatError(file, EXPECTED, "no row of numbers", "Write a row for each sample.");
    }
    List<double[]> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      columns.add(rows.stream().mapToDouble(row -> row[column]).toArray());
    }
    return new Columns(file, List.copyOf(names), columns);
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

  static FormatError at(Path file, long line, String expected, String found) {
    return new FormatError(file, expected, found + " in line " + line, "Correct the line.");
  }

  /// The columns whose names begin with one of some words, in any case: `I`, `I0_pA`, `current`.
  List<Quantity> of(String... words) {
    List<Quantity> found = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      Quantity quantity = Quantity.named(file, names.get(c), numbers.get(c));
      if (Arrays.stream(words).anyMatch(quantity::is)) found.add(quantity);
    }
    return found;
  }

  Optional<Quantity> first(String... words) {
    return of(words).stream().findFirst();
  }

  /// @throws FormatError if there is none
  Quantity require(String what, String... words) {
    return first(words).orElseThrow(() -> missing(what, words));
  }

  FormatError missing(String what, String... words) {
    String found = names.isEmpty() ? "no header" : "the columns " + String.join(", ", names);
    String near =
        names.stream().map(n -> Spelling.suggestion(n, List.of(words))).findFirst().orElse("");
    return new FormatError(file, "a column " + what, found, "Name it in the header." + near);
  }
}
