package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterTest {
  private final Parameter w = Parameter.of("w", Tensor.of(1f, 2f));

  @Test
  void aCompiledFunctionUsesTheNumbersOfWhenItIsCalled() {
    Compiled f = Cajal.compile(x -> x.times(w.value()));
    assertThat(f.apply(Tensor.of(1f, 1f)).floats()).containsExactly(1, 2);
    w.set(Tensor.of(3f, 4f));
    assertThat(f.apply(Tensor.of(1f, 1f)).floats()).containsExactly(3, 4);
  }

  @Test
  void isOneInputHoweverDeepItIsUsed() {
    Compiled f =
        Cajal.compile(x ->
            Control.scan((carry, slice) -> Turn.of(carry.plus(w.value()).plus(slice)), w.value(), x)
                .last());
    assertThat(f.apply(Tensor.of(1f, 10f)).floats()).containsExactly(14, 17);
    assertThat(f.graph(Type.of(DType.F32, 2)).inputs()).hasSize(2);
  }

  @Test
  void hasGradientsWhereverItIsUsed() {
    Compiled step =
        Cajal.compileAll(x ->
            Derivatives.valueAndGrad(
                () -> List.of(Reductions.sum(Maths.square(w.value()).times(x.getFirst()))),
                List.of(w)));
    List<Tensor> all = step.applyAll(List.of(Tensor.of(1f, 10f)));
    assertThat(all.get(0).floats()).containsExactly(41);
    assertThat(all.get(1).floats()).containsExactly(2, 40);
  }

  @Test
  void keepsItsType() {
    assertThatThrownBy(() -> w.set(Tensor.of(1.0, 2.0)))
        .hasMessageContaining("parameter w: takes f32[2], found f64[2]");
  }

  @Test
  void isNamedWhereNothingSmoothDependsOnIt() {
    Compiled step =
        Cajal.compileAll(x ->
            Derivatives.valueAndGrad(
                () -> List.of(Reductions.sum(w.value().gt(0).cast(DType.F32))), List.of(w)));
    assertThatThrownBy(() -> step.applyAll(List.of()))
        .hasMessageContaining("no derivative by parameter w (f32[2])");
  }

  @Test
  void theSlopeOfAStepIsTheGivenOne() {
    Compiled slope =
        Cajal.compile(
            Derivatives.grad(x -> {
              Tensor step = Derivatives.sloped(x.gt(0).cast(DType.F32), x, x.times(3));
              return Reductions.sum(step.times(Tensor.of(1f, 2f)));
            }));
    assertThat(slope.apply(Tensor.of(-1f, 5f)).floats()).containsExactly(-3, 30);
  }

  @Test
  void noGradientGoesThroughAStop() {
    Compiled slope =
        Cajal.compile(Derivatives.grad(x -> Reductions.sum(x.times(Derivatives.stop(x)))));
    assertThat(slope.apply(Tensor.of(-1f, 5f)).floats()).containsExactly(-1, 5);
  }
}
