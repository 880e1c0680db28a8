package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;

/// Dense products in double precision, and random arguments for them.
final class Oracle {
  static final int[] SIZES = {0, 1, 2, 15, 16, 17, 33, 70};
  private final Random random;

  Oracle(long seed) {
    random = new Random(seed);
  }

  int size() {
    return SIZES[random.nextInt(SIZES.length)];
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  Csr matrix() {
    return CsrTest.random(random, size(), size());
  }

  float[] values(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) values[i] = random.nextFloat(-2, 2);
    return values;
  }

  /// Per-synapse weights, or a single one.
  float[] weights(Csr csr) {
    return values(random.nextBoolean() ? csr.size() : 1);
  }

  boolean[] spikes(int n) {
    boolean[] spikes = new boolean[n];
    for (int i = 0; i < n; i++) spikes[i] = random.nextInt(4) == 0;
    return spikes;
  }

  static double[] wide(float[] narrow) {
    double[] wide = new double[narrow.length];
    for (int i = 0; i < wide.length; i++) wide[i] = narrow[i];
    return wide;
  }

  static double[] wide(boolean[] spikes) {
    double[] wide = new double[spikes.length];
    for (int i = 0; i < wide.length; i++) wide[i] = spikes[i] ? 1 : 0;
    return wide;
  }

  static int[] active(boolean[] spikes) {
    return IntStream.range(0, spikes.length).filter(i -> spikes[i]).toArray();
  }

  /// y + W x for a dense W of `pre` rows and X of `columns` columns.
  static double[] gather(double[] w, int pre, int post, double[] x, double[] y, int columns) {
    double[] out = y.clone();
    for (int i = 0; i < pre; i++) {
      for (int j = 0; j < post; j++) {
        for (int c = 0; c < columns; c++) {
          out[i * columns + c] += w[i * post + j] * x[j * columns + c];
        }
      }
    }
    return out;
  }

  /// y + Wᵀ x.
  static double[] scatter(double[] w, int pre, int post, double[] x, double[] y, int columns) {
    double[] out = y.clone();
    for (int i = 0; i < pre; i++) {
      for (int j = 0; j < post; j++) {
        for (int c = 0; c < columns; c++) {
          out[j * columns + c] += w[i * post + j] * x[i * columns + c];
        }
      }
    }
    return out;
  }

  static void near(float[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      if (found[i] == expected[i]) continue;
      assertThat(Math.abs(found[i] - expected[i])).isLessThan(3e-5 * (1 + Math.abs(expected[i])));
    }
  }

  static void near(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      if (found[i] == expected[i]) continue;
      assertThat(Math.abs(found[i] - expected[i])).isLessThan(1e-12 * (1 + Math.abs(expected[i])));
    }
  }
}
