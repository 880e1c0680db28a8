package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Maths;
import cajal.trace.Pointwise;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointwiseTest {
  @Test
  void everyResultIsDerivedByEveryArgument() {
    Compiled f =
        Cajal.compileAll(arguments -> {
          Pointwise p =
              Pointwise.of(
                  x -> List.of(x.get(0).times(0.5).plus(x.get(1)), Maths.square(x.get(1))),
                  arguments);
          assertThat(p.isUniform(0, 0)).isTrue();
          assertThat(p.isUniform(1, 1)).isFalse();
          assertThat(p.depends(1, 0)).isFalse();
          assertThat(p.slope(1, 0)).isEmpty();
          return List.of(
              p.results().get(0),
              p.results().get(1),
              p.slope(0, 0).orElseThrow(),
              p.slope(0, 1).orElseThrow(),
              p.slope(1, 1).orElseThrow());
        });
    List<Tensor> all = f.applyAll(List.of(Tensor.of(1.0, 2.0), Tensor.of(3.0, 4.0)));
    assertThat(all.get(0).doubles()).containsExactly(3.5, 5);
    assertThat(all.get(1).doubles()).containsExactly(9, 16);
    assertThat(all.get(2).doubles()).containsExactly(0.5);
    assertThat(all.get(3).doubles()).containsExactly(1);
    assertThat(all.get(4).doubles()).containsExactly(6, 8);
  }

  @Test
  void aFunctionThatMixesPlacesIsRefused() {
    Compiled f =
        Cajal.compile(x -> {
          Pointwise p =
              Pointwise.of(
                  y -> List.of(y.getFirst().plus(Reductions.sum(y.getFirst()))), List.of(x));
          return p.results().getFirst();
        });
    assertThatThrownBy(() -> f.apply(Tensor.of(1.0, 2.0)))
        .hasMessageContaining("the elementwise derivative does not go through a reduce")
        .hasMessageContaining("its place alone");
  }
}
