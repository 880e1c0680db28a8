package cajal.brain.network;

import static cajal.random.Draw.poisson;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Derivative;
import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.integrate.Scheme;
import cajal.emit.Lanes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Poisson counts in compiled models and stimuli are those of the plain run, to the bit.
class PoissonTest {
  /// Counts wherever they may be: of constant, own and changing means, large and small, on a path
  /// that not all take, of one another, and in what a spike does.
  public static class Counting extends Neuron {
    public double rate = 0.7;
    public int first = 2;
    @State public double v = 1;
    @State public double all;
    @State public int count;
    @State public double spent;

    @Derivative
    double dv() {
      return -v / 10 + poisson(rate) * 0.01;
    }

    void get() {
      count = count + poisson(0.3);
      if (v > 2) all += poisson((v - 2) * 5);
      all += 0.25 * poisson(poisson(rate) * 3 + 0.5 * t);
    }

    @Override
    protected boolean spikes() {
      return all > 30;
    }

    @Override
    protected void onSpike() {
      spent += poisson(all - 29);
      all = poisson(first);
    }
  }

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void countsAreThoseOfThePlainRun(Lanes lanes) {
    Effect<Counting> start =
        c -> {
          c.v = uniform(0, 4);
          c.rate = uniform(0, 20);
        };
    try (var both =
        new BothRuns<>(new Counting(), 0.1, Scheme.EULER, lanes, 1 + lanes.ordinal() % 2)) {
      both.compiled.init(start);
      both.plain.init(start::on);
      both.compiled.stimulate(Counting::get);
      both.plain.stimulate(Counting::get);
      both.run(50);
      for (String state : new String[] {"v", "all", "count", "spent"}) {
        assertThat(both.compiled.get(state)).as(state).isEqualTo(both.plain.state(state));
      }
      assertThat(both.plain.spikes().size()).isGreaterThan(50);
    }
  }

  @Test
  void countsHaveTheirMeanAndVarianceAndAreIndependent() {
    int size = 2000;
    int steps = 300;
    for (double mean : new double[] {0.01, 2, 40}) {
      try (Network net = new Network(0.1).seed(5)) {
        Population<Counting> cells = net.population(new Counting(), size);
        cells.stimulate(c -> c.spent = poisson(mean));
        StateRecord record = net.record(cells, c -> c.spent);
        net.run(steps * 0.1);
        float[] counts = record.values();
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        double successors = 0;
        for (int k = 1; k < steps - 1; k++) {
          for (int i = 0; i < size - 1; i++) {
            double off = counts[k * size + i] - mean;
            sum += off;
            squares += off * off;
            neighbours += off * (counts[k * size + i + 1] - mean);
            successors += off * (counts[(k + 1) * size + i] - mean);
          }
        }
        double n = (steps - 2.0) * (size - 1);
        double error = Math.sqrt(mean / n);
        assertThat(sum / n).isBetween(-5 * error, 5 * error);
        double spread = Math.sqrt((2 * mean * mean + mean) / n);
        assertThat(squares / n).isBetween(mean - 5 * spread, mean + 5 * spread);
        assertThat(Math.abs(neighbours / n)).isLessThan(5 * mean / Math.sqrt(n));
        assertThat(Math.abs(successors / n)).isLessThan(5 * mean / Math.sqrt(n));
      }
    }
  }

  private static int bits(int threads, Lanes lanes) {
    try (Network net = new Network(0.1).threads(threads).lanes(lanes)) {
      Population<Counting> cells = net.population(new Counting(), 1500);
      cells.init(c -> c.rate = uniform(0, 30));
      cells.stimulate(Counting::get);
      net.run(5);
      if (lanes != Lanes.SCALAR) net.warm(2);
      net.run(5);
      return Arrays.hashCode(cells.get("all")) * 31 + Arrays.hashCode(cells.get("v"));
    }
  }

  @Test
  void threadsAndVectorsChangeNothing() {
    int expected = bits(1, Lanes.SCALAR);
    assertThat(bits(3, Lanes.SCALAR)).isEqualTo(expected);
    assertThat(bits(2, Lanes.preferred())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ofWhatIsNoMeanThereIsNoCountAndTheRunEndsBeforeIt(int threads) {
    try (Network net = new Network(0.1).threads(threads)) {
      Population<Counting> cells = net.population("cells", new Counting(), 200);
      cells.stimulate(c -> c.spent = poisson(5 - c.time()));
      SpikeRecord spikes = net.spikes(cells);
      assertThatThrownBy(() -> net.run(20))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("poisson: mean -0.09")
          .hasMessageMatching(".* of element (0|128); give a mean count from 0 to 2e9 .*");
      double failingStep = 5.1;
      assertThat(net.time()).isBetween(0.1, failingStep + 0.01);
      assertThat(Arrays.stream(spikes.spikes().times())).allMatch(time -> time < net.time());
      assertThat(Arrays.stream(cells.get("v"))).allMatch(Double::isFinite);
    }
  }
}
