package cajal.io.tensors;

import cajal.error.Spelling;
import cajal.io.FormatError;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// What a file of named arrays holds: the arrays in the order of the file, and texts about them.
/// The name's ending chooses the format: `.safetensors`, or `.npz` as `numpy.load` reads.
///
/// ```java
/// TensorFile.write(Path.of("weights.safetensors"), Map.of("w", w), Map.of("task", "digits"));
/// Tensor same = TensorFile.read(Path.of("weights.safetensors")).tensor("w");
/// ```
public record TensorFile(
    Path path, SequencedMap<String, NamedArray> arrays, Map<String, String> metadata) {
  private static final int LISTED = 12;

  public TensorFile {
    arrays = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /// Reads all of the file.
  ///
  /// @throws FormatError if it is missing, damaged, or holds a type that cannot be read
  public static TensorFile read(Path file) {
    return isNpz(file) ? TensorNpz.read(file) : Safetensors.read(file);
  }

  /// Writes the file whole or not at all, in the order of the map.
  ///
  /// @throws cajal.io.WriteError if the file system refuses
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
    List<NamedArray> arrays =
        tensors.entrySet().stream()
            .map(tensor -> NamedArray.of(tensor.getKey(), tensor.getValue()))
            .toList();
    write(file, arrays, metadata);
  }

  /// Writes arrays of names of their own, whole or not at all.
  ///
  /// @throws cajal.io.WriteError if the file system refuses
  public static void write(Path file, Collection<NamedArray> arrays, Map<String, String> metadata) {
    if (isNpz(file)) TensorNpz.write(file, arrays, metadata);
    else Safetensors.write(file, arrays, metadata);
  }

  /// The tensor of a name.
  ///
  /// @throws FormatError if the file has no array of this name
  public Tensor tensor(String name) {
    return array(name).tensor();
  }

  /// The array of a name.
  ///
  /// @throws FormatError if the file has none
  public NamedArray array(String name) {
    NamedArray array = arrays.get(name);
    if (array != null) return array;
    throw new FormatError(
        path,
        "an array '" + name + "'",
        arrays.isEmpty() ? "no arrays at all" : listed(arrays.sequencedKeySet()),
        "Ask for one of them." + Spelling.suggestion(name, arrays.keySet()));
  }

  /// The first names of many.
  static String listed(Collection<String> names) {
    String first = String.join(", ", names.stream().limit(LISTED).toList());
    return names.size() > LISTED ? first + ", … (" + names.size() + ")" : first;
  }

  private static boolean isNpz(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".npz")) return true;
    if (name.endsWith(".safetensors")) return false;
    throw new IllegalArgumentException(
        file + ": the ending says what a file of arrays is; write .safetensors or .npz");
  }
}
