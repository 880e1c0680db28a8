package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.exec.Settings;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Losses and gradients of a batch, against the same cell written as a plain loop in double.
class HhFitTest {
  private static final double[] KNOWN = {0.00836366, 24.69774, 5.814895, -55.310945};
  private static final double[][] CANDIDATES = {
    KNOWN, {0.0637, 10.8, 0.82, -64.75}, {0.0813, 36.5, 12.1, -54.1}
  };

  @Test
  void eachCandidateHasTheLossOfAPlainLoop() {
    float[] losses =
        new HhFit().losses(Settings.preferred()).applyAll(List.of(points())).getFirst().floats();
    assertThat(losses[0]).isCloseTo(0, within(1e-4f));
    for (int c = 1; c < CANDIDATES.length; c++) {
      double expected = loss(CANDIDATES[c]);
      assertThat((double) losses[c]).isCloseTo(expected, within(1e-3 * expected));
    }
  }

  @Test
  void gradientsAreThoseOfDifferences() {
    List<Tensor> both =
        new HhFit().lossesAndGradients(Settings.preferred()).applyAll(List.of(points()));
    float[] gradients = both.getLast().floats();
    for (int c = 1; c < CANDIDATES.length; c++) {
      for (int k = 0; k < KNOWN.length; k++) {
        double[] high = CANDIDATES[c].clone();
        double[] low = CANDIDATES[c].clone();
        double h = 1e-6 * Math.abs(high[k]);
        high[k] += h;
        low[k] -= h;
        double slope = (loss(high) - loss(low)) / (2 * h);
        assertThat((double) gradients[c * KNOWN.length + k])
            .as("candidate %d, %s", c, HhFit.PARAMETERS.get(k))
            .isCloseTo(slope, within(2e-3 * Math.abs(slope)));
      }
    }
  }

  private static Tensor points() {
    float[] all = new float[CANDIDATES.length * KNOWN.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) CANDIDATES[i / KNOWN.length][i % KNOWN.length];
    }
    return Fill.from(Type.of(DType.F32, CANDIDATES.length, KNOWN.length), all);
  }

  private static double loss(double[] p) {
    double[] currents = {10, 2, 2, 50, 0.2};
    double sum = 0;
    for (int trace = 0; trace < currents.length; trace++) {
      int on = trace == 3 ? 0 : 499;
      double[] found = voltage(p, currents[trace], on);
      double[] target = voltage(KNOWN, currents[trace], on);
      for (int k = 0; k < found.length; k++) sum += Math.pow(found[k] - target[k], 2);
    }
    return sum / (currents.length * 11);
  }

  /// At steps 0, 149, … 1490.
  private static double[] voltage(double[] p, double current, int on) {
    double[] all = new double[11];
    double v = -65;
    double m = 0;
    double h = 0;
    double n = 0;
    for (int step = 0; step < HhFit.STEPS; step++) {
      double i = step >= on && step < 998 ? current : 0;
      double sodium = p[1] * m * m * m * h;
      double potassium = p[2] * n * n * n * n;
      double g = p[0] + sodium + potassium;
      double end = (p[0] * -65 + sodium * 50 + potassium * -90 + i) / g;
      double x = v - p[3];
      v = end + (v - end) * Math.exp(-0.01 * g / 0.2);
      m = gate(m, 1.28 / exprel((13 - x) / 4), 1.4 / exprel((x - 40) / 5));
      h = gate(h, 0.128 * exprel((17 - x) / 18), 4 / (1 + Math.exp((40 - x) / 5)));
      n = gate(n, 0.16 / exprel((15 - x) / 5), 0.5 * Math.exp((10 - x) / 40));
      if (step % 149 == 0) all[step / 149] = v;
    }
    return all;
  }

  private static double gate(double x, double opening, double closing) {
    double end = opening / (opening + closing);
    return end + (x - end) * Math.exp(-0.01 * (opening + closing));
  }

  private static double exprel(double x) {
    return x == 0 ? 1 : Math.expm1(x) / x;
  }
}
