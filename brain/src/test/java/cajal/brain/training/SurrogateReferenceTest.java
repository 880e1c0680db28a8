package cajal.brain.training;

import static cajal.brain.connect.Connect.fromPairs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.surrogate.Surrogates;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Surrogate gradients of three neurons that reach each other, against the chain rule written out
/// in plain Java.
class SurrogateReferenceTest {
  private static final int STEPS = 80;
  private static final int N = 3;
  private static final double[] DRIVE = {1.6, 1.3, 1.45};

  static class Leaky extends Neuron {
    double tau = 2;
    double threshold = 1;
    @State double v;

    @Derivative
    double dv() {
      return (input - v) / tau;
    }

    @Override
    protected boolean spikes() {
      return v > threshold;
    }

    @Override
    protected void onSpike() {
      v = 0.1;
    }
  }

  /// The loss, Σ v² + Σ (i + 1) spikes, and its derivative along a direction.
  private record Plain(double loss, double slope) {}

  private static Plain plain(double[] w, int delay, boolean detached, Direction along) {
    double a = Math.exp(-0.1 / 2);
    double da = a * 0.1 / 4 * along.tau;
    double[] v = new double[N];
    double[] dv = along.v.clone();
    double[][] s = new double[STEPS][N];
    double[][] ds = new double[STEPS][N];
    double loss = 0;
    double slope = 0;
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < N; i++) {
        loss += v[i] * v[i];
        slope += 2 * v[i] * dv[i];
        double u = a * v[i] + (1 - a) * DRIVE[i];
        double du = a * dv[i] + da * (v[i] - DRIVE[i]);
        double x = u - 1;
        double sigma = 1 / (1 + Math.exp(-4 * x));
        s[t][i] = x > 0 ? 1 : 0;
        ds[t][i] = 4 * sigma * (1 - sigma) * (du - along.threshold);
        loss += (i + 1) * s[t][i];
        slope += (i + 1) * ds[t][i];
        v[i] = x > 0 ? 0.1 : u;
        dv[i] = (x > 0 ? 0 : du) + (detached ? 0 : (0.1 - u) * ds[t][i]);
      }
      if (t < delay) continue;
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          v[j] += w[i * N + j] * s[t - delay][i];
          dv[j] += w[i * N + j] * ds[t - delay][i] + along.w[i * N + j] * s[t - delay][i];
        }
      }
    }
    return new Plain(loss, slope);
  }

  private record Direction(double[] w, double tau, double threshold, double[] v) {
    static Direction none() {
      return new Direction(new double[N * N], 0, 0, new double[N]);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, true", "0, false", "2, true", "2, false"})
  void gradientsAreThoseOfTheChainRule(int delay, boolean detached) {
    double[] w = {0.1, -0.2, 0.3, 0.15, 0, -0.1, 0.2, 0.25, -0.05};
    try (Network net = new Network(0.1).doublePrecision().threads(1)) {
      Population<Leaky> cells = net.population(new Leaky(), N);
      Projection pairs =
          net.connect(
              cells,
              cells,
              fromPairs(
                  new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2}, new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2}),
              (c, x) -> c.v += x);
      pairs.weights(w).delay(0.1 * delay);
      Unrolled run =
          Unrolled.of(net).steps(STEPS).surrogate(Surrogates.sigmoid(4)).detachReset(detached);
      Input drive = run.input(cells, (c, x) -> c.input += x);
      Recording v = run.record(cells, c -> c.v);
      Parameter weights = run.weights(pairs);
      Parameter tau = run.parameter(cells, c -> c.tau);
      Parameter threshold = run.parameter(cells, c -> c.threshold);
      Parameter first = run.initial(cells, c -> c.v);
      Gradient gradient =
          run.valueAndGrad(r ->
              Reductions.sum(Maths.square(r.of(v)))
                  .plus(Reductions.sum(r.spikes(cells).times(Tensor.of(1.0, 2.0, 3.0)))));
      Gradient.Found found = gradient.apply(rows(drive));
      Direction none = Direction.none();
      assertThat(found.value()).isCloseTo(plain(w, delay, detached, none).loss, within(1e-10));
      for (int k = 0; k < N * N; k++) {
        Direction along = Direction.none();
        along.w[k] = 1;
        same(found.by(weights).doubles()[k], plain(w, delay, detached, along).slope);
      }
      for (int k = 0; k < N; k++) {
        Direction along = Direction.none();
        along.v[k] = 1;
        same(found.by(first).doubles()[k], plain(w, delay, detached, along).slope);
      }
      same(
          found.by(tau).doubles()[0],
          plain(w, delay, detached, new Direction(none.w, 1, 0, none.v)).slope);
      same(
          found.by(threshold).doubles()[0],
          plain(w, delay, detached, new Direction(none.w, 0, 1, none.v)).slope);
    }
  }

  private static Tensor rows(Input drive) {
    double[] all = new double[STEPS * N];
    for (int k = 0; k < all.length; k++) all[k] = DRIVE[k % N];
    return Tensor.of(all).reshape(STEPS, drive.population().size());
  }

  private static void same(double found, double expected) {
    assertThat(expected).isNotZero();
    assertThat(found).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
  }
}
