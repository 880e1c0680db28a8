package cajal.io.tensors;

import cajal.error.Spelling;
import cajal.io.AtomicFile;
import cajal.io.FormatError;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Where a training stands: its parameters, what the optimiser keeps, and where it was in the data,
/// so that it goes on with the same bits.
///
/// ```java
/// Checkpoint.of(parameters, slots, Map.of("epoch", 3L, "seed", 42L)).write(file);
/// Checkpoint last = Checkpoint.read(file);
/// last.restore(parameters);
/// long epoch = last.counter("epoch");
/// ```
///
/// A program that is killed while it writes leaves the file as it was, and a file in which a byte
/// has changed since is refused with the name of what is damaged: metadata `crc32c/…` has a
/// checksum of each array and of the texts. In the file, a safetensors or NPZ file, the state has
/// names that begin with `state/`, and counters are metadata `counter/…`; [ParameterFile#load]
/// takes the parameters alone.
public record Checkpoint(
    SequencedMap<String, Tensor> parameters,
    SequencedMap<String, Tensor> state,
    Map<String, Long> counters,
    Map<String, String> metadata) {
  private static final String COUNTER = "counter/";
  private static final String FORMAT = "format";
  private static final String VERSION = "cajal checkpoint 2";

  public Checkpoint {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    state = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(state));
    counters = Collections.unmodifiableMap(new TreeMap<>(counters));
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    for (String key : metadata.keySet()) {
      boolean own = key.equals(FORMAT) || key.startsWith(COUNTER) || key.startsWith(Digest.PREFIX);
      if (!own) continue;
      throw new IllegalArgumentException(
          "metadata '%s': the file itself uses this key; give it another".formatted(key));
    }
  }

  /// The numbers that parameters have now.
  ///
  /// @param state what the optimiser keeps, and other tensors that change, by any names
  public static Checkpoint of(
      List<Parameter> parameters, Map<String, Tensor> state, Map<String, Long> counters) {
    return new Checkpoint(
        ParameterFile.numbers(parameters), new LinkedHashMap<>(state), counters, Map.of());
  }

  /// The same with texts about it.
  public Checkpoint described(Map<String, String> texts) {
    return new Checkpoint(parameters, state, counters, texts);
  }

  /// Writes the file whole or not at all, and removes what killed programs have left of it.
  ///
  /// @throws cajal.io.WriteError if the file system refuses
  public void write(Path file) {
    Map<String, String> texts = new LinkedHashMap<>(metadata);
    counters.forEach((name, count) -> texts.put(COUNTER + name, Long.toString(count)));
    texts.put(FORMAT, VERSION);
    List<NamedArray> arrays = ParameterFile.arrays(parameters, state);
    TensorFile.write(file, arrays, Digest.added(texts, arrays));
    AtomicFile.removeLeftovers(file);
  }

  /// @throws FormatError if the file is missing, damaged, or no checkpoint
  public static Checkpoint read(Path file) {
    TensorFile read = TensorFile.read(file);
    Map<String, Long> counters = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>(read.metadata());
    String version = metadata.remove(FORMAT);
    if (!VERSION.equals(version)) {
      throw new FormatError(
          file,
          "metadata 'format' to be '" + VERSION + "'",
          version == null ? "none" : "'" + version + "'",
          "Name a file that Checkpoint.write wrote; ParameterFile.load reads parameters alone.");
    }
    Digest.verify(file, read.metadata(), read.arrays().values());
    metadata.keySet().removeIf(key -> key.startsWith(Digest.PREFIX));
    metadata
        .keySet()
        .removeIf(key -> {
          if (!key.startsWith(COUNTER)) return false;
          String count = read.metadata().get(key);
          counters.put(key.substring(COUNTER.length()), number(file, key, String.valueOf(count)));
          return true;
        });
    return new Checkpoint(
        ParameterFile.parametersOf(read), ParameterFile.stateOf(read), counters, metadata);
  }

  private static long number(Path file, String key, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new FormatError(
          file,
          "a whole number as metadata '" + key + "'",
          "'" + text + "'",
          "Write the checkpoint again.",
          e);
    }
  }

  /// Refuses parameters that are no numbers, and what optimisers keep of them, `slots/…`.
  ///
  /// @param file that it was read from
  /// @throws FormatError if there is a NaN or an infinity, with the name of the tensor
  public Checkpoint requireFinite(Path file) {
    parameters.forEach((name, tensor) -> requireFinite(file, name, tensor));
    state.forEach((name, tensor) -> {
      if (name.startsWith("slots/")) requireFinite(file, name, tensor);
    });
    return this;
  }

  private static void requireFinite(Path file, String name, Tensor tensor) {
    double[] numbers =
        switch (tensor.dtype()) {
          case F32 -> widened(tensor.floats());
          case F64 -> tensor.doubles();
          default -> new double[0];
        };
    for (int i = 0; i < numbers.length; i++) {
      if (Double.isFinite(numbers[i])) continue;
      throw new FormatError(
          file,
          "finite numbers in '" + name + "'",
          numbers[i] + " at index " + i,
          "Go on from an earlier checkpoint.");
    }
  }

  private static double[] widened(float[] floats) {
    double[] numbers = new double[floats.length];
    for (int i = 0; i < numbers.length; i++) numbers[i] = floats[i];
    return numbers;
  }

  /// Gives each parameter its numbers, bit for bit; none of them if one does not fit.
  ///
  /// @throws FormatError if a name, shape or type differs
  public void restore(List<Parameter> parameters) {
    ParameterMatch.of(Path.of("checkpoint"), this.parameters, parameters, Selection.ALL).set();
  }

  /// @throws IllegalArgumentException if there is no such counter
  public long counter(String name) {
    Long count = counters.get(name);
    if (count != null) return count;
    throw new IllegalArgumentException(
        "the checkpoint has no counter '%s', it has %s.%s"
            .formatted(name, counters.keySet(), Spelling.suggestion(name, counters.keySet())));
  }
}
