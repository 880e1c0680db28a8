package cajal.brain.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.network.Network;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Edges are where the decimals say, although k · dt is rounded.
class WaveformTest {
  public static class Heard extends Neuron {
    @State public double heard;
  }

  private static double[] plain(DoubleUnaryOperator waveform, double dt, int steps) {
    double[] values = new double[steps];
    for (int k = 0; k < steps; k++) values[k] = waveform.applyAsDouble(k * dt);
    return values;
  }

  private static double[] compiled(Effect<Heard> stimulus, double dt, int steps, boolean wide) {
    try (var net = new Network(dt)) {
      if (wide) net.doublePrecision();
      var cells = net.population(new Heard(), 1);
      cells.stimulate(stimulus);
      double[] values = new double[steps];
      for (int k = 0; k < steps; k++) {
        net.run(dt);
        values[k] = cells.get("heard")[0];
      }
      return values;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.15, 0.3, 0.7})
  void aStepBeginsAndEndsWithTheStepsOfItsTimes(double dt) {
    for (int k = 1; k < 300; k++) {
      double from = Math.rint(k * dt * 1e6) / 1e6;
      double to = Math.rint((k + 7) * dt * 1e6) / 1e6;
      double[] values = plain(t -> Waveform.step(t, from, to, 1), dt, 310);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).as("%s ms, step %d", from, i).isEqualTo(i >= k && i < k + 7 ? 1 : 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.15, 0.3, 0.7})
  void squaresAndPulsesHaveTheSameStepsInEveryPeriod(double dt) {
    double period = Math.rint(20 * dt * 1e6) / 1e6;
    double[] square = plain(t -> Waveform.square(t, 1, 1000 / period, 0.25), dt, 400);
    double[] pulses =
        plain(t -> Waveform.pulses(t, 3 * dt, period, Math.rint(4 * dt * 1e6) / 1e6, 1), dt, 400);
    for (int i = 0; i < 400; i++) {
      assertThat(square[i]).as("square, step %d", i).isEqualTo(i % 20 < 5 ? 1 : -1);
      boolean on = i >= 3 && (i - 3) % 20 < 4;
      assertThat(pulses[i]).as("pulses, step %d", i).isEqualTo(on ? 1 : 0);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void compiledOnesHaveTheEdgesOfPlainJava(boolean wide) {
    assertThat(compiled(c -> c.heard = Waveform.step(c.time(), 0.9, 3.3, 2), 0.3, 20, wide))
        .isEqualTo(plain(t -> Waveform.step(t, 0.9, 3.3, 2), 0.3, 20))
        .containsSequence(0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 0);
    assertThat(compiled(c -> c.heard = Waveform.step(c.time(), 2.1, 4.9, 2), 0.7, 20, wide))
        .isEqualTo(plain(t -> Waveform.step(t, 2.1, 4.9, 2), 0.7, 20));
    assertThat(compiled(c -> c.heard = Waveform.square(c.time(), 1, 50, 0.3), 0.1, 600, wide))
        .isEqualTo(plain(t -> Waveform.square(t, 1, 50, 0.3), 0.1, 600));
    assertThat(compiled(c -> c.heard = Waveform.pulses(c.time(), 3, 6, 0.9, 1), 0.15, 600, wide))
        .isEqualTo(plain(t -> Waveform.pulses(t, 3, 6, 0.9, 1), 0.15, 600));
  }

  @Test
  void theyHaveTheEdgesOfSignals() {
    Signal signal = Signal.pulses(new double[] {2.1}, new double[] {2.8}, new double[] {1}, 14);
    double[][] rows = signal.rows(0.7);
    double[] waveform = plain(t -> Waveform.step(t, 2.1, 4.9, 1), 0.7, rows.length);
    for (int k = 0; k < rows.length; k++) assertThat(waveform[k]).isEqualTo(rows[k][0]);
  }
}
