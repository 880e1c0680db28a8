package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Action;
import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.PlainEdges;
import cajal.brain.PlainNetwork;
import cajal.brain.PlainRun;
import cajal.brain.Spikes;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.brain.connect.Connect;
import cajal.brain.connect.Weights;
import cajal.brain.integrate.Scheme;
import cajal.brain.lower.Site;
import cajal.brain.synapses.Ampa;
import cajal.brain.synapses.DualExponential;
import cajal.brain.synapses.Exponential;
import cajal.brain.synapses.Nmda;
import cajal.brain.synapses.PowerLawStdp;
import cajal.brain.synapses.SongStdp;
import cajal.brain.synapses.TsodyksMarkram;
import cajal.emit.Lanes;
import cajal.kernel.Csr;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Synapses with delays of their own: to the bit those of the plain run, whatever the threads and
/// wherever a run is cut.
class DelaysTest {
  private static final double DT = 0.5;
  private static final int STEPS = 240;

  /// What arrived, and the sum of it at the start of each step.
  public static class Counter extends Neuron {
    @State public double arrived;
    @State public double seen;

    @Derivative
    double dseen() {
      return arrived;
    }
  }

  /// A source that spikes when it is told to.
  public static class Clock extends Neuron {
    public boolean now;
    @State public double nothing;

    @Override
    protected boolean spikes() {
      return now;
    }
  }

  private static final Action<Counter> TO_STATE = (c, w) -> c.arrived += 0.5 * w;

  /// A sum that is built afresh in each step, before what arrived is acted with.
  private static final Action<Counter> BY_SUM =
      (c, w) -> {
        c.arrived += w;
        c.seen += 2 * w;
      };

  /// Twenty spikes a step onto random synapses with random weights, between slices.
  private static final class Case implements AutoCloseable {
    final Network net;
    final Spikes spikes;
    final Population<Counter> target;
    final Projection projection;

    Case(int threads, boolean wide, boolean ownWeights, Action<Counter> action) {
      net = new Network(DT).strict().lanes(Lanes.SCALAR).threads(threads);
      if (wide) net.doublePrecision();
      double[] times = new double[20 * STEPS];
      int[] ids = new int[times.length];
      for (int k = 0; k < times.length; k++) {
        times[k] = k / 20 * DT;
        ids[k] = (7 * (k % 20) + 31 * (k / 20)) % 200;
      }
      spikes = new Spikes("source", 200, times, ids);
      Population<?> source = net.source(spikes);
      target = net.population("target", new Counter(), 150).integrate(Scheme.EULER);
      Cells<?> from = source.slice(20, 200);
      Cells<Counter> to = target.slice(10, 150);
      projection = net.connect(from, to, Connect.random(0.2), action).weight(0.7);
      if (ownWeights) projection.weights(Weights.normal(0.7, 0.3));
    }

    Case delays(int longest) {
      Random random = new Random(2);
      double[] ms = new double[projection.connections().size()];
      Arrays.setAll(ms, k -> random.nextInt(longest + 1) * DT);
      projection.delays(ms);
      return this;
    }

    Case run(int steps) {
      net.run(steps * DT);
      return this;
    }

    /// The targets after so many steps as plain Java.
    PlainRun<Counter> plain(int steps) {
      PlainNetwork plain = new PlainNetwork(DT);
      PlainRun<Clock> source = plain.population(new Clock(), 180, Scheme.EULER);
      PlainRun<Counter> counters = plain.population(new Counter(), 140, Scheme.EULER);
      Csr csr = projection.connections();
      int[] delays =
          Arrays.stream(projection.delays()).mapToInt(ms -> (int) Math.round(ms / DT)).toArray();
      PlainEdges edges = new PlainEdges(csr.rowStart(), csr.target(), delays);
      plain.connect(source, counters, edges, projection.weights(), TO_STATE::on);
      for (int step = 0; step < steps; step++) {
        for (Clock clock : source.neurons()) clock.now = false;
        for (int k = 20 * step; k < 20 * (step + 1); k++) {
          if (spikes.ids()[k] >= 20) source.neurons().get(spikes.ids()[k] - 20).now = true;
        }
        plain.step();
      }
      return counters;
    }

