package cajal.io.tensors;

import cajal.error.Reason;
import cajal.io.FormatError;
import cajal.ir.DType;
import cajal.ir.Type;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// A table of numbers as CSV without a header, or packed, where the name ends in `.gz`.
///
/// ```java
/// Tensor table = NumberCsv.read(Path.of("digits.csv.gz")).tensor(); // f64[1797,65]
/// ```
public final class NumberCsv {
  private NumberCsv() {}

  /// The numbers as f64\[rows, columns]; empty lines are passed over.
  ///
  /// @throws FormatError if the file is missing or damaged, a field is no finite number, or rows
  ///   differ in length
  public static NamedArray read(Path file) {
    FormatError.requireReadable(file, "a table of numbers as CSV");
    try (InputStream bytes = open(file);
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
      return table(file, csv);
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw damaged(file, e);
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

  private static NamedArray table(Path file, CsvReader<CsvRecord> csv) {
    double[] numbers = new double[1024];
    int size = 0;
    int columns = 0;
    for (CsvRecord line : csv) {
      if (columns == 0) columns = line.getFieldCount();
      if (line.getFieldCount() != columns) {
        throw at(file, line, columns + " fields as in the first line", line.getFieldCount() + "");
      }
      if (size + columns > numbers.length) {
        numbers = Arrays.copyOf(numbers, Math.max(2 * numbers.length, size + columns));
      }
      for (int column = 0; column < columns; column++) {
        numbers[size++] = number(file, line, column);
      }
    }
    int rows = columns == 0 ? 0 : size / columns;
    String name = String.valueOf(file.getFileName());
    return new NamedArray(name, Type.of(DType.F64, rows, columns), Arrays.copyOf(numbers, size));
  }

  private static double number(Path file, CsvRecord line, int column) {
    String text = line.getField(column);
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) return number;
    } catch (NumberFormatException e) {
      throw at(file, line, "a number in field " + (column + 1), "'" + text + "'");
    }
    throw at(file, line, "a finite number in field " + (column + 1), "'" + text + "'");
  }

  private static FormatError at(Path file, CsvRecord line, String expected, String found) {
    return new FormatError(
        file,
        expected,
        found + " in line " + line.getStartingLineNumber(),
        "Correct the line; a header is not read.");
  }

  private static FormatError damaged(Path file, Exception e) {
    if (e.getCause() instanceof CharacterCodingException) {
      return new FormatError(
          file, "a table of numbers as CSV", "no text", "A packed file's name ends in .gz.", e);
    }
    return new FormatError(
        file,
        "a table of numbers as CSV",
        "a damaged file (" + Reason.of(e) + ")",
        "Copy the file again.",
        e);
  }
}
