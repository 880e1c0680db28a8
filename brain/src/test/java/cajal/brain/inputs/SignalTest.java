package cajal.brain.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTest {
  private static double[] values(Signal signal, double dt) {
    return Arrays.stream(signal.rows(dt)).mapToDouble(row -> row[0]).toArray();
  }

  @Test
  void simpleOnesHaveTheirValues() {
    assertThat(values(Signal.constant(3, 1), 0.25)).containsExactly(3, 3, 3, 3);
    assertThat(values(Signal.ramp(1, 3, 4), 1)).containsExactly(1, 1.5, 2, 2.5);
    assertThat(values(Signal.sections(new double[] {1, 2, 0}, new double[] {2, 1, 2}), 1))
        .containsExactly(1, 1, 2, 0, 0);
    assertThat(values(Signal.square(2, 250, 0.25, 5), 1)).containsExactly(2, -2, -2, -2, 2);
    assertThat(values(Signal.of(1, 2, 3), 7)).containsExactly(1, 2, 3);
    assertThat(values(Signal.of(t -> t * t, 3), 1)).containsExactly(0, 1, 4);
    double[] sine = values(Signal.sine(2, 100, 10), 2.5);
    assertThat(sine).usingComparatorWithPrecision(1e-12).containsExactly(0, 2, 0, -2);
  }

  @Test
  void sectionsKeepTheirBordersAtAnyStep() {
    double[] lengths = {10, 0.3, 5.1, 0.1};
    double[] values = values(Signal.sections(new double[] {1, 2, 3, 4}, lengths), 0.1);
    assertThat(values).hasSize(155);
    assertThat(Arrays.stream(values).filter(v -> v == 1).count()).isEqualTo(100);
    assertThat(Arrays.stream(values).filter(v -> v == 2).count()).isEqualTo(3);
    assertThat(Arrays.stream(values).filter(v -> v == 3).count()).isEqualTo(51);
    assertThat(values[154]).isEqualTo(4);
  }

  @Test
  void pulsesAddUpWhereTheyOverlapAndEndWithTheSignal() {
    double[] times = {1, 2, 7};
    Signal pulses = Signal.pulses(times, new double[] {2, 1, 9}, new double[] {1, 10, 5}, 8);
    assertThat(values(pulses, 1)).containsExactly(0, 1, 11, 0, 0, 0, 0, 5);
  }

  @Test
  void theyAreComposed() {
    Signal up = Signal.of(1, 2, 3);
    assertThat(values(up.plus(Signal.of(10, 20)), 1)).containsExactly(11, 22, 3);
    assertThat(values(up.times(Signal.of(10, 20)), 1)).containsExactly(10, 40, 0);
    assertThat(values(up.times(2), 1)).containsExactly(2, 4, 6);
    assertThat(values(up.then(Signal.of(9)), 1)).containsExactly(1, 2, 3, 9);
    assertThat(values(up.after(1), 0.5)).containsExactly(0, 0, 1, 2, 3);
    assertThat(values(up.cut(1), 0.5)).containsExactly(1, 2);
    double[][] each = {{1, 2}, {3, 4}};
    assertThat(Signal.of(each).plus(up).rows(1))
        .isDeepEqualTo(new double[][] {{2, 3}, {5, 6}, {3, 3}});
    assertThat(up.cut(1).then(Signal.of(each)).rows(1))
        .isDeepEqualTo(new double[][] {{1, 1}, {1, 2}, {3, 4}});
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Signal two = Signal.of(new double[][] {{1, 2}});
    Signal three = Signal.of(new double[][] {{1, 2, 3}});
    assertThatThrownBy(() -> two.plus(three).rows(1))
        .hasMessage(
            "signals for 2 and for 3 cells do not go together; give both as many, or one for all");
    assertThatThrownBy(() -> Signal.of(new double[][] {{1, 2}, {3}}))
        .hasMessage(
            "a signal of 2 values in row 0 and 1 in row 1; give all rows a value for each cell");
    assertThatThrownBy(() -> Signal.constant(1, -5)).hasMessageContaining("-5.0 ms; give a length");
    assertThatThrownBy(() -> Signal.sections(new double[2], new double[3]))
        .hasMessage("sections: lists of 2 and 3 numbers; give lists of one length");
    assertThatThrownBy(() -> two.repeated().then(two))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("then(…) of a signal without end; compose first, and say repeated() last");
    assertThatThrownBy(() -> two.plus(two.repeated())).hasMessageStartingWith("plus(…)");
    assertThatThrownBy(() -> Signal.ornsteinUhlenbeck(0, 1, 0, 5, 1, 1))
        .hasMessageContaining("a time constant of 0.0");
  }

  /// Mean, variance and autocorrelation of the columns; five standard errors of each.
  @Test
  void anOrnsteinUhlenbeckProcessHasItsMeanVarianceAndMemory() {
    int cells = 4000;
    double mean = 3;
    double sd = 2;
    double tau = 10;
    for (double dt : new double[] {0.1, 4}) {
      double[][] rows = Signal.ornsteinUhlenbeck(mean, sd, tau, 40, cells, 7).rows(dt);
      int last = rows.length - 1;
      double error = 1 / Math.sqrt(cells);
      for (int at : new int[] {0, last / 2, last}) {
        double sum = 0;
        double squares = 0;
        double product = 0;
        for (int i = 0; i < cells; i++) {
          double off = rows[at][i] - mean;
          sum += off;
          squares += off * off;
          product += off * (rows[last][i] - mean);
        }
        assertThat(sum / cells).as("mean at %d", at).isCloseTo(0, within(5 * sd * error));
        assertThat(squares / cells)
            .as("variance at %d", at)
            .isCloseTo(sd * sd, within(5 * sd * sd * error * Math.sqrt(2)));
        double memory = Math.exp(-(last - at) * dt / tau);
        assertThat(product / cells / sd / sd)
            .as("autocorrelation over %s ms", (last - at) * dt)
            .isCloseTo(memory, within(5 * error * Math.sqrt(1 + memory * memory)));
      }
    }
  }

  @Test
  void aWienerProcessSpreadsWithTheRootOfTimeAtAnyStep() {
    int cells = 4000;
    for (double dt : new double[] {0.5, 2}) {
      double[][] rows = Signal.wiener(0.5, 100, cells, 3).rows(dt);
      assertThat(rows[0]).containsOnly(0);
      int at = (int) (50 / dt);
      double squares = Arrays.stream(rows[at]).map(x -> x * x).sum() / cells;
      assertThat(squares).isCloseTo(0.25 * 50, within(5 * 12.5 * Math.sqrt(2.0 / cells)));
    }
  }

  @Test
  void whiteNoiseAddsUpToTheSameOverATimeAtAnyStep() {
    int cells = 4000;
    for (double dt : new double[] {0.1, 1}) {
      double[][] rows = Signal.whiteNoise(3, 10, cells, 3).rows(dt);
      double squares = 0;
      for (int i = 0; i < cells; i++) {
        double sum = 0;
        for (double[] row : rows) sum += row[i] * dt;
        squares += sum * sum / cells;
      }
      assertThat(squares).isCloseTo(9 * 10, within(5 * 90 * Math.sqrt(2.0 / cells)));
    }
  }

  @Test
  void noiseIsThatOfItsSeedAndOfNoOther() {
    double[] once = Signal.wiener(1, 10, 50, 3).rows(1)[9];
    assertThat(Signal.wiener(1, 10, 50, 3).rows(1)[9]).isEqualTo(once);
    assertThat(Signal.wiener(1, 10, 50, 4).rows(1)[9]).isNotEqualTo(once);
  }

  @Test
  void numbersWithoutAMeaningAreRefused() {
    double nan = Double.NaN;
    assertThatThrownBy(() -> Signal.constant(nan, 5))
        .hasMessage("constant: a value of NaN; give a finite number");
    assertThatThrownBy(() -> Signal.ramp(nan, 1, 5)).hasMessageStartingWith("ramp: a start of NaN");
    assertThatThrownBy(() -> Signal.sine(1, nan, 5))
        .hasMessageStartingWith("sine: a frequency of NaN");
    assertThatThrownBy(() -> Signal.square(1, 8, 1.5, 5))
        .hasMessage("square: a duty of 1.5; give the part of a period at the amplitude, 0 to 1");
    double[] one = {1};
    assertThatThrownBy(() -> Signal.pulses(one, new double[] {-1}, one, 5))
        .hasMessage("pulses: a width of -1.0; give a finite number of 0 or more");
    assertThatThrownBy(() -> Signal.pulses(one, one, new double[] {nan}, 5))
        .hasMessageStartingWith("pulses: a height of NaN");
    assertThatThrownBy(() -> Signal.sections(new double[] {nan}, one))
        .hasMessageStartingWith("sections: a value of NaN");
    assertThatThrownBy(() -> Signal.of(1, 2).times(nan)).hasMessageStartingWith("times: a factor");
    assertThatThrownBy(() -> Signal.wiener(-1, 5, 1, 1))
        .hasMessageStartingWith("wiener: a standard deviation of -1.0");
    assertThatThrownBy(() -> Signal.whiteNoise(1, 5, -3, 1))
        .hasMessage("whiteNoise for -3 cells; give the size of the population it is played to");
    assertThatThrownBy(() -> new OrnsteinUhlenbeck(nan, 1, 1)).hasMessageContaining("mean of NaN");
    assertThatThrownBy(() -> new OrnsteinUhlenbeck(0, -3, 1))
        .hasMessage(
            "OrnsteinUhlenbeck: a standard deviation of -3.0; give a finite number of 0 or more");
    assertThatThrownBy(() -> new OrnsteinUhlenbeck(0, 3, 0))
        .hasMessageContaining("a time constant of 0.0; give a finite one above 0 ms");
  }

  @Test
  void lengthsBeyondMemoryAreRefusedBeforeTheyFillIt() {
    for (Signal endless : List.of(Signal.constant(1, 1e300), Signal.wiener(1, 1e5, 1 << 30, 1))) {
      assertThatThrownBy(() -> endless.rows(0.1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("more than Java may use; give a shorter one, repeated()");
    }
  }
}