    void assertIs(PlainRun<Counter> plain) {
      for (String state : List.of("arrived", "seen")) {
        assertThat(Arrays.copyOfRange(target.get(state), 10, 150))
            .as(state)
            .containsExactly(plain.state(state));
      }
    }

    @Override
    public void close() {
      net.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true", "6, true", "6, false", "40, true", "300, true"})
  void runsHaveTheBitsOfPlainOnes(int longest, boolean ownWeights) {
    try (Case one = new Case(1, true, ownWeights, TO_STATE).delays(longest)) {
      PlainRun<Counter> plain = one.plain(STEPS);
      one.run(STEPS).assertIs(plain);
      assertThat(Arrays.stream(one.projection.delays())).contains(0.0, longest * DT);
      assertThat(Arrays.stream(plain.state("arrived")).sum()).isGreaterThan(1000);
      for (int threads = 2; threads <= 3; threads++) {
        try (Case more = new Case(threads, true, ownWeights, TO_STATE).delays(longest)) {
          more.run(STEPS / 3).run(STEPS - STEPS / 3).assertIs(plain);
        }
      }
    }
  }

  @Test
  void threadsMakeNoDifferenceInSinglePrecisionAndForSumsEither() {
    for (Action<Counter> action : List.of(TO_STATE, BY_SUM)) {
      double[] expected = null;
      for (int threads = 1; threads <= 3; threads++) {
        try (Case own = new Case(threads, false, true, action).delays(40)) {
          double[] found = own.run(STEPS).target.get("seen");
          if (expected == null) expected = found;
          assertThat(found).containsExactly(expected);
        }
      }
    }
  }

  @Test
  void equalDelaysOfTheirOwnAreOneDelayForAll() {
    for (Action<Counter> action : List.of(TO_STATE, BY_SUM)) {
      try (Case one = new Case(1, false, true, action);
          Case own = new Case(1, false, true, action)) {
        one.projection.delay(5 * DT);
        own.projection.delays(one.projection.delays());
        one.run(STEPS);
        own.run(STEPS);
        assertThat(own.target.get("arrived")).containsExactly(one.target.get("arrived"));
        assertThat(own.target.get("seen")).containsExactly(one.target.get("seen"));
      }
    }
  }

  @Test
  void spikesUnderWayAreSavedAndRestored() {
    try (Case saved = new Case(1, true, true, TO_STATE).delays(70);
        Case restored = new Case(2, true, true, TO_STATE).delays(70)) {
      PlainRun<Counter> plain = saved.plain(STEPS);
      saved.run(73);
      restored.run(11).net.restore(saved.net.state());
      restored.run(STEPS - 73).assertIs(plain);
      // nor does a change of the network lose any
      saved.net.threads(3);
      saved.run(STEPS - 73).assertIs(plain);
    }
  }

  static Stream<Supplier<Synapse>> synapses() {
    return Stream.of(
        Exponential::new,
        DualExponential::new,
        Ampa::new,
        Nmda::new,
        TsodyksMarkram::new,
        SongStdp::new,
        PowerLawStdp::new);
  }

  private static Twin twin(int threads, Supplier<Synapse> synapse) {
    Action<Pacemaker> action = (c, g) -> c.kick += 0.03 * g * (3 - c.v);
    Twin twin = new Twin(Lanes.SCALAR, threads);
    for (double longest : new double[] {0.5, 12}) {
      Synapse fresh = synapse.get();
      boolean isLinear = fresh instanceof DualExponential;
      Scheme scheme = isLinear ? Scheme.EXACT : Scheme.EXPONENTIAL_EULER;
      twin.connectDelayed(fresh, scheme, longest, action);
    }
    return twin;
  }

  @ParameterizedTest
  @MethodSource("synapses")
  void synapsesWithStatesMayHaveThemWhereverTheirStatesAre(Supplier<Synapse> synapse) {
    try (Twin one = twin(1, synapse);
        Twin two = twin(2, synapse);
        Twin restored = twin(1, synapse)) {
      one.run(150).assertAlike();
      two.compiled(70);
      restored.net.restore(two.net.state());
      two.compiled(80);
      restored.compiled(80);
      for (Twin other : List.of(two, restored)) {
        assertThat(other.post.get("v")).isEqualTo(one.post.get("v"));
        assertThat(other.projections.getLast().weights())
            .isEqualTo(one.projections.getLast().weights());
      }
    }
  }

  @Test
  void statesThatASpikeChangesAreThenThoseOfTheSynapses() {
    try (Twin twin = twin(1, TsodyksMarkram::new)) {
      var placement = twin.projections.getFirst().placement().orElseThrow();
      assertThat(placement.states()).containsValue(Site.SYNAPSE).doesNotContainValue(Site.SOURCE);
      assertThat(placement.why()).contains("reaches the synapses of its source at different times");
    }
  }

  @Test
  void drawnDelaysAreRoundedToTheStepAndNeverNegative() {
    try (Case own = new Case(1, true, false, TO_STATE)) {
      double[] ms = own.projection.delays(Weights.normal(1, 1)).delays();
      assertThat(Arrays.stream(ms)).allMatch(d -> d >= 0 && d == Math.rint(d / DT) * DT);
      assertThat(Arrays.stream(ms).average().orElseThrow()).isCloseTo(1.08, within(0.05));
      assertThat(own.projection.delays(Weights.normal(1, 1)).delays()).containsExactly(ms);
    }
  }

  @Test
  void explainTellsThemAndWhatTheyTake() {
    try (Case own = new Case(2, true, false, TO_STATE).delays(40)) {
      assertThat(own.net.explain())
          .contains("delays of 0 to 40 steps")
          .containsPattern("of connections, \\d+ kB of delays")
          .contains("for the spikes of the last 42 steps");
    }
  }

  @Test
  void oneDelayForAllTakesTheirPlaceAgain() {
    try (Case own = new Case(1, true, true, TO_STATE).delays(40)) {
      own.projection.delay(DT);
      assertThat(own.projection.delays()).containsOnly(DT);
      own.run(STEPS).assertIs(own.plain(STEPS));
    }
  }

  @Test
  void mistakesAreAnsweredByTheirSynapse() {
    try (Case own = new Case(1, true, false, TO_STATE)) {
      int n = own.projection.connections().size();
      assertThatThrownBy(() -> own.projection.delays(1, 2))
          .hasMessage("2 delays for " + n + " synapses; give one for each");
      double[] ms = new double[n];
      ms[3] = 0.7;
      assertThatThrownBy(() -> own.projection.delays(ms))
          .hasMessageContaining("the delay of synapse 3 is 0.7 ms")
          .hasMessageContaining("multiple of the step");
      ms[3] = -1;
      assertThatThrownBy(() -> own.projection.delays(ms)).hasMessageContaining("from 0 to");
      ms[3] = 1e6;
      assertThatThrownBy(() -> own.projection.delays(ms)).hasMessageContaining("32767");
      ms[3] = Double.NaN;
      assertThatThrownBy(() -> own.projection.delays(ms)).hasMessageContaining("NaN");
    }
  }

  @Test
  void synapsesThatKeepStatesElsewhereThenAreGivenThemBeforeTheFirstRun() {
    try (Twin twin = new Twin(Lanes.SCALAR, 1)) {
      twin.connect(new TsodyksMarkram(), Scheme.EXPONENTIAL_EULER, 0, (c, w) -> c.kick += w);
      Projection projection = twin.projections.getFirst();
      twin.net.prepare();
      projection.delays(Weights.uniform(0, 3));
      twin.compiled(3);
      projection.delays(Weights.uniform(0, 4));
      assertThatThrownBy(() -> projection.delay(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("before the first run");
    }
  }

  @Test
  void connectionsMadeJustInTimeHaveOneDelay() {
    Network net = new Network(DT);
    Population<Counter> cells = net.population(new Counter(), 100);
    Projection projection = net.connect(cells, cells, Connect.random(0.1).justInTime(), TO_STATE);
    assertThatThrownBy(() -> projection.delays(Weights.uniform(0, 2)))
        .hasMessageContaining("just in time")
        .hasMessageContaining("delay of its own")
        .hasMessageContaining("leave justInTime() out");
  }
}
