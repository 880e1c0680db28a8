package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.Spikes;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.brain.connect.Connect;
import cajal.brain.connect.Weights;
import cajal.brain.integrate.Scheme;
import cajal.emit.Lanes;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of docs/delays.md, one test for each line of the table there, for projections with one
/// delay and for synapses with delays of their own.
class DelayRulesTest {
  private static final double DT = 0.5;
  private static final int S = 3;

  /// What arrived, and the sum of it over the steps whose equations saw it.
  public static class Counter extends Neuron {
    @State public double arrived;
    @State public double seen;

    @Derivative
    double dseen() {
      return arrived / dt;
    }
  }

  /// Spikes as soon as it is asked with v at 1 or above.
  public static class Jumper extends Neuron {
    @State public double v;
    @State public double got;

    @Override
    protected boolean spikes() {
      return v >= 1;
    }

    @Override
    protected void onSpike() {
      v = 0;
    }
  }

  /// Hands over a number that grows by 1 at a spike of the source and tenfold at one of the target.
  static class Ordered extends Synapse {
    @State public double count = 1;

    @Override
    protected void onPre() {
      transmit(count);
      count += 1;
    }

    @Override
    protected void onPost() {
      count *= 10;
    }
  }

  private static Network network() {
    return new Network(DT).doublePrecision().lanes(Lanes.SCALAR);
  }

  private static Population<SpikeSource> source(Network net, int neurons, int... steps) {
    double[] times = Arrays.stream(steps).mapToDouble(step -> step * DT).toArray();
    int[] ids = new int[steps.length];
    Arrays.setAll(ids, k -> k % neurons);
    return net.source(new Spikes("source" + net.populations().size(), neurons, times, ids));
  }

  private static Population<Counter> counters(Network net, int size) {
    return net.population(new Counter(), size).integrate(Scheme.EULER);
  }

  /// A delay of d steps for all; or each synapse's own, the last one's a step longer.
  private static Projection delayed(Projection projection, int d, boolean own) {
    if (!own) return projection.delay(d * DT);
    double[] ms = new double[projection.connections().size()];
    Arrays.fill(ms, d * DT);
    ms[ms.length - 1] += DT;
    return projection.delays(ms);
  }

  private static void requireSeen(int d, boolean own) {
    try (Network net = network()) {
      Population<Counter> target = counters(net, 2);
      var everyone = Connect.allToAll();
      delayed(net.connect(source(net, 1, S), target, everyone, c -> c.arrived += 1), d, own);
      net.run((S + d) * DT);
      assertThat(target.get("arrived")[0]).as("before step s + d").isEqualTo(0);
      net.run(DT);
      assertThat(target.get("arrived")[0]).as("at the end of step s + d").isEqualTo(1);
      assertThat(target.get("seen")[0]).as("by the equations of step s + d").isEqualTo(0);
      net.run(DT);
      assertThat(target.get("seen")[0]).as("by those of step s + d + 1").isEqualTo(1);
      assertThat(target.get("seen")[1]).as("along the longer delay").isEqualTo(own ? 0 : 1);
    }
  }

