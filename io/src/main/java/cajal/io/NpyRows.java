package cajal.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An NPY file of shape (rows, columns) written row by row in bounded memory; the file appears,
/// with the number of rows, when it is closed.
///
/// ```java
/// try (var file = NpyRows.open(Path.of("v.npy"), NpyType.F4, neurons)) {
///   file.append(v);
/// }
/// ```
public final class NpyRows implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final AtomicFile file;
  private final FileChannel channel;
  private final NpyType type;
  private final int columns;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long rows;
  private boolean open = true;

  private NpyRows(AtomicFile file, FileChannel channel, NpyType type, int columns) {
    this.file = file;
    this.channel = channel;
    this.type = type;
    this.columns = columns;
  }

  /// Opens a file for rows of `columns` numbers of type F4 or F8.
  ///
  /// @throws WriteError if it cannot be created
  public static NpyRows open(Path target, NpyType type, int columns) {
    if (columns < 1 || (type != NpyType.F4 && type != NpyType.F8)) {
      throw new IllegalArgumentException(
          "rows of " + columns + " " + type + ": give at least one column and F4 or F8");
    }
    AtomicFile file = AtomicFile.create(target);
    try {
      FileChannel channel = FileChannel.open(file.temporary(), StandardOpenOption.WRITE);
      channel.position(NpyHeader.BYTES);
      return new NpyRows(file, channel, type, columns);
    } catch (IOException e) {
      file.close();
      throw WriteError.of(target, e);
    }
  }

  /// Appends a row; the numbers are rounded to the file's type.
  public void append(double... row) {
    check(row.length);
    for (double value : row) put(value);
    rows++;
  }

  /// Appends a row.
  public void append(float... row) {
    check(row.length);
    for (float value : row) put(value);
    rows++;
  }

  public long rows() {
    return rows;
  }

  /// Completes the header and moves the file to its name.
  @Override
  public void close() {
    if (!open) return;
    try {
      flush();
      byte[] header = new NpyHeader(type, false, new long[] {rows, columns}).encode();
      channel.write(ByteBuffer.wrap(header), 0);
      channel.close();
      file.commit();
      open = false;
    } catch (IOException e) {
      throw fail(e);
    } finally {
      discard();
    }
  }

  /// Closes without a result: nothing is left on disk.
  public void discard() {
    if (!open) return;
    open = false;
    try {
      channel.close();
    } catch (IOException e) {
      throw WriteError.of(file.target(), e);
    } finally {
      file.close();
    }
  }

  private void put(double value) {
    if (buffer.remaining() < type.bytes) flushOrFail();
    if (type == NpyType.F8) buffer.putDouble(value);
    else buffer.putFloat((float) value);
  }

  private void flushOrFail() {
    try {
      flush();
    } catch (IOException e) {
      throw fail(e);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) channel.write(buffer);
    buffer.clear();
  }

  private WriteError fail(IOException e) {
    discard();
    return WriteError.of(file.target(), e);
  }

  private void check(int length) {
    if (!open) throw new IllegalStateException(file.target() + " is closed");
    if (length != columns) {
      throw new IllegalArgumentException(
          file.target() + ": rows have " + columns + " numbers, this one has " + length);
    }
  }
}
