package cajal.io;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// NPY files, the array format of NumPy (version 1.0, little endian): what `numpy.load` reads.
///
/// ```java
/// Npy.write(Path.of("v.npy"), NpyArray.of(voltages, steps, neurons));
/// double[] v = Npy.read(Path.of("v.npy")).doubles();
/// ```
public final class Npy {
  private static final int CHUNK = 1 << 16;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private Npy() {}

  /// Writes the file whole or not at all.
  ///
  /// @throws WriteError if the file system refuses
  public static void write(Path target, NpyArray array) {
    AtomicFile.write(
        target,
        temporary -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
            write(out, array);
          }
        });
  }

  /// Reads an array; one stored column by column is turned to rows.
  ///
  /// @throws FormatError if the file is missing, truncated or of a type Cajal does not read
  public static NpyArray read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, file, Files.size(file));
    } catch (IOException e) {
      throw FormatError.unreadable(file, "an NPY file", e);
    }
  }

  static void write(OutputStream out, NpyArray array) throws IOException {
    NpyType type = array.type();
    long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
    out.write(new NpyHeader(type, false, shape).encode());
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int step = CHUNK / type.bytes;
    for (int from = 0; from < array.size(); from += step) {
      int count = Math.min(step, array.size() - from);
      NpyType.put(array.data(), from, count, chunk);
      out.write(chunk.array(), 0, count * type.bytes);
    }
  }

  /// @param length how many bytes the source has, so that a damaged header asks for no memory
  static NpyArray read(InputStream source, Path file, long length) throws IOException {
    DataInputStream in = new DataInputStream(source);
    NpyHeader header;
    try {
      header = NpyHeader.read(in, file);
    } catch (EOFException e) {
      throw new FormatError(
          file, "an NPY header", "the end of the file", "Copy the file again.", e);
    }
    int size = size(header, file, length);
    Object data = header.type().newArray(size);
    int bytes = header.type().bytes;
    int step = CHUNK / bytes;
    for (int from = 0; from < size; from += step) {
      int count = Math.min(step, size - from);
      byte[] chunk = in.readNBytes(count * bytes);
      if (chunk.length < count * bytes) {
        throw new FormatError(
            file,
            size + " elements of " + bytes + " bytes",
            "only " + (from + chunk.length / bytes),
            "The file is truncated: copy or write it again.");
      }
      NpyType.get(ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN), data, from, count);
    }
    if (in.read() >= 0) {
      throw new FormatError(
          file,
          "one array, " + header,
          "more bytes behind it",
          "Save one array a file, or several with numpy.savez.");
    }
    int[] shape = Arrays.stream(header.shape()).mapToInt(Math::toIntExact).toArray();
    return header.columnMajor() && shape.length > 1
        ? rowMajor(header.type(), shape, data)
        : new NpyArray(shape, data);
  }

  private static int size(NpyHeader header, Path file, long length) {
    long size = 1;
    for (long n : header.shape()) {
      if (n > LARGEST || size * n > LARGEST) {
        throw new FormatError(
            file,
            "at most " + LARGEST + " elements",
            "the shape " + Arrays.toString(header.shape()),
            "Split the array into several files.");
      }
      size *= n;
    }
    if (size * header.type().bytes <= length) return (int) size;
    throw new FormatError(
        file,
        header + " in " + size * header.type().bytes + " bytes",
        "only " + length + " with the header",
        "The file is truncated or damaged: copy or write it again.");
  }

  private static NpyArray rowMajor(NpyType type, int[] shape, Object data) {
    int[] reversed = new int[shape.length];
    for (int d = 0; d < shape.length; d++) reversed[d] = shape[shape.length - 1 - d];
    Object sorted = type.newArray(new NpyArray(reversed, data).size());
    int[] index = new int[shape.length];
    for (int to = 0, size = new NpyArray(reversed, data).size(); to < size; to++) {
      int from = 0;
      for (int d = shape.length - 1; d >= 0; d--) from = from * shape[d] + index[d];
      System.arraycopy(data, from, sorted, to, 1);
      for (int d = shape.length - 1; d >= 0 && ++index[d] == shape[d]; d--) index[d] = 0;
    }
    return new NpyArray(shape, sorted);
  }
}
