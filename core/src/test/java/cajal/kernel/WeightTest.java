package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.random.Key;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeightTest {
  private final Key key = Key.of(8);
  private final Csr csr = new Bernoulli(key, 400, 500, 0.5, Bernoulli.NO_SELF).toCsr();

  @Test
  void weightsHaveTheirMoments() {
    double[] uniform = Weight.of(csr, key, new Weight.Uniform(-1, 3));
    assertThat(Arrays.stream(uniform)).allMatch(w -> w >= -1 && w < 3);
    assertThat(mean(uniform)).isCloseTo(1, within(0.015));
    assertThat(variance(uniform)).isCloseTo(16 / 12.0, within(0.015));
    double[] normal = Weight.of(csr, key, new Weight.Normal(2, 0.5));
    assertThat(mean(normal)).isCloseTo(2, within(0.007));
    assertThat(variance(normal)).isCloseTo(0.25, within(0.005));
  }

  @Test
  void neighboursAreUncorrelated() {
    double[] w = Weight.of(csr, key, new Weight.Normal(0, 1));
    for (int step : new int[] {1, 2, 250}) {
      double sum = 0;
      for (int k = 0; k + step < w.length; k++) sum += w[k] * w[k + step];
      assertThat(Math.abs(sum) / Math.sqrt(w.length)).as("step %d", step).isLessThan(4);
    }
  }

  @Test
  void doubleSynapsesDrawAnew() {
    Csr twice = new Csr(1, 2, new int[] {0, 3}, new int[] {1, 1, 1});
    assertThat(Arrays.stream(Weight.of(twice, key, new Weight.Normal(0, 1))).distinct().count())
        .isEqualTo(3);
  }

  @Test
  void theSizesOfAProductAreChecked() {
    JitProduct jit =
        new JitMatrix(new Bernoulli(key, 2, 3, 0.5, 0), key, new Weight.Constant(1)).product();
    assertThatThrownBy(() -> jit.scatter(new float[3], new float[2], 0, 2))
        .hasMessageContaining("2 sources x 3 targets");
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static double variance(double[] x) {
    double mean = mean(x);
    return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }
}
