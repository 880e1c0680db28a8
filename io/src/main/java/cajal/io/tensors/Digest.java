package cajal.io.tensors;

import cajal.io.FormatError;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Checksums (CRC-32C) of what a file holds, in its metadata: `crc32c/NAME` of an array's type and
/// elements, and `crc32c` of all other texts.
final class Digest {
  static final String PREFIX = "crc32c";

  private static final int CHUNK = 1 << 16;

  private Digest() {}

  static Map<String, String> added(Map<String, String> texts, Collection<NamedArray> arrays) {
    Map<String, String> all = new LinkedHashMap<>(texts);
    for (NamedArray array : arrays) all.put(PREFIX + "/" + array.name(), of(array));
    all.put(PREFIX, of(all));
    return all;
  }

  /// @throws FormatError if something is not as it was written
  static void verify(Path file, Map<String, String> metadata, Collection<NamedArray> arrays) {
    Map<String, String> texts = new LinkedHashMap<>(metadata);
    require(file, "its texts", texts.remove(PREFIX), of(texts));
    for (NamedArray array : arrays) {
      String was = metadata.get(PREFIX + "/" + array.name());
      require(file, "the array '" + array.name() + "'", was, of(array));
    }
  }

  private static void require(Path file, String what, @Nullable String was, String is) {
    if (is.equals(was)) return;
    throw new FormatError(
        file,
        "the checksum " + (was == null ? "of " + what : was + " of " + what),
        was == null ? "none" : is,
        "The file was damaged after it was written: take a copy, or an earlier one.");
  }

  private static String of(Map<String, String> texts) {
    CRC32C sum = new CRC32C();
    new TreeMap<>(texts)
        .forEach((key, text) -> {
          add(sum, key);
          add(sum, text);
        });
    return hex(sum);
  }

  private static void add(CRC32C sum, String text) {
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    sum.update(0);
  }

  private static String of(NamedArray array) {
    CRC32C sum = new CRC32C();
    add(sum, array.type().toString());
    int bytes = array.dtype().bytes();
    int size = Array.getLength(array.array());
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < size; from += CHUNK / bytes) {
      int count = Math.min(CHUNK / bytes, size - from);
      Element.put(array.array(), from, count, buffer.clear());
      sum.update(buffer.limit(count * bytes));
    }
    return hex(sum);
  }

  private static String hex(CRC32C sum) {
    return String.format("%08x", sum.getValue());
  }
}
