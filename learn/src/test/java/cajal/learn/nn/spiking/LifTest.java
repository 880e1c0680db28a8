package cajal.learn.nn.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.Arrays64;
import cajal.learn.Gradients;
import cajal.learn.init.Initializers;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.learn.nn.recurrent.Cell;
import cajal.learn.nn.spiking.Dynamics.Reset;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifTest {
  private static final int T = 12;
  private static final int B = 2;
  private static final int N = 4;
  private static final Scope SCOPE = Scope.of(Key.of(1)).as(DType.F64);
  private static final Tensor X =
      Fill.from(
          Type.of(DType.F64, T, B, N),
          Arrays64.map(Gradients.numbers(3, T, B, N).doubles(), x -> x + 0.2));

  /// The same in plain Java; `beta` 0 for cells without adaptation.
  private static double[] plain(Dynamics d, double[] r, double rho, double beta) {
    double[] all = new double[T * B * N];
    for (int sample = 0; sample < B; sample++) {
      double[] v = new double[N];
      double[] s = new double[N];
      double[] current = new double[N];
      double[] a = new double[N];
      for (int t = 0; t < T; t++) {
        double[] back = r.length == 0 ? new double[N] : Arrays64.times(s, r, N);
        double[] next = new double[N];
        for (int k = 0; k < N; k++) {
          double x = X.doubles()[(t * B + sample) * N + k];
          current[k] = d.synapse() * current[k] + x + back[k];
          double left =
              switch (d.reset()) {
                case TO_ZERO -> d.decay() * v[k] * (1 - s[k]);
                case BY_SUBTRACTION -> d.decay() * v[k] - d.threshold() * s[k];
                case NONE -> d.decay() * v[k];
              };
          v[k] = left + current[k];
          a[k] = rho * a[k] + s[k];
          next[k] = v[k] >= d.threshold() + beta * a[k] ? 1 : 0;
        }
        s = next;
        System.arraycopy(s, 0, all, (t * B + sample) * N, N);
      }
    }
    return all;
  }

  private static void check(Cell cell, double[] expected) {
    assertThat(Arrays64.run(cell.overTime(), X)).isEqualTo(expected).contains(0).contains(1);
  }

  @ParameterizedTest
  @CsvSource({"TO_ZERO, 0", "BY_SUBTRACTION, 0", "NONE, 0", "TO_ZERO, 0.8"})
  void spikes_are_those_of_the_formula(Reset reset, double synapse) {
    Dynamics d = Dynamics.of(0.9).threshold(0.7).reset(reset).synapse(synapse);
    check(new Lif(SCOPE, N, d), plain(d, new double[0], 0, 0));
    Lif recurrent = Lif.recurrent(SCOPE, N, d, Initializers.normal(0, 1));
    check(recurrent, plain(d, Arrays64.numbers(recurrent.parameters().getFirst()), 0, 0));
    check(new Alif(SCOPE, N, d, 0.95, 0.4), plain(d, new double[0], 0.95, 0.4));
    Alif both = Alif.recurrent(SCOPE, N, d, 0.95, 0.4, Initializers.normal(0, 1));
    check(both, plain(d, Arrays64.numbers(both.parameters().getFirst()), 0.95, 0.4));
  }

  /// Of one cell by hand: ∂s₁/∂x₀ goes through the potential, and through the reset unless stopped.
  @Test
  void gradients_go_through_the_potential_and_the_reset() {
    Dynamics d = Dynamics.of(0.5);
    double v0 = 1.2;
    double v1 = 0.5 * v0 * (1 - 1) + 0.9;
    double slope0 = 0.3 * (1 - Math.abs(v0 - 1));
    double slope1 = 0.3 * (1 - Math.abs(v1 - 1));
    double through = slope1 * (0.5 * (1 - 1) - 0.5 * v0 * slope0);
    assertThat(slopes(new Lif(SCOPE, 1, d)))
        .containsExactly(new double[] {through, slope1}, within(1e-15));
    assertThat(slopes(new Lif(SCOPE, 1, d.stopReset())))
        .containsExactly(new double[] {0, slope1}, within(1e-15));
    v1 = 0.5 * v0 - 1 + 0.9;
    slope1 = 0.3 * (1 - Math.abs(v1 - 1));
    assertThat(slopes(new Lif(SCOPE, 1, d.reset(Reset.BY_SUBTRACTION))))
        .containsExactly(new double[] {slope1 * (0.5 - slope0), slope1}, within(1e-15));
  }

  /// The gradient of the second spike by both inputs, 1.2 and 0.9.
  private static double[] slopes(Lif cell) {
    return Cajal.compile(
            Derivatives.grad((Tensor x) -> {
              Tensor s = cell.overTime().apply(x.reshape(2, 1));
              return Reductions.sum(s.times(Tensor.of(0.0, 1.0).reshape(2, 1)));
            }))
        .apply(Tensor.of(1.2, 0.9))
        .doubles();
  }

  @Test
  void a_readout_adds_up_and_leaks() {
    LeakyReadout readout = new LeakyReadout(SCOPE.in("out"), N, 3, 0.8);
    assertThat(readout.parameters().stream().map(p -> p.name()))
        .containsExactly("out.weight", "out.bias");
    double[] w = Arrays64.numbers(readout.parameters().getFirst());
    double[] expected = new double[T * B * 3];
    for (int sample = 0; sample < B; sample++) {
      double[] o = new double[3];
      for (int t = 0; t < T; t++) {
        double[] x = Arrays64.times(Arrays64.row(X.doubles(), t * B + sample, N), w, 3);
        for (int k = 0; k < 3; k++) o[k] = 0.8 * o[k] + x[k];
        System.arraycopy(o, 0, expected, (t * B + sample) * 3, 3);
      }
    }
    Layer layer = readout.overTime();
    Arrays64.close(Arrays64.run(layer, X), expected);
    Gradients.check(layer::apply, layer.parameters(), X);
  }

  @Test
  void senseless_dynamics_are_refused() {
    assertThatThrownBy(() -> Dynamics.of(1.1))
        .hasMessage(
            "spiking cells: decay 1.1; give the share that is left after a step, such as"
                + " exp(-dt / tau)");
    assertThatThrownBy(() -> Dynamics.of(0.9).threshold(0))
        .hasMessage("spiking cells: threshold 0.0; give a number above 0");
    assertThatThrownBy(() -> new Alif(SCOPE, N, Dynamics.of(0.9), 2, 1))
        .hasMessageContaining("adaptation 2.0");
    assertThatThrownBy(() -> Arrays64.run(new Lif(SCOPE, 3, Dynamics.of(0.9)).overTime(), X))
        .hasMessageContaining("Lif: takes [..., 3], found f64[12,2,4]");
    assertThat(Dynamics.decay(20, 1)).isEqualTo(Math.exp(-0.05));
    assertThat(List.of(Reset.values())).hasSize(3);
  }
}
