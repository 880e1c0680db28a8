package cajal.brain.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.kernel.Bernoulli;
import cajal.kernel.Csr;
import cajal.kernel.JitMatrix;
import cajal.kernel.Weight;
import cajal.random.Key;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final Key KEY = Key.of(21);
  private static final int N = 100_000;

  @Test
  void drawnWeightsHaveTheirMoments() {
    moments(Weights.constant(3), 3, 0);
    moments(Weights.uniform(-1, 5), 2, 3);
    moments(Weights.normal(-2, 0.5), -2, 0.25);
    moments(Weights.exponential(4), 4, 16);
    moments(Weights.gamma(3, 2), 6, 12);
    moments(Weights.gamma(0.4, 2), 0.8, 1.6);
    double square = Math.exp(0.25);
    moments(Weights.logNormal(1, 0.5), Math.exp(1.125), (square - 1) * Math.exp(2) * square);
  }

  @Test
  void truncatedNormalsHaveTheMomentsOfTheirWindow() {
    double[][] windows = {{-2, 2}, {-0.3, 0.4}, {0.5, 1}, {1, 9}, {3, 4}, {-9, -4}, {-1, 8}};
    for (double[] window : windows) {
      double mass = 0;
      double mean = 0;
      double square = 0;
      int steps = 200_000;
      for (int k = 0; k < steps; k++) {
        double z = window[0] + (window[1] - window[0]) * (k + 0.5) / steps;
        double density = Math.exp(-z * z / 2);
        mass += density;
        mean += density * z;
        square += density * z * z;
      }
      mean /= mass;
      double variance = square / mass - mean * mean;
      Weight weight = Weights.truncatedNormal(10, 2, 10 + 2 * window[0], 10 + 2 * window[1]);
      moments(weight, 10 + 2 * mean, 4 * variance);
      assertThat(Arrays.stream(Dense.of(weight, KEY, N)))
          .allMatch(w -> w >= 10 + 2 * window[0] && w <= 10 + 2 * window[1]);
    }
  }

  @Test
  void anyWeightWorksJustInTime() {
    Bernoulli pattern = new Bernoulli(KEY, 20, 30, 0.3, Bernoulli.NO_SELF);
    Weight weight = Weights.gamma(2, 1);
    double[] y = new double[30];
    double[] ones = new double[20];
    Arrays.fill(ones, 1);
    new JitMatrix(pattern, KEY, weight).product().scatter(ones, y, 0, 30);
    double[] dense = pattern.toCsr().toDense(Weight.of(pattern.toCsr(), KEY, weight));
    for (int j = 0; j < 30; j++) {
      double sum = 0;
      for (int i = 0; i < 20; i++) sum += dense[i * 30 + j];
      assertThat(y[j]).isCloseTo(sum, within(1e-12));
    }
  }

  @Test
  void weightsByDistance() {
    Layout line = Layout.of(new double[] {0, 3, 4});
    Csr all = Connect.allToAll().withSelf().build(Ends.same(3), KEY);
    double[] w = Weights.byDistance(all, line, line, Weights.gaussianDecay(2, 5, 0.7));
    assertThat(w[0]).isEqualTo(5);
    assertThat(w[1]).isCloseTo(5 * Math.exp(-9 / 8.0), within(1e-12));
    assertThat(w[2]).as("below the floor").isZero();
    double[] dog = Weights.byDistance(all, line, line, Weights.dogDecay(2, 1, 1, 3, 0));
    assertThat(dog[0]).isEqualTo(1);
    assertThat(dog[5]).isCloseTo(2 * Math.exp(-0.5) - Math.exp(-1 / 18.0), within(1e-12));
  }

  @Test
  void varianceScalingFollowsTheFans() {
    for (Dense.Shape form : Dense.Shape.values()) {
      variance(Dense.kaiming(form, KEY, 200, 500), 2 / 200.0);
      variance(Dense.xavier(form, KEY, 200, 500), 2 / 700.0);
      variance(Dense.lecun(form, KEY, 200, 500), 1 / 200.0);
      variance(Dense.kaiming(form, KEY, 3, 3, 50, 100), 2 / 450.0);
      variance(Dense.varianceScaling(3, Dense.Fan.OUT, form, KEY, 3, 3, 50, 100), 3 / 900.0);
    }
    assertThat(Dense.lecun(Dense.Shape.NORMAL, KEY, 0, 5)).isEmpty();
  }

  @Test
  void orthogonalMatricesAre() {
    for (int[] shape : new int[][] {{40, 25}, {25, 40}, {30, 30}, {1, 1}, {0, 4}}) {
      double[] q = Dense.orthogonal(1.5, KEY, shape[0], shape[1]);
      int n = Math.min(shape[0], shape[1]);
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          double dot = 0;
          for (int k = 0; k < Math.max(shape[0], shape[1]); k++) {
            dot +=
                shape[0] >= shape[1]
                    ? q[k * shape[1] + a] * q[k * shape[1] + b]
                    : q[a * shape[1] + k] * q[b * shape[1] + k];
          }
          assertThat(dot).isCloseTo(a == b ? 2.25 : 0, within(1e-12));
        }
      }
    }
    double[] delta = Dense.deltaOrthogonal(1, KEY, 3, 5, 4, 6);
    assertThat(Arrays.copyOfRange(delta, 7 * 24, 8 * 24))
        .containsExactly(Dense.orthogonal(1, KEY, 4, 6));
    assertThat(Arrays.stream(delta).filter(w -> w != 0).count()).isEqualTo(24);
    assertThatThrownBy(() -> Dense.deltaOrthogonal(1, KEY, 3, 6, 4))
        .hasMessageContaining("at least as many outputs");
  }

  @Test
  void plainMatrices() {
    assertThat(Dense.identity(2, 2, 3)).containsExactly(2, 0, 0, 0, 2, 0);
    assertThat(Dense.one(2, 2)).containsExactly(1, 1, 1, 1);
    assertThat(Dense.zero(2)).containsExactly(0, 0);
  }

  @Test
  void impossibleFamiliesAreRefused() {
    assertThatThrownBy(() -> Weights.uniform(2, 1)).hasMessageContaining("lower end first");
    assertThatThrownBy(() -> Weights.normal(0, -1)).hasMessageContaining("normal(0.0, -1.0)");
    assertThatThrownBy(() -> Weights.gamma(0, 1)).hasMessageContaining("shape above 0");
    assertThatThrownBy(() -> Weights.truncatedNormal(0, 1, 2, 2))
        .hasMessageContaining("lower end first");
  }

  private static void moments(Weight weight, double mean, double variance) {
    double[] w = Dense.of(weight, KEY, N);
    double sum = Arrays.stream(w).sum() / N;
    assertThat(sum).isCloseTo(mean, within(4 * Math.sqrt(variance / N) + 1e-12));
    double spread = Arrays.stream(w).map(v -> (v - sum) * (v - sum)).sum() / N;
    assertThat(spread).isCloseTo(variance, within(0.04 * variance + 1e-12));
  }

  private static void variance(double[] w, double expected) {
    double square = Arrays.stream(w).map(v -> v * v).average().orElseThrow();
    assertThat(square / expected).isBetween(0.97, 1.03);
  }
}
