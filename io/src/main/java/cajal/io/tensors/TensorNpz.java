package cajal.io.tensors;

import cajal.io.FormatError;
import cajal.io.NpyArray;
import cajal.io.Npz;
import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Named arrays as NPZ; the metadata is an array `__metadata__` of bytes, a JSON text.
final class TensorNpz {
  private static final TypeToken<Map<String, String>> TEXTS = new TypeToken<>() {};

  private TensorNpz() {}

  static void write(Path target, Collection<NamedArray> arrays, Map<String, String> metadata) {
    SequencedMap<String, NpyArray> entries = new LinkedHashMap<>();
    for (NamedArray array : arrays) {
      int[] shape = array.type().shape().dims().stream().mapToInt(Integer::intValue).toArray();
      boolean taken = array.name().equals(SafetensorsHeader.METADATA);
      if (taken || entries.put(array.name(), new NpyArray(shape, array.array())) != null) {
        throw new IllegalArgumentException(
            "an array named '%s', a name that is taken; give another".formatted(array.name()));
      }
    }
    if (!metadata.isEmpty()) {
      byte[] json = new Gson().toJson(new TreeMap<>(metadata)).getBytes(StandardCharsets.UTF_8);
      entries.put(SafetensorsHeader.METADATA, NpyArray.of(json));
    }
    Npz.write(target, entries);
  }

  static TensorFile read(Path file) {
    SequencedMap<String, NpyArray> entries = Npz.read(file);
    NpyArray metadata = entries.remove(SafetensorsHeader.METADATA);
    SequencedMap<String, NamedArray> arrays = new LinkedHashMap<>();
    entries.forEach((name, entry) -> arrays.put(name, array(name, entry)));
    return new TensorFile(file, arrays, metadata == null ? Map.of() : texts(file, metadata));
  }

  private static NamedArray array(String name, NpyArray entry) {
    DType dtype =
        switch (entry.type()) {
          case F4 -> DType.F32;
          case F8 -> DType.F64;
          case I4, U1 -> DType.I32;
          case I8 -> DType.I64;
          case BOOL -> DType.BOOL;
        };
    return new NamedArray(name, new Type(dtype, Shape.of(entry.shape())), widened(entry.data()));
  }

  private static Object widened(Object data) {
    if (!(data instanceof byte[] bytes)) return data;
    int[] ints = new int[bytes.length];
    for (int i = 0; i < ints.length; i++) ints[i] = Byte.toUnsignedInt(bytes[i]);
    return ints;
  }

  private static Map<String, String> texts(Path file, NpyArray metadata) {
    try {
      if (metadata.data() instanceof byte[] json) {
        Map<String, String> texts =
            new Gson().fromJson(new String(json, StandardCharsets.UTF_8), TEXTS);
        if (texts != null) return texts;
      }
    } catch (JsonParseException e) {
      throw noTexts(file, e.getMessage());
    }
    throw noTexts(file, "an array of " + metadata.type());
  }

  private static FormatError noTexts(Path file, @org.jspecify.annotations.Nullable String found) {
    return new FormatError(
        file,
        "the array __metadata__ to be bytes of a JSON object of texts",
        String.valueOf(found),
        "Leave it out, or write it with numpy.frombuffer(json.dumps(d).encode(), 'u1').");
  }
}
