package cajal.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.plot.Lines;
import org.junit.jupiter.api.Test;

/// The intervals of psychometric curves.
class ChoicesTest {
  /// 5 of 10: Wilson's interval is 23.66 to 76.34 %; 10 of 10 begins at 72.25 %.
  @Test
  void sharesHaveTheIntervalsOfWilson() {
    Lines.Series series =
        Choices.percent(new double[] {0, 1, 2}, new int[] {5, 10, 0}, new int[] {10, 10, 0});
    assertThat(series.y()).startsWith(50, 100);
    assertThat(series.low()[0]).isCloseTo(23.66, within(0.01));
    assertThat(series.high()[0]).isCloseTo(76.34, within(0.01));
    assertThat(series.low()[1]).isCloseTo(72.25, within(0.01));
    assertThat(series.high()[1]).isCloseTo(100, within(1e-9));
    assertThat(series.y()[2]).isNaN();
  }
}
