package cajal.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A CSV file written row by row in bounded memory: a header, then numbers in the shortest form
/// that reads back to the same value; the file appears when it is closed.
///
/// ```java
/// try (var file = CsvRows.open(Path.of("v.csv"), List.of("time", "v0", "v1"))) {
///   file.append(0.1, -60, -59.5);
/// }
/// ```
public final class CsvRows implements AutoCloseable {
  private final AtomicFile file;
  private final CsvWriter writer;
  private final int columns;
  private boolean open = true;

  private CsvRows(AtomicFile file, CsvWriter writer, int columns) {
    this.file = file;
    this.writer = writer;
    this.columns = columns;
  }

  /// Opens a file whose rows have one field for each of the header.
  ///
  /// @throws WriteError if the file cannot be created
  public static CsvRows open(Path target, List<String> header) {
    AtomicFile file = AtomicFile.create(target);
    try {
      CsvWriter writer =
          CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file.temporary());
      CsvRows rows = new CsvRows(file, writer, header.size());
      rows.appendText(header.toArray(String[]::new));
      return rows;
    } catch (IOException e) {
      file.close();
      throw WriteError.of(target, e);
    }
  }

  /// Appends a row of numbers; what is not a number is written as NaN, Infinity or -Infinity.
  public void append(double... row) {
    String[] texts = new String[row.length];
    for (int i = 0; i < row.length; i++) texts[i] = text(row[i]);
    appendText(texts);
  }

  /// Appends a row of single-precision numbers.
  public void append(float... row) {
    String[] texts = new String[row.length];
    for (int i = 0; i < row.length; i++) texts[i] = Float.toString(row[i]);
    appendText(texts);
  }

  void appendText(String... row) {
    if (!open) throw new IllegalStateException(file.target() + " is closed");
    if (row.length != columns) {
      throw new IllegalArgumentException(
          file.target() + ": rows have " + columns + " fields, this one has " + row.length);
    }
    try {
      writer.writeRecord(row);
    } catch (UncheckedIOException e) {
      discard();
      throw WriteError.of(file.target(), e);
    }
  }

  static String text(double value) {
    return value == (int) value && 1 / value != Double.NEGATIVE_INFINITY
        ? Integer.toString((int) value)
        : Double.toString(value);
  }

  /// Moves the file to its name.
  @Override
  public void close() {
    if (!open) return;
    try {
      writer.close();
      file.commit();
      open = false;
    } catch (IOException e) {
      throw WriteError.of(file.target(), e);
    } finally {
      discard();
    }
  }

  /// Closes without a result: nothing is left on disk.
  public void discard() {
    if (!open) return;
    open = false;
    try {
      writer.close();
    } catch (IOException e) {
      throw WriteError.of(file.target(), e);
    } finally {
      file.close();
    }
  }
}
