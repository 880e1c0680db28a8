package cajal.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.trace.Cajal;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClippingTest {
  private static List<Tensor> clipped(Clipping clipping, Tensor... gradients) {
    return Cajal.compileAll(clipping::apply).applyAll(List.of(gradients));
  }

  @Test
  void by_value_each_element_is_clipped() {
    Tensor g = clipped(Clipping.byValue(2), Tensor.of(-5f, 1f, Float.POSITIVE_INFINITY)).getFirst();
    assertThat(g.floats()).containsExactly(-2, 1, 2);
  }

  @Test
  void by_norm_each_gradient_is_scaled_down_and_never_up() {
    List<Tensor> g =
        clipped(Clipping.byNorm(1), Tensor.of(3.0, 4.0), Tensor.of(0.3f, 0.4f), Tensor.of(0f));
    assertThat(g.get(0).doubles()).containsExactly(new double[] {0.6, 0.8}, within(1e-15));
    assertThat(g.get(1).floats()).containsExactly(0.3f, 0.4f);
    assertThat(g.get(2).floats()).containsExactly(0f);
  }

  @Test
  void by_global_norm_all_are_scaled_by_one_factor() {
    List<Tensor> g = clipped(Clipping.byGlobalNorm(1), Tensor.of(3.0, 0.0), Tensor.of(4f));
    assertThat(g.get(0).doubles()).containsExactly(new double[] {0.6, 0}, within(1e-15));
    assertThat(g.get(1).floats()).containsExactly(new float[] {0.8f}, within(1e-7f));
    List<Tensor> small = clipped(Clipping.byGlobalNorm(10), Tensor.of(3.0, 0.0), Tensor.of(4f));
    assertThat(small.get(0).doubles()).containsExactly(3, 0);
  }

  @Test
  void norms_of_large_gradients_do_not_overflow() {
    Tensor g = clipped(Clipping.byNorm(1), Tensor.of(3e30f, 4e30f)).getFirst();
    assertThat(g.floats()).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
  }

  @Test
  void what_is_not_a_number_is_not_hidden() {
    for (Clipping clipping :
        List.of(Clipping.byValue(1), Clipping.byNorm(1), Clipping.byGlobalNorm(1))) {
      assertThat(clipped(clipping, Tensor.of(Float.NaN, 1f)).getFirst().floats()[0]).isNaN();
    }
  }

  @Test
  void a_limit_is_above_0() {
    assertThatThrownBy(() -> Clipping.byNorm(0))
        .hasMessage("limit is a finite number above 0, found 0.0");
  }
}
