package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.random.Key;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BernoulliTest {
  private final Key key = Key.of(5);

  @Test
  void everyPairHasTheSameProbability() {
    int pre = 2000;
    int post = 300;
    for (double p : new double[] {0.001, 0.02, 0.5, 0.97}) {
      Csr csr = new Bernoulli(key, pre, post, p, Bernoulli.NO_SELF).toCsr();
      double chi = 0;
      for (int n : csr.inDegrees()) chi += Math.pow(n - pre * p, 2) / (pre * p * (1 - p));
      assertThat((chi - post) / Math.sqrt(2 * post)).as("columns at %s", p).isBetween(-4.0, 4.0);
      chi = 0;
      for (int n : csr.outDegrees()) chi += Math.pow(n - post * p, 2) / (post * p * (1 - p));
      assertThat((chi - pre) / Math.sqrt(2 * pre)).as("rows at %s", p).isBetween(-4.0, 4.0);
    }
  }

  @Test
  void neighbouringPairsAreIndependent() {
    int pre = 3000;
    int post = 257;
    double p = 0.2;
    double[] dense = new Bernoulli(key, pre, post, p, Bernoulli.NO_SELF).toCsr().toDense(1);
    for (int step : new int[] {1, 2, 63, 64, post, post + 1}) {
      int both = 0;
      for (int k = 0; k + step < dense.length; k++) both += (int) (dense[k] * dense[k + step]);
      double expected = p * p * (dense.length - step);
      assertThat((both - expected) / Math.sqrt(expected)).as("step %d", step).isBetween(-4.0, 4.0);
    }
  }

  @Test
  void certainAndImpossiblePairs() {
    assertThat(new Bernoulli(key, 3, 70, 1, 0).toCsr().size()).isEqualTo(3 * 69);
    assertThat(new Bernoulli(key, 3, 70, 0, 0).toCsr().size()).isZero();
    assertThat(new Bernoulli(key, 3, 70, 1e-300, 0).toCsr().size()).isZero();
    assertThat(new Bernoulli(key, 0, 70, 0.5, 0).toCsr().size()).isZero();
    assertThat(new Bernoulli(key, 70, 0, 0.5, 0).toCsr().size()).isZero();
  }

  @Test
  void leavingOutSelvesChangesNothingElse() {
    double[] all = new Bernoulli(key, 100, 80, 0.3, Bernoulli.NO_SELF).toCsr().toDense(1);
    double[] some = new Bernoulli(key, 100, 80, 0.3, -10).toCsr().toDense(1);
    for (int i = 10; i < 90; i++) all[i * 80 + i - 10] = 0;
    assertThat(some).containsExactly(all);
  }

  @Test
  void aPartOfARowIsThatPartOfTheRow() {
    Bernoulli matrix = new Bernoulli(key, 20, 5000, 0.05, 7);
    Csr csr = matrix.toCsr();
    int[] borders = {0, 1, 63, 64, 65, 2500, 2501, 4999, 5000};
    int[][] cut = csr.cut(borders);
    int[] out = new int[5000];
    for (int i = 0; i < 20; i++) {
      for (int w = 0; w + 1 < borders.length; w++) {
        int end = matrix.write(i, borders[w], borders[w + 1], out, 0);
        assertThat(Arrays.copyOf(out, end))
            .containsExactly(Arrays.copyOfRange(csr.target(), cut[w][i], cut[w + 1][i]));
      }
    }
    assertThat(matrix.write(0, 0, 5000, new int[3], 0)).isEqualTo(~3);
  }

  @Test
  void spikesOfFourMillionCellsSpreadEvenlyWithoutAStoredMatrix() {
    int n = 4_000_000;
    int[] active = IntStream.range(0, 2000).map(k -> k * 1999).toArray();
    JitMatrix matrix =
        new JitMatrix(new Bernoulli(key, n, n, 80.0 / n, 0), key, new Weight.Constant(1));
    float[] y = new float[n];
    matrix.product().scatter(active, 0, active.length, y, 0, n);
    double[] cell = new double[64];
    double total = 0;
    for (int j = 0; j < n; j++) {
      cell[(int) (64L * j / n)] += y[j];
      total += y[j];
    }
    assertThat((total - 160_000) / 400).isBetween(-4.0, 4.0);
    double chi = 0;
    for (double c : cell) chi += (c - 2500) * (c - 2500) / 2500;
    assertThat((chi - 64) / Math.sqrt(128)).isBetween(-4.0, 4.0);
  }

  @Test
  void theThreadsDoNotMatterAndTheKeyDoes() {
    Bernoulli matrix = new Bernoulli(key, 1000, 1000, 0.02, 0);
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool three = new ForkJoinPool(3)) {
      Csr a = one.submit(matrix::toCsr).join();
      Csr b = three.submit(matrix::toCsr).join();
      assertThat(a.target()).containsExactly(b.target());
      assertThat(new Bernoulli(Key.of(6), 1000, 1000, 0.02, 0).toCsr().target())
          .isNotEqualTo(a.target());
    }
  }

  @Test
  void aProbabilityIsFromZeroToOne() {
    assertThatThrownBy(() -> new Bernoulli(key, 1, 1, 2, 0))
        .hasMessageContaining("probability 2.0");
    assertThatThrownBy(() -> new Bernoulli(key, 1, 1, Double.NaN, 0)).hasMessageContaining("NaN");
  }

  @Test
  void aRowLeavesThePlaceBehindItToTheNext() {
    Bernoulli matrix = new Bernoulli(Key.of(5), 20, 20, 0.5, 0);
    for (int i = 0; i < 20; i++) {
      int[] out = new int[matrix.count(i) + 1];
      out[out.length - 1] = -7;
      matrix.write(i, 0, 20, out, 0);
      assertThat(out[out.length - 1]).isEqualTo(-7);
      int[] exact = new int[matrix.count(i)];
      assertThat(matrix.write(i, 0, 20, exact, 0)).isEqualTo(exact.length);
    }
  }
}
