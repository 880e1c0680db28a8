package cajal.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The Yin-Yang sign as Kriener et al. draw it.
class YinYangTest {
  @Test
  void thePartsAreWhereTheSignHasThem() {
    assertThat(YinYang.part(0.25, 0.5)).as("the left dot").isEqualTo(2);
    assertThat(YinYang.part(0.75, 0.5)).as("the right dot").isEqualTo(2);
    assertThat(YinYang.part(0.25, 0.65)).as("around the left dot").isEqualTo(1);
    assertThat(YinYang.part(0.25, 0.35)).as("around the left dot, below").isEqualTo(1);
    assertThat(YinYang.part(0.75, 0.65)).as("around the right dot").isEqualTo(0);
    assertThat(YinYang.part(0.75, 0.35)).as("around the right dot, below").isEqualTo(0);
    assertThat(YinYang.part(0.5, 0.95)).as("the top").isEqualTo(1);
    assertThat(YinYang.part(0.5, 0.05)).as("the bottom").isEqualTo(0);
  }

  @Test
  void everyPartIsAboutAThirdAndEveryPointIsInTheSign() {
    Examples examples = YinYang.of(3000, 1);
    int[] parts = examples.labels(1);
    float[] points = examples.take(range(3000)).getFirst().floats();
    int[] counts = new int[3];
    for (int i = 0; i < parts.length; i++) {
      counts[parts[i]]++;
      float x = points[4 * i];
      float y = points[4 * i + 1];
      assertThat(Math.hypot(x - 0.5, y - 0.5)).isLessThanOrEqualTo(0.5 + 1e-6);
      assertThat(points[4 * i + 2]).isCloseTo(1 - x, within(1e-6f));
      assertThat(points[4 * i + 3]).isCloseTo(1 - y, within(1e-6f));
    }
    for (int count : counts) assertThat(count).isBetween(900, 1100);
  }

  @Test
  void aPointDependsOnSeedAndNumberAlone() {
    float[] few = YinYang.of(10, 7).take(3).getFirst().floats();
    assertThat(YinYang.of(100, 7).take(3).getFirst().floats()).isEqualTo(few);
    assertThat(YinYang.of(10, 8).take(3).getFirst().floats()).isNotEqualTo(few);
  }

  @Test
  void thePartsOfASplitAreDrawnApart() {
    Split split = YinYang.split(500, 100, 100, 1);
    assertThat(split.train().count()).isEqualTo(500);
    assertThat(split.validation().count()).isEqualTo(100);
    float[] seen = split.train().take(range(100)).getFirst().floats();
    assertThat(split.test().take(range(100)).getFirst().floats()).isNotEqualTo(seen);
    assertThat(split.validation().take(range(100)).getFirst().floats()).isNotEqualTo(seen);
  }

  @Test
  void noPointsAreRefused() {
    assertThatThrownBy(() -> YinYang.of(0, 1)).hasMessageContaining("give 1 or more");
  }

  private static int[] range(int n) {
    int[] all = new int[n];
    Arrays.setAll(all, i -> i);
    return all;
  }
}
