package cajal.io.tensors;

import cajal.io.AtomicFile;
import cajal.io.FormatError;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Safetensors files: the length of a JSON header, the header, and the elements in little-endian
/// order, as the Python package `safetensors` reads and writes them.
///
/// `F16`, `BF16` and the small whole numbers are read into wider types without loss. Source:
/// Hugging Face, safetensors, "Format".
final class Safetensors {
  private static final int CHUNK = 1 << 18;

  private Safetensors() {}

  /// Writes the file whole or not at all, and has it on the disk before it takes its name.
  static void write(Path target, Collection<NamedArray> arrays, Map<String, String> metadata) {
    List<NamedArray> aligned =
        arrays.stream().sorted(Comparator.comparingInt(array -> -array.dtype().bytes())).toList();
    byte[] header = SafetensorsHeader.encode(arrays, aligned, metadata);
    AtomicFile.write(
        target,
        temporary -> {
          try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            drain(channel, buffer.putLong(header.length).flip());
            drain(channel, ByteBuffer.wrap(header));
            for (NamedArray array : aligned) write(channel, buffer, array);
            channel.force(true);
          }
        });
  }

  private static void write(FileChannel channel, ByteBuffer buffer, NamedArray array)
      throws IOException {
    int bytes = array.dtype().bytes();
    int size = Array.getLength(array.array());
    for (int from = 0; from < size; from += CHUNK / bytes) {
      int count = Math.min(CHUNK / bytes, size - from);
      Element.put(array.array(), from, count, buffer.clear());
      drain(channel, buffer.limit(count * bytes));
    }
  }

  private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) channel.write(buffer);
  }

  /// @throws FormatError if the file is missing, damaged, or holds a type that cannot be read
  static TensorFile read(Path file) {
    FormatError.requireReadable(file, "a safetensors file");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = SafetensorsHeader.read(channel, file);
      SequencedMap<String, NamedArray> arrays = new LinkedHashMap<>();
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
      for (SafetensorsEntry entry : header.entries()) {
        arrays.put(entry.name(), read(channel, buffer, entry, header.dataStart(), file));
      }
      return new TensorFile(file, arrays, header.metadata());
    } catch (IOException e) {
      throw FormatError.unreadable(file, "a safetensors file", e);
    }
  }

  private static NamedArray read(
      FileChannel channel, ByteBuffer buffer, SafetensorsEntry entry, long dataStart, Path file)
      throws IOException {
    Element element = entry.element();
    int size = entry.shape().size();
    Object array = element.newArray(size);
    int step = CHUNK / element.bytes;
    for (int from = 0; from < size; from += step) {
      int count = Math.min(step, size - from);
      long position = dataStart + entry.begin() + (long) from * element.bytes;
      buffer.clear().limit(count * element.bytes);
      fill(channel, buffer, position, file);
      element.get(buffer.flip(), array, from, count);
    }
    return new NamedArray(entry.name(), entry.type(), array);
  }

  /// Fills the buffer up to its limit from a place in the file.
  static void fill(FileChannel channel, ByteBuffer buffer, long position, Path file)
      throws IOException {
    for (long at = position; buffer.hasRemaining(); ) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new FormatError(
            file,
            buffer.remaining() + " bytes more at offset " + at,
            "the end of the file, which was longer when it was opened",
            "Do not write it while it is read.");
      }
      at += read;
    }
  }
}
