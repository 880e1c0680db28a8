package cajal.systems.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.exec.Settings;
import cajal.learn.search.Found;
import cajal.learn.search.Landscape;
import cajal.systems.fitting.HodgkinHuxleyCell.Rates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HhProblemTest {
  private static final double[] KNOWN = {0.00836366, 24.69774, 5.814895, -55.310945};

  @Test
  void theKnownParametersAreFoundInAThousandEvaluations() {
    HhProblem problem = new HhProblem(Rates.PUBLISHED, Settings.preferred());
    Found found = problem.solve(1000, 1);
    assertThat(found.value()).isLessThan(1e-8);
    assertThat(found.evaluations()).isLessThanOrEqualTo(1000);
    for (int k = 0; k < KNOWN.length; k++) {
      assertThat(found.x()[k]).isCloseTo(KNOWN[k], within(5e-5 * Math.abs(KNOWN[k])));
    }
  }

  @ParameterizedTest
  @EnumSource(Rates.class)
  void theCellDoesWhatItsEquationsSay(Rates rates) {
    double[][] voltage =
        new Simulation(new HodgkinHuxleyCell(rates), HhProblem.stimuli()).run(KNOWN).voltage();
    for (int k = 0; k < voltage.length; k++) {
      double[] plain = plain(HhProblem.stimuli().currents()[k], rates);
      for (int t = 0; t < plain.length; t++) {
        assertThat(voltage[k][t]).isCloseTo(plain[t], within(1e-7));
      }
    }
  }

  /// The two forms of α_h are some mV apart.
  @Test
  void theFormsOfTheRatesDiffer() {
    double sum = 0;
    int n = 0;
    for (double[] current : HhProblem.stimuli().currents()) {
      double[] one = plain(current, Rates.PUBLISHED);
      double[] other = plain(current, Rates.TRAUB_MILES);
      for (int t = 0; t < one.length; t++, n++) sum += Math.pow(one[t] - other[t], 2);
    }
    assertThat(Math.sqrt(sum / n)).isBetween(3.0, 10.0);
  }

  @Test
  void gradientsAndJacobiansAreThoseOfDifferences() {
    HodgkinHuxleyCell cell = new HodgkinHuxleyCell(Rates.PUBLISHED);
    double[][] target = new Simulation(cell, HhProblem.stimuli()).run(KNOWN).voltage();
    Fit fit =
        new Fit(cell, HhProblem.stimuli(), new VoltageError(target, 149), 8, Settings.preferred());
    double[] x = {0.02, 20, 6, -57};
    double[][] points = new double[9][];
    points[8] = x;
    for (int k = 0; k < 4; k++) {
      for (int side = 0; side < 2; side++) {
        points[2 * k + side] = x.clone();
        points[2 * k + side][k] *= 1 + (side == 0 ? 1e-6 : -1e-6);
      }
    }
    double[] values = fit.values(points);
    Landscape.Slopes slopes = fit.slopes(new double[][] {x});
    Landscape.Residuals residuals = fit.residuals(new double[][] {KNOWN, KNOWN, x});
    assertThat(slopes.values()[0]).isCloseTo(values[8], within(1e-9 * values[8]));
    for (int k = 0; k < 4; k++) {
      double difference = (values[2 * k] - values[2 * k + 1]) / (2e-6 * x[k]);
      double slope = slopes.gradients()[0][k];
      assertThat(slope).isCloseTo(difference, within(1e-4 * Math.abs(difference)));
      double sum = 0;
      for (int m = 0; m < 55; m++) {
        sum += 2 * residuals.residuals()[2][m] * residuals.jacobians()[2][m][k];
      }
      assertThat(sum).isCloseTo(slope, within(1e-8 * Math.abs(slope)));
    }
  }

  private static double[] plain(double[] current, Rates rates) {
    double[] voltage = new double[current.length];
    double v = -65;
    double m = 0;
    double h = 0;
    double n = 0;
    for (int t = 0; t < current.length; t++) {
      double na = KNOWN[1] * m * m * m * h;
      double k = KNOWN[2] * n * n * n * n;
      double g = KNOWN[0] + na + k;
      double end = (-65 * KNOWN[0] + 50 * na - 90 * k + current[t]) / g;
      double x = v - KNOWN[3];
      double alphaH = (17 - x) / 18;
      alphaH = 0.128 * (rates == Rates.PUBLISHED ? exprel(alphaH) : Math.exp(alphaH));
      m = gate(m, 1.28 / exprel((13 - x) / 4), 1.4 / exprel((x - 40) / 5));
      h = gate(h, alphaH, 4 / (1 + Math.exp((40 - x) / 5)));
      n = gate(n, 0.16 / exprel((15 - x) / 5), 0.5 * Math.exp((10 - x) / 40));
      v = end + (v - end) * Math.exp(-0.01 * g / 0.2);
      voltage[t] = v;
    }
    return voltage;
  }

  private static double gate(double x, double alpha, double beta) {
    double end = alpha / (alpha + beta);
    return end + (x - end) * Math.exp(-0.01 * (alpha + beta));
  }

  private static double exprel(double x) {
    return Math.abs(x) < 1e-9 ? 1 + x / 2 : Math.expm1(x) / x;
  }
}
