package cajal.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.trace.Cajal;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegularisersTest {
  private final Parameter a = Parameter.of("a", Tensor.of(1.0, -2.0));
  private final Parameter b = Parameter.of("b", Tensor.of(3.0));

  @Test
  void l1_and_l2_are_sums_over_all_elements() {
    List<Tensor> found =
        Cajal.compileAll(x ->
                List.of(Regularisers.l1(0.5, List.of(a, b)), Regularisers.l2(0.5, List.of(a, b))))
            .applyAll(List.of());
    assertThat(found.get(0).doubles()).containsExactly(3);
    assertThat(found.get(1).doubles()).containsExactly(7);
  }

  @Test
  void rates_are_drawn_to_their_target_neuron_by_neuron() {
    Tensor spikes = Tensor.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0).reshape(4, 1, 2);
    Tensor loss = Cajal.compile(s -> Regularisers.rate(2, s, 0.1, 0, 1)).apply(spikes);
    double wanted = 2 * (Math.pow(0.5 - 0.1, 2) + Math.pow(0 - 0.1, 2));
    assertThat(loss.doubles()).containsExactly(new double[] {wanted}, within(1e-15));
  }

  @Test
  void a_band_costs_what_is_outside_of_it() {
    Tensor v = Tensor.of(-80.0, -60.0, -45.0, -75.0);
    Tensor loss = Cajal.compile(x -> Regularisers.band(2, x, -75, -50)).apply(v);
    assertThat(loss.doubles()).containsExactly(2 * (25 + 25) / 4.0);
  }
}
