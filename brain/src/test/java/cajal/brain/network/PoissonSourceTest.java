package cajal.brain.network;

import static cajal.brain.connect.Connect.oneToOne;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.Spikes;
import cajal.brain.State;
import cajal.brain.inputs.PoissonSource;
import cajal.brain.integrate.Scheme;
import cajal.emit.Lanes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sources that fire at random: how often, how irregularly, and each on its own.
class PoissonSourceTest {
  private static Spikes run(long seed, int size, double rate, double ms) {
    try (Network net = new Network(0.1).seed(seed)) {
      SpikeRecord record = net.spikes(net.source("noise", size, rate));
      net.run(ms);
      return record.spikes();
    }
  }

  /// Over five standard errors a test would fail once in a million.
  @ParameterizedTest
  @ValueSource(doubles = {2, 40, 800})
  void theyFireAtTheirRateAsIrregularlyAsChanceDoes(double rate) {
    double ms = Math.min(5000, 200_000 / rate);
    Spikes spikes = run(1, 500, rate, ms);
    double expected = rate * 500 * ms / 1000;
    double p = rate * 1e-4;
    assertThat(spikes.size())
        .isCloseTo((int) expected, within((int) (5 * Math.sqrt(expected * (1 - p)))));
    double[] last = new double[500];
    Arrays.fill(last, Double.NaN);
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < spikes.size(); k++) {
      double interval = spikes.times()[k] - last[spikes.ids()[k]];
      last[spikes.ids()[k]] = spikes.times()[k];
      // long intervals do not fit into a run: those that start late in it are left out
      if (Double.isNaN(interval) || spikes.times()[k] - interval > ms / 2) continue;
      n++;
      sum += interval;
      squares += interval * interval;
    }
    if (rate < 10) return;
    double mean = sum / n;
    double cv = Math.sqrt(squares / n / mean / mean - 1);
    assertThat(mean).isCloseTo(1000 / rate, within(5 * 1000 / rate / Math.sqrt(n)));
    assertThat(cv).isCloseTo(Math.sqrt(1 - p), within(5 / Math.sqrt(n)));
  }

  @Test
  void theCountsOfWindowsVaryAsTheirMean() {
    Spikes spikes = run(2, 400, 100, 1000);
    int[] counts = new int[400 * 20];
    for (int k = 0; k < spikes.size(); k++) {
      counts[spikes.ids()[k] * 20 + (int) (spikes.times()[k] / 50)]++;
    }
    double mean = Arrays.stream(counts).average().orElseThrow();
    double variance =
        Arrays.stream(counts).mapToDouble(c -> (c - mean) * (c - mean)).average().orElseThrow();
    assertThat(variance / mean).isCloseTo(0.99, within(5 * Math.sqrt(2.0 / counts.length)));
  }

  private static Set<Long> bins(Spikes spikes) {
    Set<Long> bins = new HashSet<>();
    for (int k = 0; k < spikes.size(); k++) {
      bins.add(Math.round(spikes.times()[k] / 0.1) * spikes.neurons() + spikes.ids()[k]);
    }
    return bins;
  }

  @Test
  void otherSeedsAndOtherSourcesFireIndependently() {
    Set<Long> first;
    Set<Long> beside;
    try (Network net = new Network(0.1).seed(1)) {
      SpikeRecord a = net.spikes(net.source("a", 100, 200));
      SpikeRecord b = net.spikes(net.source("b", 100, 200));
      net.run(1000);
      first = bins(a.spikes());
      beside = bins(b.spikes());
    }
    Set<Long> again = bins(run(1, 100, 200, 1000));
    Set<Long> other = bins(run(2, 100, 200, 1000));
    double chance = 100 * 10_000 * 0.02 * 0.02;
    for (Set<Long> one : List.of(beside, again, other)) {
      Set<Long> together = new HashSet<>(first);
      together.retainAll(one);
      assertThat((double) together.size()).isCloseTo(chance, within(5 * Math.sqrt(chance)));
    }
  }

  @Test
  void theRateMayDifferBetweenCellsAndChangeWithTime() {
    try (Network net = new Network(0.1).seed(4)) {
      double[] rates = new double[300];
      for (int i = 0; i < 300; i++) rates[i] = i < 150 ? 0 : 100;
      Population<PoissonSource> cells = net.source("cells", rates);
      cells.stimulate(c -> c.input += c.time() >= 500 ? 50 : 0);
      SpikeRecord silent = net.spikes(cells.slice(0, 150));
      SpikeRecord active = net.spikes(cells.slice(150, 300));
      net.run(1000);
      assertThat(silent.rate(0, 500)).isZero();
      assertThat(silent.rate(500, 1000)).isCloseTo(50, within(4.0));
      assertThat(active.rate(0, 500)).isCloseTo(100, within(6.0));
      assertThat(active.rate(500, 1000)).isCloseTo(150, within(7.0));
    }
  }

  @Test
  void theyAreThoseOfThePlainRun() {
    try (var both = new BothRuns<>(new PoissonSource(900), 0.1, Scheme.EULER, Lanes.V256, 2)) {
      both.inject(100);
      SpikeRecord record = both.net.spikes(both.compiled);
      both.run(100);
      assertThat(record.spikes().ids()).isEqualTo(both.plain.spikes().ids());
      assertThat(record.size()).isGreaterThan(500);
    }
  }

  public static class Counter extends Neuron {
    @State public double seen;
    @State public double a;
    @State public double b;
  }

  @Test
  void theirSpikesArriveAfterTheDelay() {
    try (Network net = new Network(0.1)) {
      Population<PoissonSource> noise = net.source("noise", 50, 300);
      Population<Counter> cells = net.population(new Counter(), 50);
      net.connect(noise, cells, oneToOne(), c -> c.seen += 1).delay(2);
      SpikeRecord record = net.spikes(noise);
      StateRecord counts = net.record(cells, c -> c.seen);
      net.run(100);
      // what arrives at the end of a step is in the state at the start of the next one
      float[] expected = new float[1000 * 50];
      Spikes spikes = record.spikes();
      for (int k = 0; k < spikes.size(); k++) {
        int from = (int) Math.round(spikes.times()[k] / 0.1) + 21;
        for (int step = from; step < 1000; step++) expected[step * 50 + spikes.ids()[k]]++;
      }
      assertThat(counts.values()).isEqualTo(expected);
      assertThat(spikes.size()).isGreaterThan(1000);
    }
  }

  @Test
  void manySourcesOfOnesOwnAreOneDraw() {
    try (Network net = new Network(0.1).seed(9)) {
      Population<Counter> cells = net.population(new Counter(), 1000);
      cells.stimulate(c -> c.a += c.arrivals(1000, 8));
      cells.stimulate(c -> c.b += c.arrivals(1000, 8));
      net.run(100);
      double[] a = cells.get("a");
      double[] b = cells.get("b");
      double mean = Arrays.stream(a).average().orElseThrow();
      double product = 0;
      for (int i = 0; i < 1000; i++) product += (a[i] - 800) * (b[i] - 800) / 800 / 1000;
      assertThat(mean).isCloseTo(800, within(5 * Math.sqrt(0.8)));
      assertThat(product).as("two calls draw different numbers").isCloseTo(0, within(0.16));
    }
  }

  @Test
  void arrivalsAreThoseOfThePlainRun() {
    try (var both = new BothRuns<>(new Counter(), 0.1, Scheme.EULER, Lanes.SCALAR, 1)) {
      both.compiled.stimulate(c -> c.a += c.arrivals(500, 30));
      both.compiled.stimulate(c -> c.b += c.arrivals(500, 30));
      both.plain.stimulate(c -> c.a += c.arrivals(500, 30));
      both.run(1);
      // the same code at another place draws other numbers
      assertThat(both.compiled.get("a")).isNotEqualTo(both.plain.state("a"));
      assertThat(both.compiled.get("a")).isNotEqualTo(both.compiled.get("b"));
    }
    try (var both = new BothRuns<>(new Counter(), 0.1, Scheme.EULER, Lanes.SCALAR, 1)) {
      Effect<Counter> noise =
          c -> {
            c.a += c.arrivals(500, 30);
            c.b += uniform(0, 1) < 0.5 ? c.arrivals(20, 30) : 0;
          };
      both.compiled.stimulate(noise);
      both.plain.stimulate(noise::on);
      both.run(20);
      assertThat(both.compiled.get("a")).isEqualTo(both.plain.state("a"));
      assertThat(both.compiled.get("b")).isEqualTo(both.plain.state("b"));
    }
  }

  @Test
  void moreThanASpikeInAStepIsRefused() {
    try (Network net = new Network(0.1)) {
      assertThatThrownBy(() -> net.source("noise", 10, 20_000))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "source 'noise' of 20000.0 Hz: with one spike in a step of 0.1 ms at most, give 0 to"
                  + " 10000.0 Hz");
      assertThatThrownBy(() -> net.source("noise", new double[] {1, Double.NaN}))
          .hasMessageStartingWith("source 'noise' of NaN Hz");
      assertThatThrownBy(() -> net.source("noise", 10, -1)).hasMessageContaining("-1.0 Hz");
    }
  }
}
