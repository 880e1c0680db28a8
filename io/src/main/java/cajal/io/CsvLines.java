package cajal.io;

import cajal.error.Reason;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// The lines of a CSV, packed where the name ends in `.gz`, for readers that say themselves what a
/// line must have.
///
/// @param expected what the file should be, for errors
record CsvLines(Path file, String expected) {
  /// @throws FormatError if the file is missing or damaged, and what `take` throws
  void read(char separator, Consumer<CsvRecord> take) {
    try (BufferedReader text = open();
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
      for (CsvRecord line : csv) take.accept(line);
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw damaged(e);
    }
  }

  /// The first line, empty where there is none.
  ///
  /// @throws FormatError if the file is missing or damaged
  String first() {
    try (BufferedReader text = open()) {
      String line = text.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private BufferedReader open() throws IOException {
    FormatError.requireReadable(file, expected);
    return new BufferedReader(new InputStreamReader(bytes(), StandardCharsets.UTF_8.newDecoder()));
  }

  private InputStream bytes() throws IOException {
    InputStream bytes = Files.newInputStream(file);
    if (!file.toString().endsWith(".gz")) return bytes;
    try {
      return new GZIPInputStream(bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private FormatError damaged(Exception e) {
    Throwable reason = e.getCause() instanceof IOException cut ? cut : e;
    return new FormatError(
        file, expected, "a damaged file (" + Reason.of(reason) + ")", "Copy the file again.", e);
  }
}