  @Test
  void spikesAreRecordedAtTheStartOfTheirStep() {
    try (Network net = network()) {
      Population<Jumper> cells = net.population(new Jumper(), 1);
      net.connect(source(net, 1, S), cells, Connect.oneToOne(), c -> c.v += 1);
      SpikeRecord spikes = net.spikes(cells);
      net.run(10 * DT);
      // the jump at the end of step s is found by the test of step s + 1
      assertThat(spikes.spikes().times()).containsExactly((S + 1) * DT);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutDelayASpikeIsSeenInTheNextStep(boolean own) {
    requireSeen(0, own);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withADelayOfOneStepItIsSeenInTheStepAfterThat(boolean own) {
    requireSeen(1, own);
  }

  @ParameterizedTest
  @CsvSource({"2, false", "7, false", "64, false", "2, true", "7, true", "64, true", "129, true"})
  void withADelayOfDStepsItIsSeenInStepSPlusDPlusOne(int d, boolean own) {
    requireSeen(d, own);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "5, false", "0, true", "5, true"})
  void theTargetSpikesInStepSPlusDPlusOneAtTheEarliest(int d, boolean own) {
    try (Network net = network()) {
      Population<Jumper> cells = net.population(new Jumper(), 2);
      var everyone = Connect.allToAll();
      delayed(net.connect(source(net, 1, S), cells, everyone, c -> c.v += 5), d, own);
      SpikeRecord spikes = net.spikes(cells.slice(0, 1));
      net.run((S + d + 5) * DT);
      assertThat(spikes.spikes().times()).containsExactly((S + d + 1) * DT);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatArrivesInTheStepOfTheTargetsOwnSpikeIsKept(boolean own) {
    try (Network net = network()) {
      Population<Jumper> cells = net.population(new Jumper(), 2);
      Population<?> source = source(net, 1, S, S + 1);
      delayed(net.connect(source, cells, Connect.allToAll(), c -> c.v += 1.5), 4, own);
      // the first makes it spike in step s + 5, at whose end the second arrives
      net.run((S + 6) * DT);
      assertThat(cells.get("v")[0]).isEqualTo(1.5);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRecordingShowsItFirstInTheSampleOfStepSPlusDPlusOne(boolean own) {
    try (Network net = network()) {
      Population<Counter> target = counters(net, 2);
      var everyone = Connect.allToAll();
      delayed(net.connect(source(net, 1, 2), target, everyone, c -> c.arrived += 1), 3, own);
      StateRecord record = net.record(target, c -> c.arrived);
      net.run(10 * DT);
      assertThat(record.of(0)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anActionThatIsNotAPlainSumActsWhenStepSPlusDPlusOneBegins(boolean own) {
    try (Network net = network()) {
      Population<Counter> target = counters(net, 2);
      var everyone = Connect.allToAll();
      Projection projection =
          net.connect(source(net, 1, 2), target, everyone, (c, w) -> c.arrived += w * (3 - c.seen));
      delayed(projection.weight(1), 3, own);
      StateRecord arrived = net.record(target, c -> c.arrived);
      StateRecord seen = net.record(target, c -> c.seen);
      net.run(9 * DT);
      assertThat(arrived.of(0)).containsExactly(0, 0, 0, 0, 0, 0, 0, 3, 3);
      assertThat(seen.of(0)).containsExactly(0, 0, 0, 0, 0, 0, 0, 3, 6);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSynapseTakesPartWhenTheSpikeArrivesAndAtOnceWhenItsTargetSpikes(boolean own) {
    try (Network net = network()) {
      Population<Jumper> cells = net.population(new Jumper(), 2);
      var everyone = Connect.allToAll();
      // arrives in steps 5 and 9; the cells spike in step 5
      Projection projection =
          net.connect(source(net, 1, 2, 6), cells, everyone, new Ordered(), (c, w) -> c.got += w);
      delayed(projection, 3, own);
      net.connect(source(net, 1, 4), cells, everyone, c -> c.v += 1);
      net.run(6 * DT);
      assertThat(cells.get("got")[0]).as("onPre comes before onPost").isEqualTo(1);
      net.run(4 * DT);
      assertThat(cells.get("got")[0]).isEqualTo(1 + (1 + 1) * 10);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSpikeIsStillUnderWayWhenARunEnds(boolean own) {
    try (Network net = network()) {
      Population<Counter> target = counters(net, 2);
      var everyone = Connect.allToAll();
      delayed(net.connect(source(net, 1, S), target, everyone, c -> c.arrived += 1), 50, own);
      net.run((S + 2) * DT);
      for (int step = S + 2; step < S + 50; step++) net.run(DT);
      assertThat(target.get("arrived")[0]).isEqualTo(0);
      net.run(DT);
      assertThat(target.get("arrived")[0]).isEqualTo(1);
    }
  }

  @Test
  void givenDelaysAreMultiplesOfTheStepAndDrawnOnesAreRounded() {
    try (Network net = network()) {
      Population<Counter> cells = counters(net, 2);
      Projection projection =
          net.connect(cells, cells, Connect.allToAll().withSelf(), c -> c.arrived += 1);
      projection.delay(0.7);
      assertThatThrownBy(net::prepare).hasMessageContaining("multiple of the step");
      projection.delay(0.5);
      assertThatThrownBy(() -> projection.delays(0.5, 1, 0.7, 0))
          .hasMessageContaining("multiple of the step");
      assertThat(projection.delays(Weights.constant(0.7)).delays()).containsOnly(0.5);
      assertThat(projection.delays(Weights.constant(-3)).delays()).containsOnly(0);
    }
  }

  @Test
  void everyRuleOfThePageIsOneOfTheseTests() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "delays.md"));
    List<String> named =
        lines.stream()
            .filter(line -> line.startsWith("|") && line.endsWith("` |"))
            .map(line -> line.substring(line.lastIndexOf(" `") + 2, line.length() - 3))
            .toList();
    List<String> tests =
        Arrays.stream(getClass().getDeclaredMethods())
            .filter(method ->
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class))
            .map(Method::getName)
            .filter(name -> !name.startsWith("everyRule"))
            .toList();
    assertThat(named).containsExactlyInAnyOrderElementsOf(tests);
  }
}
