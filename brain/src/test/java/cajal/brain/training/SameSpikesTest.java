package cajal.brain.training;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Neuron;
import cajal.brain.connect.Weights;
import cajal.brain.inputs.OrnsteinUhlenbeck;
import cajal.brain.inputs.Signal;
import cajal.brain.models.AdEx;
import cajal.brain.models.CobaLif;
import cajal.brain.models.CubaLif;
import cajal.brain.models.HodgkinHuxley;
import cajal.brain.models.Izhikevich;
import cajal.brain.models.Lif;
import cajal.brain.models.TraubMiles;
import cajal.brain.network.Blueprint;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.brain.network.SpikeRecord;
import cajal.brain.network.StateRecord;
import cajal.brain.synapses.Ampa;
import cajal.brain.synapses.Depression;
import cajal.brain.synapses.Exponential;
import cajal.brain.synapses.GabaA;
import cajal.brain.synapses.Nmda;
import cajal.brain.synapses.PowerLawStdp;
import cajal.brain.synapses.SongStdp;
import cajal.brain.synapses.TsodyksMarkram;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is differentiated is what is simulated: the same spikes and states, bit for bit.
class SameSpikesTest {
  private static final int STEPS = 400;

  /// A network, and the population that is looked at.
  private record Case<N extends Neuron>(
      String name, Function<Network, Population<N>> build, cajal.brain.Quantity<N> quantity) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case<?>> cases() {
    return List.of(
        new Case<>("lif", SameSpikesTest::lif, c -> c.v),
        new Case<>("coba", SameSpikesTest::coba, c -> c.gE * (c.EE - c.v)),
        new Case<>("synapses", SameSpikesTest::synapses, c -> c.v),
        new Case<>("adex", SameSpikesTest::adex, c -> c.v),
        new Case<>("izhikevich", SameSpikesTest::izhikevich, c -> c.v),
        new Case<>("hh", SameSpikesTest::hh, c -> c.v),
        new Case<>("traub-miles", SameSpikesTest::traubMiles, c -> c.v),
        new Case<>("driven", SameSpikesTest::driven, c -> c.v),
        new Case<>("gaps", SameSpikesTest::gaps, c -> c.v),
        new Case<>("graded", SameSpikesTest::graded, c -> c.v),
        new Case<>("depression", SameSpikesTest::depression, c -> c.v),
        new Case<>("facilitation", SameSpikesTest::facilitation, c -> c.v),
        new Case<>("kinetic", SameSpikesTest::kinetic, c -> c.v),
        new Case<>("nmda", SameSpikesTest::nmda, c -> c.v),
        new Case<>("plastic", SameSpikesTest::plastic, c -> c.v));
  }

  /// Junctions of one conductance, and of one each.
  private static Population<Lif> gaps(Network net) {
    Population<Lif> cells = net.population(new Lif(), 30);
    cells.init(c -> {
      c.v = uniform(-70, -50);
      c.tau = uniform(10, 20);
    });
    cells.stimulate(c -> c.input += 25);
    net.gapJunctions(cells, random(0.2), 0.2, c -> c.v, (c, I) -> c.input += I);
    var some =
        net.gapJunctions(
            cells.slice(3, 20), random(0.2), 1, c -> 0.5 * c.R * c.v, (c, I) -> c.input += I);
    double[] each = new double[some.pairs().size()];
    for (int k = 0; k < each.length; k++) each[k] = 0.05 * (1 + k % 4);
    some.conductances(each);
    return cells;
  }

  /// Without spikes, from one population to another and within it.
  private static Population<Lif> graded(Network net) {
    Population<HodgkinHuxley> sources = net.population(new HodgkinHuxley(), 12);
    sources.init(c -> c.v = uniform(-70, -50));
    sources.stimulate(c -> c.input += 10);
    Population<Lif> cells = net.population(new Lif(), 30);
    cells.init(c -> c.v = uniform(-70, -50));
    cells.stimulate(c -> c.input += 18);
    net.graded(
            sources.slice(2, 12),
            cells.slice(5, 30),
            random(0.4),
            c -> 1 / (1 + Math.exp(-(c.v + 40) / 5)),
            (c, g) -> c.input += g * (0 - c.v))
        .weights(Weights.uniform(0, 0.4));
    net.graded(
            cells, cells, random(0.2), c -> Math.max(0, (c.v - c.EL) / 20), (c, x) -> c.input += x)
        .weight(0.7);
    return cells;
  }

