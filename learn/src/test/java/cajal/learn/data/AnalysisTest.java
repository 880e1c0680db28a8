package cajal.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Principal components, a linear decoder and log-normal fits, of numbers whose truth is known.
class AnalysisTest {
  private final SplittableRandom random = new SplittableRandom(4);

  @Test
  void componentsAreTheDirectionsOfTheSamples() {
    double[][] directions = {{0.6, 0.8, 0, 0}, {-0.8, 0.6, 0, 0}, {0, 0, 1, 0}};
    double[] sizes = {5, 2, 0.5};
    double[][] samples = new double[4000][4];
    for (double[] row : samples) {
      row[3] = 7;
      for (int k = 0; k < 3; k++) {
        double along = sizes[k] * random.nextGaussian();
        for (int i = 0; i < 4; i++) row[i] += along * directions[k][i];
      }
    }
    Pca pca = Pca.of(samples, 4);
    for (int k = 0; k < 3; k++) {
      assertThat(Math.sqrt(pca.variances()[k])).isCloseTo(sizes[k], within(0.05 * sizes[k]));
      double cosine = 0;
      for (int i = 0; i < 4; i++) cosine += pca.axes()[k][i] * directions[k][i];
      assertThat(Math.abs(cosine)).isGreaterThan(0.999);
    }
    assertThat(pca.variances()[3]).isCloseTo(0, within(1e-12));
    assertThat(pca.total()).isCloseTo(25 + 4 + 0.25, within(1.5));
    assertThat(pca.mean()[3]).isCloseTo(7, within(1e-9));
    double[] away = pca.mean().clone();
    for (int i = 0; i < 4; i++) away[i] += 3 * pca.axes()[1][i];
    assertThat(pca.project(away)).containsExactly(new double[] {0, 3, 0, 0}, within(1e-9));
  }

  @Test
  void componentsOfNothingAreRefused() {
    assertThatThrownBy(() -> Pca.of(new double[][] {{1, 2}}, 1)).hasMessageContaining("1 samples");
    assertThatThrownBy(() -> Pca.of(new double[3][2], 3)).hasMessageContaining("3 components");
    assertThatThrownBy(() -> Pca.of(new double[][] {{1, 2}, {1}}, 1))
        .hasMessageContaining("rows of one length");
  }

  @Test
  void aDecoderFindsWhatIsThereAndNothingElse() {
    double[][] samples = new double[300][10];
    int[] right = new int[300];
    int[] other = new int[300];
    for (int i = 0; i < 300; i++) {
      right[i] = random.nextInt(3);
      other[i] = random.nextInt(3);
      for (int k = 0; k < 10; k++) samples[i][k] = random.nextGaussian();
      samples[i][right[i]] += 4;
    }
    Decoder decoder = new Decoder(3, 5, 1);
    assertThat(decoder.accuracy(samples, right)).isGreaterThan(0.93);
    assertThat(decoder.accuracy(samples, other)).isBetween(0.2, 0.47);
    assertThatThrownBy(() -> decoder.accuracy(samples, new int[2])).hasMessageContaining("300");
    assertThatThrownBy(() -> new Decoder(1, 5, 1)).hasMessageContaining("2 classes");
  }

  @Test
  void sizesAreFittedWhateverTheirSign() {
    double[] numbers = new double[20_000];
    for (int i = 0; i < numbers.length; i++) {
      double sign = random.nextBoolean() ? 1 : -1;
      numbers[i] = i % 10 == 0 ? 0 : sign * Math.exp(-2 + 0.7 * random.nextGaussian());
    }
    LogNormal fit = LogNormal.fit(numbers);
    assertThat(fit.mu()).isCloseTo(-2, within(0.03));
    assertThat(fit.sigma()).isCloseTo(0.7, within(0.02));
    assertThat(fit.count()).isEqualTo(18_000);
    assertThat(fit.density(fit.mu())).isCloseTo(0.57, within(0.02));
    assertThatThrownBy(() -> LogNormal.fit(new double[5])).hasMessageContaining("found 0");
  }
}
