package cajal.io.tensors;

import cajal.error.Reason;
import cajal.io.FormatError;
import cajal.ir.Shape;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the JSON text of a safetensors header: `{"w": {"dtype": "F32", "shape": [2, 3],
/// "data_offsets": [0, 24]}, "__metadata__": {"key": "text"}}`.
final class SafetensorsJson {
  private static final String ADVICE = "Copy the file again, or write it again with its program.";

  private final Path file;
  private final JsonReader reader;
  private final List<SafetensorsEntry> entries = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private SafetensorsJson(Path file, JsonReader reader) {
    this.file = file;
    this.reader = reader;
  }

  static SafetensorsJson parse(byte[] text, Path file) {
    String decoded;
    try {
      decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw new FormatError(
          file, "a header of JSON at offset 8", "something that is no text", ADVICE, e);
    }
    JsonReader reader = new JsonReader(new StringReader(decoded));
    reader.setStrictness(Strictness.STRICT);
    SafetensorsJson json = new SafetensorsJson(file, reader);
    try {
      json.header();
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      String said = Reason.of(e).lines().findFirst().orElse("it ends too early");
      throw new FormatError(
          file, "a header of JSON at offset 8", "malformed text (" + said + ")", ADVICE, e);
    }
    return json;
  }

  List<SafetensorsEntry> entries() {
    return entries;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  private void header() throws IOException {
    Set<String> names = new HashSet<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (!names.add(name)) throw error("each name once", "'" + name + "' a second time");
      if (name.equals(SafetensorsHeader.METADATA)) readMetadata();
      else entries.add(entry(name));
    }
    reader.endObject();
    if (reader.peek() != JsonToken.END_DOCUMENT) throw error("one JSON object", "more behind it");
  }

  private void readMetadata() throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String key = reader.nextName();
      if (reader.peek() != JsonToken.STRING) {
        throw error("metadata of texts", "'" + key + "', which is " + reader.peek());
      }
      if (metadata.put(key, reader.nextString()) != null) {
        throw error("each key of the metadata once", "'" + key + "' a second time");
      }
    }
    reader.endObject();
  }

  private SafetensorsEntry entry(String name) throws IOException {
    @Nullable String dtype = null;
    long @Nullable [] shape = null;
    long @Nullable [] offsets = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "dtype" -> dtype = reader.nextString();
        case "shape" -> shape = numbers();
        case "data_offsets" -> offsets = numbers();
        case String other ->
            throw error("dtype, shape and data_offsets of '" + name + "'", "'" + other + "'");
      }
    }
    reader.endObject();
    if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
      throw error(
          "dtype, shape and two data_offsets of '" + name + "'",
          "%s, %s and %s".formatted(dtype, Arrays.toString(shape), Arrays.toString(offsets)));
    }
    return entry(name, dtype, shape, offsets[0], offsets[1]);
  }

  private SafetensorsEntry entry(String name, String dtype, long[] dims, long begin, long end) {
    Element element = Element.named(dtype);
    if (element == null) {
      throw new FormatError(
          file,
          "one of " + Arrays.toString(Element.values()) + " for '" + name + "'",
          "the type " + dtype,
          "Write it again from Python as torch.float32 or numpy.float32.");
    }
    Shape shape = shape(name, dims);
    SafetensorsEntry entry = new SafetensorsEntry(name, element, shape, begin, end);
    if (begin < 0 || end < begin || end - begin != (long) shape.size() * element.bytes) {
      throw error(
          "'%s' %s%s in %d bytes"
              .formatted(name, element, shape, (long) shape.size() * element.bytes),
          "data_offsets from %d to %d".formatted(begin, end));
    }
    return entry;
  }

  private Shape shape(String name, long[] dims) {
    long size = 1;
    for (long dim : dims) {
      boolean fits = dim >= 0 && dim <= Integer.MAX_VALUE && size * dim <= Integer.MAX_VALUE - 8;
      if (!fits) {
        throw new FormatError(
            file,
            "at most 2147483639 elements for '" + name + "'",
            "the shape " + Arrays.toString(dims),
            "Split the array into several.");
      }
      size *= dim;
    }
    return Shape.of(Arrays.stream(dims).mapToInt(Math::toIntExact).toArray());
  }

  private long[] numbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) numbers.add(reader.nextLong());
    reader.endArray();
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private FormatError error(String expected, String found) {
    return new FormatError(file, expected + " in the header", found, ADVICE);
  }
}
