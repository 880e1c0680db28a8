package cajal.brain.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.integrate.Scheme;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Geometric Brownian motion dx = μ x dt + σ x dW, whose solution is known along every path.
class NoiseSchemeTest {
  private static final double MU = 1.5;
  private static final double SIGMA = 0.6;
  private static final int FINEST = 1024;

  private static final Dynamics MOTION =
      new Dynamics() {
        @Override
        public int size() {
          return 1;
        }

        @Override
        public void slopes(double t, double[] x, double[] slopes) {
          slopes[0] = MU * x[0];
        }

        @Override
        public void noises(double t, double[] x, double[] noises) {
          noises[0] = SIGMA * x[0];
        }

        @Override
        public boolean noisy() {
          return true;
        }
      };

  private record Errors(double strong, double weak) {}

  /// Over paths that are the same for every number of steps.
  private static Errors errors(Scheme scheme, boolean ito, int steps, int paths) {
    double strong = 0;
    double weak = 0;
    for (int path = 0; path < paths; path++) {
      double[] fine = normals(path);
      double[] x = {1};
      double sum = 0;
      int stride = FINEST / steps;
      for (int step = 0; step < steps; step++) {
        double increment = 0;
        for (int k = 0; k < stride; k++) increment += fine[step * stride + k];
        sum += increment;
        double[] normal = {increment / Math.sqrt(stride)};
        x = Advance.by(scheme, MOTION, step / (double) steps, 1.0 / steps, x, normal);
      }
      double drift = ito ? MU - SIGMA * SIGMA / 2 : MU;
      double exact = Math.exp(drift + SIGMA * sum / Math.sqrt(FINEST));
      strong += Math.abs(x[0] - exact) / paths;
      weak += (x[0] - exact) / paths;
    }
    return new Errors(strong, Math.abs(weak));
  }

  private static double[] normals(int path) {
    SplittableRandom random = new SplittableRandom(path);
    double[] normals = new double[FINEST];
    for (int i = 0; i < FINEST; i++) normals[i] = random.nextGaussian();
    return normals;
  }

  private static double strongOrder(Scheme scheme, boolean ito) {
    double coarse = errors(scheme, ito, 16, 400).strong();
    double fine = errors(scheme, ito, 256, 400).strong();
    return Math.log(coarse / fine) / Math.log(16);
  }

  @Test
  void eulerMaruyamaHasStrongOrderOneHalfAndWeakOrderOne() {
    double coarse = errors(Scheme.EULER, true, 16, 1000).weak();
    double fine = errors(Scheme.EULER, true, 128, 1000).weak();
    assertThat(Math.log(coarse / fine) / Math.log(8)).isCloseTo(1, within(0.15));
    // the drift's error of order 1 is still felt at these steps
    assertThat(strongOrder(Scheme.EULER, true)).isBetween(0.45, 0.75);
  }

  @Test
  void milsteinHasStrongOrderOne() {
    assertThat(strongOrder(Scheme.MILSTEIN, true)).isCloseTo(1, within(0.1));
  }

  @Test
  void heunHasStrongOrderOneInTheSenseOfStratonovich() {
    assertThat(strongOrder(Scheme.HEUN, false)).isCloseTo(1, within(0.1));
  }

  @Test
  void schemesWithoutARuleForNoiseSaySo() {
    assertThatThrownBy(
            () -> Advance.by(Scheme.RK4, MOTION, 0, 0.1, new double[] {1}, new double[] {0}))
        .hasMessageContaining("RK4 has no rule for the @Noise")
        .hasMessageContaining("HEUN");
  }
}
