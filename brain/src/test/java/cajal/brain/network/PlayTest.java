package cajal.brain.network;

import static cajal.brain.inputs.Waveform.chirp;
import static cajal.brain.inputs.Waveform.pulses;
import static cajal.brain.inputs.Waveform.ramp;
import static cajal.brain.inputs.Waveform.sine;
import static cajal.brain.inputs.Waveform.square;
import static cajal.brain.inputs.Waveform.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Derivative;
import cajal.brain.Drive;
import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.inputs.OrnsteinUhlenbeck;
import cajal.brain.inputs.Signal;
import cajal.brain.integrate.Scheme;
import cajal.brain.models.Lif;
import cajal.emit.Lanes;
import cajal.random.Key;
import cajal.random.Threefry;
import cajal.random.Variate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What drives cells from outside: waveforms, signals and drives in compiled networks.
class PlayTest {
  public static class Heard extends Neuron {
    public double gain = 1;
    @State public double heard;
    @State public double sum;
  }

  private static final List<Effect<Heard>> WAVES =
      List.of(
          c -> c.heard = step(c.time(), 1, 3, 25),
          c -> c.heard = ramp(c.time(), 0.5, 4.5, 7),
          c -> c.heard = square(c.time(), 2, 300, 0.3),
          c -> c.heard = pulses(c.time(), 0.7, 2, 0.5, 3),
          c -> c.heard = sine(c.time(), 4, 80),
          c -> c.heard = sine(c.time(), 4, 80, 0.5),
          c -> c.heard = chirp(c.time(), 2, 10, 400, 4));

  /// Sines are our own in compiled code, and within 2 ulp.
  @Test
  void waveformsAreThoseOfPlainJava() {
    for (int w = 0; w < WAVES.size(); w++) {
      Effect<Heard> wave = WAVES.get(w);
      try (var both = new BothRuns<>(new Heard(), 0.1, Scheme.EULER, Lanes.V256, 2)) {
        both.compiled.stimulate(wave).stimulate(c -> c.sum += c.gain * c.heard);
        both.plain.stimulate(wave::on);
        both.plain.stimulate(c -> c.sum += c.gain * c.heard);
        for (int k = 0; k < 60; k++) {
          both.run(1);
          double plain = both.plain.state("heard")[7];
          double bound = w < 4 ? 0 : 4 * 2 * Math.ulp(1.0);
          assertThat(both.compiled.get("heard")[7])
              .as("wave %d in step %d", w, k)
              .isCloseTo(plain, within(bound));
        }
        assertThat(both.plain.state("sum")[7]).isNotZero();
      }
    }
  }

