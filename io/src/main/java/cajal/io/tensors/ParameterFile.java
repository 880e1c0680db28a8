package cajal.io.tensors;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Parameters under their names in a safetensors or NPZ file, and what an optimiser keeps of them
/// under `state/…`.
///
/// ```java
/// ParameterFile.save(Path.of("net.safetensors"), net.parameters());
/// ParameterFile.load(Path.of("net.safetensors"), sameNet.parameters());
/// ```
public final class ParameterFile {
  static final String STATE = "state/";

  private ParameterFile() {}

  /// @throws cajal.io.WriteError if the file system refuses; what was there is as it was then
  public static void save(Path file, List<Parameter> parameters) {
    save(file, parameters, Map.of());
  }

  /// @param state other tensors by names of their own, such as an optimiser's
  public static void save(Path file, List<Parameter> parameters, Map<String, Tensor> state) {
    TensorFile.write(file, arrays(numbers(parameters), state), Map.of());
  }

  /// Gives each parameter the numbers of its name, bit for bit; none of them if one does not fit.
  ///
  /// @return the state that was saved with them, by name
  /// @throws cajal.io.FormatError if the file is missing or damaged, or a name, shape or type
  ///   differs
  public static SequencedMap<String, Tensor> load(Path file, List<Parameter> parameters) {
    return load(file, parameters, Selection.ALL);
  }

  /// The same for all names or for those in both.
  public static SequencedMap<String, Tensor> load(
      Path file, List<Parameter> parameters, Selection selection) {
    TensorFile read = TensorFile.read(file);
    ParameterMatch.of(file, parametersOf(read), parameters, selection).set();
    return stateOf(read);
  }

  static SequencedMap<String, Tensor> numbers(List<Parameter> parameters) {
    SequencedMap<String, Tensor> numbers = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      if (numbers.put(parameter.name(), parameter.value()) == null) continue;
      throw ParameterMatch.twice(parameter.name());
    }
    return numbers;
  }

  static List<NamedArray> arrays(Map<String, Tensor> parameters, Map<String, Tensor> state) {
    List<NamedArray> arrays = new ArrayList<>();
    parameters.forEach((name, numbers) -> {
      if (name.startsWith(STATE)) {
        throw new IllegalArgumentException(
            "a parameter named '%s': names that begin with '%s' are the optimiser's; give it another"
                .formatted(name, STATE));
      }
      arrays.add(NamedArray.of(name, numbers));
    });
    state.forEach((name, numbers) -> arrays.add(NamedArray.of(STATE + name, numbers)));
    return arrays;
  }

  static SequencedMap<String, Tensor> parametersOf(TensorFile file) {
    return tensors(file, "");
  }

  static SequencedMap<String, Tensor> stateOf(TensorFile file) {
    return tensors(file, STATE);
  }

  private static SequencedMap<String, Tensor> tensors(TensorFile file, String prefix) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    file.arrays()
        .forEach((name, array) -> {
          if (name.startsWith(STATE) == prefix.equals(STATE)) {
            tensors.put(name.substring(prefix.length()), array.tensor());
          }
        });
    return tensors;
  }
}
