package cajal.io.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.io.FormatError;
import cajal.ir.DType;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void saved() {
    file = folder.resolve("net.safetensors");
    Parameter weights = Parameter.of("out.w", Tensor.of(1f, 2f, 3f, 4f, 5f, 6f).reshape(2, 3));
    Parameter bias = Parameter.of("out.bias", Tensor.of(7f, 8f, 9f));
    ParameterFile.save(file, List.of(weights, bias), Map.of("out.w.0", Tensor.of(0.5f)));
  }

  private static Parameter zeros(String name, int... shape) {
    int size = 1;
    for (int dim : shape) size *= dim;
    return Parameter.of(name, Tensor.of(new float[size]).reshape(shape));
  }

  private void assertRefused(List<Parameter> parameters, String... says) {
    assertThatThrownBy(() -> ParameterFile.load(file, parameters))
        .isInstanceOf(FormatError.class)
        .hasMessageContaining("net.safetensors: expected")
        .hasMessageContainingAll(says);
    for (Parameter p : parameters) {
      if (p.type().dtype() == DType.F32) {
        assertThat(p.value().floats()).as("left as it was").containsOnly(0);
      }
    }
  }

  @Test
  void parametersGetTheNumbersOfTheirNames() {
    List<Parameter> net = List.of(zeros("out.bias", 3), zeros("out.w", 2, 3));
    Map<String, Tensor> state = ParameterFile.load(file, net);
    assertThat(net.getFirst().value().floats()).containsExactly(7, 8, 9);
    assertThat(net.getLast().value().floats()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(state).containsOnlyKeys("out.w.0");
    assertThat(state.get("out.w.0").floats()).containsExactly(0.5f);
  }

  @Test
  void namesThatAreMissingAreSpelledAndThoseTooManyNamed() {
    assertRefused(
        List.of(zeros("out.w", 2, 3), zeros("out.bais", 3)),
        "expected 'out.bais' f32[3], nothing under 'out.bias'",
        "found no 'out.bais', 'out.bias' f32[3].",
        "Did you mean out.bias?");
    assertRefused(List.of(zeros("out.w", 2, 3)), "nothing under 'out.bias'", "Selection.SHARED");
  }

  @Test
  void shapesAndTypesThatDifferAreNamed() {
    assertRefused(
        List.of(zeros("out.w", 3, 2), zeros("out.bias", 3)),
        "expected 'out.w' f32[3,2], found 'out.w' f32[2,3]",
        "the sizes it was saved with");
    Parameter precise = Parameter.of("out.bias", Tensor.of(0.0, 0.0, 0.0));
    assertRefused(
        List.of(zeros("out.w", 2, 3), precise),
        "expected 'out.bias' f64[3], found 'out.bias' f32[3]. Save it as f64");
  }

  @Test
  void aSubsetIsTakenWhenAskedFor() {
    List<Parameter> net = List.of(zeros("out.w", 2, 3), zeros("head", 4));
    ParameterFile.load(file, net, Selection.SHARED);
    assertThat(net.getFirst().value().floats()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(net.getLast().value().floats()).containsOnly(0);
    assertThatThrownBy(() -> ParameterFile.load(file, List.of(zeros("head", 4)), Selection.SHARED))
        .hasMessageContainingAll("at least one of the parameters head", "out.w, out.bias");
    assertThatThrownBy(() -> ParameterFile.load(file, List.of(zeros("out.w", 7)), Selection.SHARED))
        .hasMessageContaining("'out.w' f32[7]");
  }

  @Test
  void twoOfOneNameAndNamesOfTheStateAreRefused() {
    List<Parameter> two = List.of(zeros("w", 1), zeros("w", 2));
    assertThatThrownBy(() -> ParameterFile.save(file, two)).hasMessageContaining("named 'w'");
    assertThatThrownBy(() -> ParameterFile.load(file, two)).hasMessageContaining("named 'w'");
    assertThatThrownBy(() -> ParameterFile.save(file, List.of(zeros("state/w", 1))))
        .hasMessageContaining("'state/w'");
  }
}
