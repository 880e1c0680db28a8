package cajal.learn.nn.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.kernel.Coo;
import cajal.kernel.Csr;
import cajal.learn.Arrays64;
import cajal.learn.Gradients;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each against a dense matrix.
class WiringTest {
  private static final Scope SCOPE = Scope.of(Key.of(1)).as(DType.F64);
  private static final Tensor X = Gradients.numbers(3, 2, 4, 3);
  private static final Csr SYNAPSES =
      new Coo(3, 5, new int[] {0, 0, 1, 2, 2}, new int[] {1, 4, 0, 1, 3}).toCsr().csr();

  private static double[] dense(double[] w, int out) {
    int rows = X.shape().size() / 3;
    double[] y = new double[rows * out];
    for (int i = 0; i < rows; i++) {
      double[] row = Arrays64.times(Arrays64.row(X.doubles(), i, 3), w, out);
      System.arraycopy(row, 0, y, i * out, out);
    }
    return y;
  }

  private static void check(Layer layer, double[] matrix, int out) {
    Arrays64.close(Arrays64.run(layer, X), dense(matrix, out));
    Gradients.check(layer::apply, layer.parameters(), X);
  }

  private static double[] only(Layer layer) {
    return Arrays64.numbers(layer.parameters().getFirst());
  }

  @Test
  void one_to_one_is_a_diagonal() {
    OneToOne layer = new OneToOne(SCOPE, 3);
    double[] w = only(layer);
    check(layer, new double[] {w[0], 0, 0, 0, w[1], 0, 0, 0, w[2]}, 3);
  }

  @Test
  void all_to_all_is_one_number_everywhere() {
    check(new AllToAll(SCOPE, 3, 2, 0.7, true), new double[] {.7, .7, .7, .7, .7, .7}, 2);
    check(new AllToAll(SCOPE, 3, 3, 0.7, false), new double[] {0, .7, .7, .7, 0, .7, .7, .7, 0}, 3);
    assertThatThrownBy(() -> new AllToAll(SCOPE, 3, 2, 1, false))
        .hasMessage("AllToAll: 3 to 2, none to itself; give the same number of both");
  }

  @Test
  void masked_weights_stay_zero() {
    Tensor mask = Tensor.of(true, false, false, true, true, true).reshape(3, 2);
    MaskedLinear layer = new MaskedLinear(SCOPE, mask);
    double[] w = only(layer);
    check(layer, new double[] {w[0], 0, 0, w[3], w[4], w[5]}, 2);
    assertThatThrownBy(() -> new MaskedLinear(SCOPE, Tensor.of(1.0)))
        .hasMessageContaining("a mask of bool[in,out], found f64[1]");
  }

  @Test
  void sparse_weights_are_those_of_the_synapses() {
    SparseLinear layer = new SparseLinear(SCOPE.in("out"), SYNAPSES);
    assertThat(layer.parameters().stream().map(Parameter::name)).containsExactly("out.weight");
    check(layer, SYNAPSES.toDense(only(layer)), 5);
    SparseLinear same = SparseLinear.homogeneous(SCOPE, SYNAPSES, 0.3);
    check(same, SYNAPSES.toDense(0.3), 5);
    assertThatThrownBy(() -> Arrays64.run(layer, Gradients.numbers(0, 2, 4)))
        .hasMessageContaining("SparseLinear out: takes [..., 3], found f64[2,4]");
  }

  @Test
  void events_add_the_rows_of_those_that_are_true() {
    SparseLinear layer = new SparseLinear(SCOPE, SYNAPSES);
    double[] w = SYNAPSES.toDense(only(layer));
    Tensor events = Tensor.of(true, false, true, false, true, false).reshape(2, 3);
    double[] found = Arrays64.run(layer, events);
    for (int k = 0; k < 5; k++) {
      assertThat(found[k]).isCloseTo(w[k] + w[10 + k], within(1e-15));
      assertThat(found[5 + k]).isEqualTo(w[5 + k]);
    }
    Gradients.check(layer::apply, layer.parameters(), events);
  }

  @Test
  void random_weights_are_drawn_alike_in_every_product() {
    Tensor identity = Gradients.numbers(0, 3, 3);
    double[] unit = new double[9];
    for (int i = 0; i < 3; i++) unit[4 * i] = 1;
    Tensor rows = cajal.trace.Fill.from(identity.type(), unit);
    for (RandomLinear layer :
        List.of(
            RandomLinear.homogeneous(SCOPE, 3, 40, 0.5, 0.3),
            RandomLinear.uniform(SCOPE, 3, 40, 0.5, 1, 2),
            RandomLinear.normal(SCOPE, 3, 40, 0.5, 1, 0.2))) {
      double[] w = Cajal.compile(layer::apply).apply(rows).doubles();
      assertThat(java.util.Arrays.stream(w).filter(v -> v != 0).count()).isBetween(40L, 80L);
      check(layer, w, 40);
      Tensor event = Tensor.of(false, true, false);
      Arrays64.close(Arrays64.run(layer, event), Arrays64.row(w, 1, 40));
    }
    assertThatThrownBy(() -> RandomLinear.homogeneous(SCOPE, 3, 4, 1.5, 1))
        .hasMessageContaining("probability 1.5");
  }
}
