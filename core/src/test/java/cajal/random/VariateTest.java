package cajal.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VariateTest {
  private static final long ALL = -1L;

  @Test
  void uniformsAreUniformAndBelowOne() {
    for (double[] draws :
        new double[][] {Check.draws(Variate::uniform32), Check.draws(Variate::uniform64)}) {
      Check.hasMoments(draws, 0.5, 1 / 12.0, 1.8);
      Check.follows(draws, x -> x);
    }
    assertThat(Variate.uniform32(ALL)).isLessThan(1f);
    assertThat(Variate.uniform64(ALL)).isLessThan(1.0).isEqualTo(1 - 0x1p-53);
    assertThat(Variate.uniform32(0)).isZero();
    assertThat(Variate.uniform64(0)).isZero();
  }

  @Test
  void normalsAreNormal() {
    for (double[] draws :
        new double[][] {
          Check.draws(Variate::normal32),
          Check.draws(Variate::normal64),
          Check.draws(Ziggurat::normal)
        }) {
      Check.hasMoments(draws, 0, 1, 3);
      Check.follows(draws, Check::normal);
    }
  }

  @Test
  void exponentialsAreExponential() {
    for (double[] draws :
        new double[][] {Check.draws(Variate::exponential32), Check.draws(Variate::exponential64)}) {
      Check.hasMoments(draws, 1, 1, 9);
      Check.follows(draws, x -> -Math.expm1(-x));
    }
  }

  @Test
  void theZigguratHasTheRightTails() {
    int beyond = 0;
    int draws = 5_000_000;
    for (int i = 0; i < draws; i++) {
      if (Math.abs(Ziggurat.normal(SplitMix.mix(i * SplitMix.GAMMA))) > 3.66) beyond++;
    }
    double expected = draws * 2 * Check.normalAbove(3.66);
    assertThat((double) beyond).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  @Test
  void theNormalQuantileInvertsTheDistribution() {
    double worst64 = 0;
    double worst32 = 0;
    for (double p = 0.5; p > 0x1p-54; p *= 0.97) {
      worst64 = Math.max(worst64, Math.abs(Check.normalAbove(Normal.above(p)) / p - 1));
      if (p > 0x1p-26) {
        double z = Normal.above(p);
        worst32 = Math.max(worst32, Math.abs(Normal.above((float) p) - z) / Math.max(z, 0.1));
      }
    }
    assertThat(worst64).isLessThan(1e-13);
    assertThat(worst32).isLessThan(1e-6);
  }

  @Test
  void extremeBitsGiveFiniteNumbers() {
    for (long bits : new long[] {0, 1, ALL, 0xFFFFFFFFL, 0xFFFFFFFF00000000L, ALL - 1}) {
      assertThat(Math.abs(Variate.normal32(bits))).isLessThan(5.6f);
      assertThat(Math.abs(Variate.normal64(bits))).isLessThan(8.4);
      assertThat(Variate.exponential32(bits)).isBetween(0f, 17.4f);
      assertThat(Variate.exponential64(bits)).isBetween(0.0, 37.5);
      assertThat(Math.abs(Ziggurat.normal(bits))).isLessThan(10);
    }
  }
}