  @Test
  void waveformsHaveTheirEdgesAndFrequencies() {
    assertThat(
            new double[] {step(99.9, 100, 200, 5), step(100, 100, 200, 5), step(200, 100, 200, 5)})
        .containsExactly(0, 5, 0);
    assertThat(
            new double[] {ramp(1, 2, 4, 8), ramp(3, 2, 4, 8), ramp(9, 2, 4, 8), ramp(2, 2, 2, 8)})
        .containsExactly(0, 4, 8, 8);
    assertThat(pulses(9, 10, 5, 1, 3)).isZero();
    assertThat(pulses(25.5, 10, 5, 1, 3)).isEqualTo(3);
    assertThat(pulses(26, 10, 5, 1, 3)).isZero();
    assertThat(sine(25, 2, 10)).isEqualTo(2);
    assertThat(sine(0, 2, 10, Math.PI / 2)).isEqualTo(2);
    // a chirp's phase is the integral of its frequency, also beyond its end
    double turns = 0;
    for (int k = 0; k < 15_000; k++) {
      double t = (k + 0.5) * 0.1;
      turns += Math.min(5 + 10 * t / 1000, 15) / 1000 * 0.1;
    }
    assertThat(chirp(1500, 1, 5, 15, 1000)).isCloseTo(Math.sin(2 * Math.PI * turns), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aSignalActsStepByStepAndIsZeroAfterItsEnd(int threads) {
    double[][] each = new double[5][200];
    for (int k = 0; k < 5; k++) Arrays.setAll(each[k], i -> 1000 + i);
    for (int k = 0; k < 5; k++) for (int i = 0; i < 200; i++) each[k][i] += 10_000 * k;
    try (Network net = new Network(0.1).threads(threads)) {
      Population<Heard> cells = net.population(new Heard(), 200);
      cells.play(Signal.of(1, 2, 3), (c, x) -> c.heard = x);
      cells.play(Signal.of(each), (c, x) -> c.heard += x);
      cells.play(Signal.of(0.25, 0.5).repeated(), (c, x) -> c.heard += c.gain * x);
      StateRecord record = net.record(cells, c -> c.heard);
      net.run(0.3);
      net.run(0.5);
      float[] heard = record.values();
      for (int k = 1; k < 8; k++) {
        for (int i = 0; i < 200; i++) {
          int step = k - 1;
          double all = step < 3 ? step + 1 : 0;
          double own = step < 5 ? each[step][i] : 0;
          assertThat((double) heard[k * 200 + i])
              .as("step %d of cell %d", step, i)
              .isEqualTo(all + own + (step % 2 == 0 ? 0.25 : 0.5));
        }
      }
    }
  }

  @Test
  void aSignalIsTheInputThatAPlainRunIsGiven() {
    Signal noise = Signal.ornsteinUhlenbeck(22, 5, 3, 20, BothRuns.SIZE, 1);
    double[][] rows = noise.rows(0.1);
    try (var both = new BothRuns<>(new Lif(), 0.1, Scheme.EULER, Lanes.V256, 2)) {
      both.compiled.play(noise, (c, i) -> c.input += i);
      both.net.run(20);
      for (double[] row : rows) {
        both.plain.inject("input", row);
        both.plain.step();
      }
      assertThat(both.compiled.get("v")).isEqualTo(both.plain.state("v"));
    }
  }

  private static Network playing(int threads) {
    Network net = new Network(0.1).seed(6).threads(threads);
    Population<Lif> cells = net.population("cells", new Lif(), 300);
    cells.play(Signal.ornsteinUhlenbeck(20, 4, 5, 60, 300, 2), (c, i) -> c.input += i);
    cells.play(Signal.of(1, -1, 0.5).repeated(), (c, i) -> c.input += i);
    cells.drive(new OrnsteinUhlenbeck(2, 3, 4), (c, i) -> c.input += i);
    return net;
  }

  @Test
  void aSavedRunGoesOnWithTheSameBitsOnAnyThreads() {
    try (Network whole = playing(1);
        Network first = playing(2);
        Network second = playing(3)) {
      whole.run(50);
      first.run(20);
      second.restore(first.state()).run(30);
      assertThat(second.time()).isEqualTo(whole.time());
      assertThat(second.state().arrays())
          .usingRecursiveComparison()
          .isEqualTo(whole.state().arrays());
    }
  }

  @Test
  void whatIsNoSignalForThesePopulationsIsRefused() {
    try (Network net = new Network(0.1)) {
      Population<Lif> cells = net.population("cells", new Lif(), 3);
      double[][] rows = {{1, 2, 3}, {1, Double.NaN, 3}};
      assertThatThrownBy(() -> cells.play(Signal.of(rows), (c, x) -> c.input += x))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "play(…) to cells: NaN in row 1 (at 0.1 ms) for neuron 1; a signal is made of finite"
                  + " numbers");
      assertThatThrownBy(
              () -> cells.play(Signal.of(t -> 1.0 / 0, 1).after(3), (c, x) -> c.input += x))
          .hasMessageContaining("Infinity in row 30 (at 3.0 ms); a signal");
      assertThatThrownBy(
              () -> cells.play(Signal.of(new double[][] {{1, 2}}), (c, x) -> c.input += x))
          .hasMessageContaining("the signal is for 2 cells, the population has 3; give");
      assertThatThrownBy(() -> cells.play(Signal.of(), (c, x) -> c.input += x))
          .hasMessageContaining("the signal has no values");
      net.run(10);
      assertThatThrownBy(() -> cells.play(Signal.constant(1, 10), (c, x) -> c.input += x))
          .hasMessage(
              "play(…) to cells: the signal is over after 10.0 ms and the network at 10.0 ms; play it"
                  + " after(10.0)");
      cells.play(Signal.constant(1, 10).after(10), (c, x) -> c.input += x);
    }
  }

  @Test
  void aDriveGoesTheExactWayOfItsProcessWithNumbersOfItsOwn() {
    try (Network net = new Network(0.5).seed(3).doublePrecision()) {
      Population<Heard> cells = net.population("cells", new Heard(), 50);
      cells.drive(new OrnsteinUhlenbeck(2, 3, 4), (c, x) -> c.heard = x);
      cells.drive(new OrnsteinUhlenbeck(2, 3, 4), (c, x) -> c.sum += x);
      Key key = Key.of(3).fold("cells").fold("OrnsteinUhlenbeck.0").fold("noise").fold("x");
      double[] x = new double[50];
      Arrays.fill(x, 2);
      for (int k = 0; k < 40; k++) {
        net.run(0.5);
        assertThat(cells.get("heard")).usingComparatorWithPrecision(1e-12).containsExactly(x);
        for (int i = 0; i < 50; i++) {
          double normal = Variate.normal64(Threefry.bits(key, i, k));
          x[i] =
              2 + (x[i] - 2) * Math.exp(-0.5 / 4) + 3 * Math.sqrt(1 - Math.exp(-1.0 / 4)) * normal;
        }
      }
      assertThat(cells.get("OrnsteinUhlenbeck.1.x"))
          .isNotEqualTo(cells.get("OrnsteinUhlenbeck.0.x"));
      assertThat(net.explain()).contains("OrnsteinUhlenbeck.1.x: exact");
    }
  }

  /// The one of the guide.
  public static class Oscillator extends Drive {
    public double frequency = 8;
    @State double x = 1, y;

    @Derivative
    double dx() {
      return -2 * Math.PI * frequency / 1000 * y;
    }

    @Derivative
    double dy() {
      return 2 * Math.PI * frequency / 1000 * x;
    }

    @Override
    protected double output() {
      return x;
    }
  }

  @Test
  void aDriveMayBeOnesOwn() {
    try (Network net = new Network(0.1).doublePrecision()) {
      Population<Heard> cells = net.population("cells", new Heard(), 3);
      cells.drive(new Oscillator(), (c, x) -> c.heard = 4 * x);
      net.run(200.1);
      double turns = 200 * 8 / 1000.0;
      assertThat(cells.get("heard")[1]).isCloseTo(4 * Math.cos(2 * Math.PI * turns), within(1e-9));
    }
  }

  @Test
  void drivesOfManyCellsHaveTheirStatistics() {
    try (Network net = new Network(0.1).seed(8)) {
      Population<Heard> cells = net.population("cells", new Heard(), 5000);
      cells.drive(new OrnsteinUhlenbeck(2, 3, 4), (c, x) -> c.heard = x);
      StateRecord record = net.record(cells, c -> c.heard).every(4);
      net.run(41);
      float[] values = record.values();
      int last = record.times().length - 1;
      double sum = 0;
      double squares = 0;
      double product = 0;
      for (int i = 0; i < 5000; i++) {
        double off = values[last * 5000 + i] - 2;
        sum += off / 5000;
        squares += off * off / 5000;
        product += off * (values[(last - 1) * 5000 + i] - 2) / 5000;
      }
      double error = 1 / Math.sqrt(5000);
      assertThat(sum).isCloseTo(0, within(5 * 3 * error));
      assertThat(squares).isCloseTo(9, within(5 * 9 * Math.sqrt(2) * error));
      assertThat(product / 9).isCloseTo(Math.exp(-1), within(5 * 1.1 * error));
    }
  }

  @Test
  void aDrivesParametersMayChangeBetweenRunsButNotToNaN() {
    try (Network net = new Network(0.1)) {
      Population<Heard> cells = net.population("cells", new Heard(), 3);
      var slow = new OrnsteinUhlenbeck(0, 0, 1e-3);
      cells.drive(slow, (c, x) -> c.heard = x);
      slow.mean = 5;
      net.run(1);
      assertThat(cells.get("heard")[2]).isCloseTo(5, within(1e-6));
      slow.mean = 7;
      net.run(1);
      assertThat(cells.get("heard")[2]).isCloseTo(7, within(1e-6));
      slow.sd = Double.NaN;
      assertThatThrownBy(() -> net.run(1))
          .hasMessageContaining("'sd' of cells/OrnsteinUhlenbeck.0 (OrnsteinUhlenbeck) is NaN");
    }
  }
}
