package cajal.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;

/// Statistical checks at fixed seeds; each passes a sound generator with probability above 0.999.
final class Check {
  static final int DRAWS = 200_000;

  private Check() {}

  static double[] draws(LongToDoubleFunction variate) {
    double[] draws = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      draws[i] = variate.applyAsDouble(Threefry.bits(new Key(2, 3), i, 17));
    }
    return draws;
  }

  /// Kolmogorov-Smirnov: the largest distance between the empirical and the stated distribution.
  static void follows(double[] draws, DoubleUnaryOperator cumulative) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    double worst = 0;
    for (int i = 0; i < sorted.length; i++) {
      double c = cumulative.applyAsDouble(sorted[i]);
      worst = Math.max(worst, Math.max(c - i / (double) DRAWS, (i + 1.0) / DRAWS - c));
    }
    assertThat(worst * Math.sqrt(DRAWS)).as("KS statistic").isLessThan(1.95);
  }

  /// Mean and variance within four standard errors.
  static void hasMoments(double[] draws, double mean, double variance, double kurtosis) {
    double sum = 0;
    double squares = 0;
    for (double x : draws) {
      sum += x - mean;
      squares += (x - mean) * (x - mean);
    }
    assertThat(sum / draws.length)
        .as("mean")
        .isBetween(-4 * Math.sqrt(variance / DRAWS), 4 * Math.sqrt(variance / DRAWS));
    double error = 4 * variance * Math.sqrt((kurtosis - 1) / DRAWS);
    assertThat(squares / draws.length).as("variance").isBetween(variance - error, variance + error);
  }

  /// The standard normal distribution, by its power series and, far out, its continued fraction.
  static double normal(double z) {
    if (z < 0) return normalAbove(-z);
    return 1 - normalAbove(z);
  }

  /// P(Z > z) for z ≥ 0, relative error below 1e-14.
  static double normalAbove(double z) {
    double bell = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    if (z > 2.5) {
      double fraction = z;
      for (int k = 200; k > 0; k--) fraction = z + k / fraction;
      return bell / fraction;
    }
    double term = z;
    double sum = z;
    for (int k = 3; k < 120; k += 2) sum += term *= z * z / k;
    return 0.5 - bell * sum;
  }
}
