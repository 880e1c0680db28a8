package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapsTest {
  private static final int DRAWS = 4_000_000;

  @Test
  void gapsAreGeometric() {
    for (double p : new double[] {0.9, 0.5, 0.1, 0.02}) {
      int most = (int) (Math.log(1e-5) / Math.log1p(-p)) + 1;
      long[] seen = new long[most + 1];
      Gaps gaps = new Gaps(p);
      long state = 12345;
      for (int k = 0; k < DRAWS; k++) {
        seen[(int) Math.min(most, gaps.gap(Gaps.bits(state += Gaps.STEP)) - 1)]++;
      }
      double chi = 0;
      for (int g = 0; g <= most; g++) {
        double expected = DRAWS * Math.pow(1 - p, g) * (g == most ? 1 : p);
        chi += Math.pow(seen[g] - expected, 2) / expected;
      }
      assertThat((chi - most) / Math.sqrt(2 * most)).as("p = %s", p).isBetween(-4.0, 4.5);
    }
  }

  @Test
  void longGapsAreExponential() {
    double p = 2e-7;
    Gaps gaps = new Gaps(p);
    int[] cell = new int[256];
    int far = 0;
    long state = 99;
    for (int k = 0; k < DRAWS; k++) {
      double x = gaps.gap(Gaps.bits(state += Gaps.STEP)) * p;
      cell[(int) (-256 * Math.expm1(-x))]++;
      if (x > 10) far++;
    }
    double chi = 0;
    for (int n : cell) chi += Math.pow(n - DRAWS / 256.0, 2) / (DRAWS / 256.0);
    assertThat((chi - 255) / Math.sqrt(510)).isBetween(-4.0, 4.5);
    assertThat((far - DRAWS * Math.exp(-10)) / Math.sqrt(DRAWS * Math.exp(-10)))
        .isBetween(-4.0, 4.0);
  }

  @Test
  void certaintyAndImpossibility() {
    Gaps certain = new Gaps(1);
    Gaps impossible = new Gaps(0);
    for (int k = 1; k < 10_000; k++) {
      long bits = Gaps.bits(k * Gaps.STEP);
      assertThat(certain.gap(bits)).isEqualTo(1);
      assertThat(impossible.gap(bits)).isGreaterThan(1_000_000);
    }
  }
}