  private static Population<Lif> depression(Network net) {
    Population<Lif> cells = lif(net);
    net.connect(cells, cells, random(0.3), new Depression(), (c, w) -> c.v += 0.5 * w)
        .weights(Weights.uniform(-1.5, 2))
        .delay(0.4);
    net.connect(cells.slice(0, 9), cells, random(0.3), new Depression(), (c, w) -> c.input += w)
        .weights(Weights.uniform(-1.5, 2))
        .delays(Weights.uniform(0, 1.2));
    return cells;
  }

  private static Population<Lif> facilitation(Network net) {
    Population<Lif> cells = lif(net);
    net.connect(
            cells.slice(4, 28),
            cells.slice(1, 29),
            random(0.3),
            new TsodyksMarkram(),
            (c, w) -> c.v += w)
        .weight(1.5)
        .delay(0.4);
    return cells;
  }

  private static Population<CobaLif> kinetic(Network net) {
    Population<CobaLif> cells = coba(net);
    net.connect(cells, cells, random(0.3), new Ampa(), (c, g) -> c.input += g * (0 - c.v))
        .weight(0.02);
    net.connect(cells, cells, random(0.3), new GabaA(), (c, g) -> c.input += g * (-80 - c.v))
        .weights(Weights.uniform(0, 0.02))
        .delay(0.3);
    return cells;
  }

  private static Population<CobaLif> nmda(Network net) {
    Population<CobaLif> cells = coba(net);
    net.connect(cells, cells, random(0.3), new Nmda(), (c, g) -> c.input += g * (0 - c.v))
        .weight(0.02)
        .delay(0.3);
    return cells;
  }

  private static Population<Lif> plastic(Network net) {
    Population<Lif> cells = lif(net);
    net.connect(cells, cells, random(0.3), new SongStdp(), (c, w) -> c.v += 3 * w)
        .weights(Weights.uniform(0, 0.5))
        .delay(0.4);
    net.connect(cells, cells.slice(2, 20), random(0.3), new PowerLawStdp(), (c, w) -> c.v += w)
        .weight(0.3)
        .delays(Weights.uniform(0, 1.2));
    return cells;
  }

  private static Population<Lif> lif(Network net) {
    Population<Lif> cells = net.population(new Lif(), 30);
    cells.init(c -> {
      c.v = uniform(-70, -50);
      c.tau = uniform(10, 20);
    });
    cells.stimulate(c -> c.input += 23);
    net.connect(cells, cells, random(0.3), (c, w) -> c.v += w)
        .weights(Weights.uniform(-1.5, 2))
        .delay(1.3);
    net.connect(cells.slice(5, 20), cells.slice(2, 30), random(0.3), (c, w) -> c.v += 0.3 * w)
        .weights(Weights.uniform(-1.5, 2));
    return cells;
  }

  private static Population<CobaLif> coba(Network net) {
    Population<CobaLif> cells = net.population(new CobaLif(), 60);
    cells.init(c -> c.v = uniform(-60, -50));
    cells.stimulate(c -> c.input += 12);
    net.connect(cells.slice(0, 40), cells, random(0.3), c -> c.gE += 0.2).delay(1.5);
    net.connect(cells.slice(40, 60), cells, random(0.3), c -> c.gI += 1.7)
        .delays(Weights.uniform(0, 1.2));
    net.connect(cells.slice(0, 20), cells, random(0.2).justInTime(), c -> c.gE += 0.1);
    return cells;
  }

  private static Population<Lif> synapses(Network net) {
    Population<Lif> cells = net.population(new Lif(), 30);
    cells.init(c -> c.v = uniform(-70, -50));
    cells.stimulate(c -> c.input += 22);
    net.connect(cells, cells, random(0.3), new Exponential(), (c, g) -> c.input += g)
        .weights(Weights.uniform(-1.5, 2))
        .delay(0.7);
    net.connect(cells, cells, random(0.3), (c, w) -> c.receive(w))
        .weights(Weights.uniform(-1.5, 2));
    return cells;
  }

