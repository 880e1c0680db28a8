package cajal.io.tensors;

import cajal.io.FormatError;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The head of a safetensors file, whose every number has been checked against the file's size.
record SafetensorsHeader(
    List<SafetensorsEntry> entries, Map<String, String> metadata, long dataStart) {
  static final String METADATA = "__metadata__";

  /// As the format has it, so that a damaged length asks for no memory.
  private static final int LONGEST = 100_000_000;

  private static final String COPY = "Copy or write the file again.";

  /// The header as bytes, with spaces at its end so that elements begin at a multiple of 8.
  ///
  /// @param arrays in the order of the header
  /// @param aligned the same in the order of their elements
  static byte[] encode(
      Collection<NamedArray> arrays, Collection<NamedArray> aligned, Map<String, String> metadata) {
    Map<String, Long> begins = new HashMap<>();
    long at = 0;
    for (NamedArray array : aligned) {
      if (array.name().equals(METADATA) || begins.put(array.name(), at) != null) {
        throw new IllegalArgumentException(
            "an array named '%s', a name that is taken; give another".formatted(array.name()));
      }
      at += array.bytes();
    }
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      if (!metadata.isEmpty()) {
        json.name(METADATA).beginObject();
        for (var line : new TreeMap<>(metadata).entrySet()) {
          json.name(line.getKey()).value(line.getValue());
        }
        json.endObject();
      }
      for (NamedArray array : arrays) {
        encode(json, array, begins.getOrDefault(array.name(), 0L));
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8);
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    return padded;
  }

  private static void encode(JsonWriter json, NamedArray array, long begin) throws IOException {
    json.name(array.name()).beginObject();
    json.name("dtype").value(Element.of(array.dtype()).name());
    json.name("shape").beginArray();
    for (int dim : array.type().shape().dims()) json.value(dim);
    json.endArray();
    json.name("data_offsets").beginArray().value(begin).value(begin + array.bytes()).endArray();
    json.endObject();
  }

  static SafetensorsHeader read(FileChannel channel, Path file) throws IOException {
    long size = channel.size();
    if (size < 8) {
      throw new FormatError(
          file, "a safetensors file", size + " bytes, not even the length of a header", COPY);
    }
    ByteBuffer first = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    Safetensors.fill(channel, first, 0, file);
    long length = first.getLong(0);
    if (length < 2 || length > Math.min(LONGEST, size - 8)) {
      throw tooLong(file, length, size, first.array());
    }
    ByteBuffer text = ByteBuffer.allocate((int) length);
    Safetensors.fill(channel, text, 8, file);
    SafetensorsJson json = SafetensorsJson.parse(text.array(), file);
    requireCovered(json.entries(), size - 8 - length, file);
    return new SafetensorsHeader(json.entries(), json.metadata(), 8 + length);
  }

  private static FormatError tooLong(Path file, long length, long size, byte[] start) {
    boolean zip = start[0] == 'P' && start[1] == 'K';
    return new FormatError(
        file,
        "the length of a safetensors header at offset 0, 2 to " + Math.min(LONGEST, size - 8),
        Long.toUnsignedString(length) + " in a file of " + size + " bytes",
        zip
            ? "It begins like a zip: give it a name that ends in .npz if it holds NumPy's arrays."
            : "It is truncated or no safetensors file. " + COPY);
  }

  /// The arrays must lie one behind another, without overlap or gap, up to the end of the file.
  private static void requireCovered(List<SafetensorsEntry> entries, long bytes, Path file) {
    long at = 0;
    String before = "the header";
    for (SafetensorsEntry entry :
        entries.stream()
            .sorted(
                Comparator.comparingLong(SafetensorsEntry::begin)
                    .thenComparingLong(SafetensorsEntry::end))
            .toList()) {
      if (entry.begin() != at) {
        String what = entry.begin() < at ? "which overlaps " : "with a gap behind ";
        throw new FormatError(
            file, "an array that begins at byte " + at, entry + ", " + what + before, COPY);
      }
      if (entry.end() > bytes) {
        String found = "only " + bytes + " bytes behind the header";
        throw new FormatError(
            file, entry.toString(), found, "The file is truncated or damaged. " + COPY);
      }
      at = entry.end();
      before = "'" + entry.name() + "'";
    }
    if (at == bytes) return;
    throw new FormatError(
        file,
        at + " bytes behind the header, as its arrays take",
        bytes + ", " + (bytes - at) + " more behind " + before,
        "Something was appended, or the header is another file's. " + COPY);
  }
}
