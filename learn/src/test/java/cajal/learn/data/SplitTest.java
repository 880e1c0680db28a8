package cajal.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitTest {
  /// 100 of label 0, 45 of label 1, 5 of label 2, mixed; the second tensor numbers them.
  private static Examples examples() {
    int[] labels = IntStream.range(0, 150).map(i -> i % 30 == 7 ? 2 : i % 3 == 0 ? 1 : 0).toArray();
    labels[0] = labels[3] = labels[6] = labels[9] = labels[12] = 0;
    return Examples.of(Tensor.of(labels), Tensor.of(IntStream.range(0, 150).toArray()));
  }

  private static int[] numbers(Examples part) {
    return part.labels(1);
  }

  private static int[] perLabel(Examples part) {
    int[] counts = new int[3];
    for (int label : part.labels(0)) counts[label]++;
    return counts;
  }

  @Test
  void eachExampleIsInOnePart() {
    for (Split split :
        new Split[] {
          Split.random(examples(), 0.1, 0.2, 1), Split.stratified(examples(), 0, 0.1, 0.2, 1)
        }) {
      assertThat(split.test().count()).isEqualTo(30);
      assertThat(split.validation().count()).isEqualTo(15);
      int[] all =
          Stream.of(split.train(), split.validation(), split.test())
              .flatMapToInt(part -> Arrays.stream(numbers(part)))
              .sorted()
              .toArray();
      assertThat(all).isEqualTo(IntStream.range(0, 150).toArray());
    }
  }

  @Test
  void stratifiedPartsHaveTheSameFractionOfEachLabel() {
    assertThat(perLabel(examples())).containsExactly(100, 45, 5);
    Split split = Split.stratified(examples(), 0, 0.1, 0.2, 3);
    assertThat(perLabel(split.test())).containsExactly(20, 9, 1);
    assertThat(perLabel(split.validation())[0]).isEqualTo(10);
    assertThat(perLabel(split.validation())[1]).isBetween(4, 5);
    assertThat(perLabel(split.validation())[2]).isBetween(0, 1);
  }

  @Test
  void theSeedChooses() {
    int[] chosen = numbers(Split.random(examples(), 0, 0.2, 1).test());
    assertThat(numbers(Split.random(examples(), 0, 0.2, 1).test())).isEqualTo(chosen);
    assertThat(numbers(Split.random(examples(), 0, 0.2, 2).test())).isNotEqualTo(chosen);
    assertThat(chosen).isNotEqualTo(IntStream.range(0, 30).toArray());
  }

  @Test
  void fractionsAndLabelsThatCannotBeAreRefused() {
    for (double[] bad : new double[][] {{-0.1, 0}, {0.6, 0.6}, {Double.NaN, 0}}) {
      assertThatThrownBy(() -> Split.random(examples(), bad[0], bad[1], 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("for validation");
    }
    assertThat(Split.random(examples(), 0, 1, 1).train().count()).isZero();
    assertThatThrownBy(() -> Split.stratified(examples(), 2, 0.1, 0.1, 1))
        .hasMessageContainingAll("tensor 2 of", "i32");
  }
}
