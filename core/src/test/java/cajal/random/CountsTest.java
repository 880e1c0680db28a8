package cajal.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void poissonCountsHaveTheirProbabilities() {
    for (double lambda : new double[] {0.003, 0.7, 5, 9.9, 10.1, 40, 3000}) {
      fits(
          bits -> Counts.poisson(lambda, bits),
          (int) (lambda + 8 * Math.sqrt(lambda) + 20),
          k -> Math.exp(k * Math.log(lambda) - lambda - logFactorial(k)));
    }
  }

  @Test
  void binomialCountsHaveTheirProbabilities() {
    for (int n : new int[] {1, 7, 60, 500, 100_000}) {
      for (double p : new double[] {0.0003, 0.1, 0.5, 0.83}) {
        fits(
            bits -> Counts.binomial(n, p, bits),
            n,
            k ->
                Math.exp(
                    logFactorial(n)
                        - logFactorial(k)
                        - logFactorial(n - k)
                        + k * Math.log(p)
                        + (n - k) * Math.log1p(-p)));
      }
    }
  }

  @Test
  void certainCounts() {
    for (int i = 0; i < 100; i++) {
      long bits = SplitMix.mix(i);
      assertThat(Counts.poisson(0, bits)).isZero();
      assertThat(Counts.binomial(0, 0.3, bits)).isZero();
      assertThat(Counts.binomial(9, 0, bits)).isZero();
      assertThat(Counts.binomial(9, 1, bits)).isEqualTo(9);
      assertThat(Counts.poisson(2e9, bits)).isBetween(1_999_600_000, 2_000_400_000);
    }
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> Counts.poisson(-1, 0)).hasMessageContaining("mean -1.0");
    assertThatThrownBy(() -> Counts.poisson(Double.NaN, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Counts.binomial(3, 1.5, 0)).hasMessageContaining("1.5");
  }

  @Test
  void aStreamShufflesWithoutBias() {
    Stream stream = new Stream(Key.of(3), 4);
    int[] seen = new int[7];
    for (int i = 0; i < 70_000; i++) seen[stream.below(7)]++;
    double chi = 0;
    for (int n : seen) chi += Math.pow(n - 10_000, 2) / 10_000;
    assertThat(chi).isLessThan(22.5);
    assertThat(new Stream(Key.of(3), 5).bits()).isNotEqualTo(new Stream(Key.of(3), 4).bits());
    assertThatThrownBy(() -> stream.below(0)).hasMessageContaining("below(0)");
  }

  /// A chi-square test over the counts expected at least ten times, the rest taken together.
  private static void fits(LongToDoubleFunction variate, int most, DoubleUnaryOperator mass) {
    double[] draws = Check.draws(variate);
    int[] seen = new int[most + 1];
    for (double draw : draws) seen[(int) draw]++;
    double chi = 0;
    int cells = 0;
    double restExpected = 0;
    double restSeen = 0;
    for (int k = 0; k <= most; k++) {
      double expected = draws.length * mass.applyAsDouble(k);
      if (expected < 10) {
        restExpected += expected;
        restSeen += seen[k];
      } else {
        chi += (seen[k] - expected) * (seen[k] - expected) / expected;
        cells++;
      }
    }
    assertThat((chi - cells + 1) / Math.sqrt(2.0 * cells)).isBetween(-4.0, 4.5);
    assertThat(restSeen).isLessThan(restExpected + 5 * Math.sqrt(restExpected) + 5);
  }

  private static double logFactorial(double k) {
    double sum = 0;
    for (int i = 2; i <= Math.min(k, 30); i++) sum += Math.log(i);
    if (k <= 30) return sum;
    return (k + 0.5) * Math.log(k)
        - k
        + 0.5 * Math.log(2 * Math.PI)
        + 1 / (12 * k)
        - 1 / (360 * k * k * k);
  }
}
