package cajal.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.trace.Tensor;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Tensor SCORES = Tensor.of(0f, 2f, 1f, 1f, 3f, 3f, -1f, -2f).reshape(4, 2);

  @Test
  void theLargestScoreIsPredictedTheFirstOfEqualOnes() {
    Confusion confusion = new Confusion(2);
    confusion.add(new int[] {1, 0, 1, 1}, SCORES);
    assertThat(confusion.counts()).isEqualTo(new long[][] {{1, 0}, {2, 1}});
    assertThat(confusion.total()).isEqualTo(4);
    assertThat(confusion.accuracy()).isEqualTo(0.5);
    assertThat(confusion.recall(1)).isEqualTo(1 / 3.0);
    assertThat(confusion.precision(0)).isEqualTo(1 / 3.0);
    assertThat(confusion.precision(1)).isEqualTo(1);
  }

  @Test
  void examplesOfNoWeightAreNotCounted() {
    Confusion confusion = new Confusion(2);
    confusion.add(new int[] {1, 0, 1, 1}, SCORES, Tensor.of(1f, 1f, 0f, 0f));
    assertThat(confusion.counts()).isEqualTo(new long[][] {{1, 0}, {0, 1}});
    confusion.clear();
    assertThat(confusion.total()).isZero();
  }

  @Test
  void scoresThatSayNothingAreRefused() {
    Confusion confusion = new Confusion(2);
    Tensor nan = Tensor.of(0.0, 1.0, Double.NaN, 1.0).reshape(2, 2);
    assertThatThrownBy(() -> confusion.add(new int[] {0, 1}, nan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("example 1 for class 0 is NaN");
    assertThatThrownBy(() -> confusion.add(new int[] {0}, SCORES))
        .hasMessageContaining("1 labels and 4 predictions");
    assertThatThrownBy(() -> confusion.add(new int[] {0, 0, 0, 2}, SCORES))
        .hasMessageContaining("label 2 of example 3");
    assertThatThrownBy(() -> new Confusion(3).add(new int[4], SCORES))
        .hasMessageContainingAll("f32[4,2]", "3 numbers");
    assertThatThrownBy(() -> new Confusion(2).accuracy())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("accuracy");
  }

  @Test
  void meansOfBatchesAreWeightedByTheirSizes() {
    Mean loss = new Mean();
    assertThatThrownBy(loss::value).isInstanceOf(IllegalStateException.class);
    loss.add(0.7, 64);
    loss.add(0.5, 32);
    loss.add(9, 0);
    assertThat(loss.value()).isCloseTo((0.7 * 64 + 0.5 * 32) / 96, within(1e-15));
    loss.clear();
    loss.add(2);
    loss.add(4);
    assertThat(loss.value()).isEqualTo(3);
    assertThat(loss.count()).isEqualTo(2);
  }
}