  private static Population<AdEx> adex(Network net) {
    Population<AdEx> cells = net.population(new AdEx(), 20);
    cells.init(c -> c.v = uniform(-70, -50));
    cells.stimulate(c -> c.input += 900);
    net.connect(cells, cells, random(0.3), c -> c.v += 0.7).delay(0.5);
    return cells;
  }

  private static Population<Izhikevich> izhikevich(Network net) {
    Population<Izhikevich> cells = net.population(new Izhikevich(), 20);
    cells.stimulate(c -> c.input += 10);
    net.connect(cells, cells, random(0.3), c -> c.v += 0.7).delay(0.5);
    return cells;
  }

  private static Population<HodgkinHuxley> hh(Network net) {
    Population<HodgkinHuxley> cells = net.population(new HodgkinHuxley(), 20);
    cells.init(c -> c.v = uniform(-70, -50));
    cells.stimulate(c -> c.input += 10);
    net.connect(cells, cells, random(0.3), c -> c.v += 0.4).delay(0.5);
    return cells;
  }

  private static Population<TraubMiles> traubMiles(Network net) {
    Population<TraubMiles> cells = net.population(new TraubMiles(), 30);
    cells.init(c -> {
      c.v = uniform(-70, -50);
      c.gE = uniform(20, 60);
    });
    net.connect(cells, cells, random(0.3), c -> c.gE += 6);
    return cells;
  }

  /// Signals, drives, noise and a source that fires at random.
  private static Population<CubaLif> driven(Network net) {
    Population<CubaLif> cells = net.population(new CubaLif(), 30);
    cells.play(Signal.sine(3, 50, 20), (c, x) -> c.input += x);
    cells.play(Signal.whiteNoise(1, 20, 30, 3), (c, x) -> c.input += x);
    cells.drive(new OrnsteinUhlenbeck(4, 2, 10), (c, i) -> c.input += i);
    var noise = net.source("noise", 40, 60);
    net.connect(noise, cells, random(0.3), c -> c.gE += 1.6).delay(0.3);
    return cells;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inSinglePrecision(Case<?> one) {
    compare(one, false, false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inDoublePrecision(Case<?> one) {
    compare(one, true, false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void withDelaysThatAreTrained(Case<?> one) {
    compare(one, false, true);
  }

  private static <N extends Neuron> void compare(Case<N> one, boolean f64, boolean delays) {
    try (Network net = network(f64)) {
      Population<N> cells = one.build.apply(net);
      net.run(7.3);
      Unrolled run = Unrolled.of(net).steps(STEPS);
      if (delays) {
        for (Projection projection : net.projections()) {
          Blueprint blueprint = Blueprint.of(net);
          if (blueprint.kept(projection, false, Set.of()) == null) run.delays(projection);
        }
      }
      Recording quantity = run.record(cells, one.quantity);
      Compiled all =
          Cajal.compileAll(x -> {
            Response r = run.respond();
            return List.of(r.spikes(cells), r.of(quantity));
          });
      List<Tensor> found = all.applyAll(List.of());
      SpikeRecord spikes = net.spikes(cells);
      StateRecord trace = net.record(cells, one.quantity);
      net.run(STEPS * 0.1);
      assertThat(spikes.size()).isGreaterThan(15);
      assertThat(numbers(found.get(0))).isEqualTo(dense(spikes, cells.size(), 73));
      float[] expected = trace.values();
      float[] values = numbers(found.get(1));
      for (int i = 0; i < expected.length; i++) {
        assertThat(values[i])
            .as("step %d of cell %d", i / cells.size(), i % cells.size())
            .isEqualTo(expected[i]);
      }
    }
  }

  private static Network network(boolean f64) {
    Network net = new Network(0.1).seed(5).threads(1);
    return f64 ? net.doublePrecision() : net;
  }

  private static float[] numbers(Tensor x) {
    if (x.dtype() == cajal.ir.DType.F32) return x.floats();
    double[] wide = x.doubles();
    float[] numbers = new float[wide.length];
    for (int i = 0; i < numbers.length; i++) numbers[i] = (float) wide[i];
    return numbers;
  }

  private static float[] dense(SpikeRecord record, int cells, int first) {
    float[] all = new float[STEPS * cells];
    var spikes = record.spikes();
    for (int i = 0; i < record.size(); i++) {
      int step = (int) Math.rint(spikes.times()[i] / 0.1) - first;
      all[step * cells + spikes.ids()[i]] = 1;
    }
    return all;
  }
}
