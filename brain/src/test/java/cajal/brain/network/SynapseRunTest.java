package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Action;
import cajal.brain.Spikes;
import cajal.brain.Synapse;
import cajal.brain.connect.Connect;
import cajal.brain.synapses.Exponential;
import cajal.brain.synapses.Nmda;
import cajal.brain.synapses.SongStdp;
import cajal.brain.synapses.TsodyksMarkram;
import cajal.emit.Lanes;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compiled synapses between slices, with weights of their own, in runs that are cut in two.
class SynapseRunTest {
  private static final Action<Pacemaker> ACTION = (c, g) -> c.kick += g * (2 - c.v);
  private static final int EDGES = 300;

  static Stream<Supplier<Synapse>> synapses() {
    return Stream.of(Exponential::new, Nmda::new, TsodyksMarkram::new, SongStdp::new);
  }

  private static Network network(int threads) {
    Network net = new Network(0.5).doublePrecision().lanes(Lanes.SCALAR).threads(threads);
    Population<Pacemaker> cells = net.population("cells", new Pacemaker(), 200);
    cells.init(c -> c.rate = 0.02 + 0.05 * cajal.random.Draw.uniform(0, 1));
    return net;
  }

  @SuppressWarnings("unchecked")
  private static Population<Pacemaker> cells(Network net) {
    return (Population<Pacemaker>) net.populations().getFirst();
  }

  private static int[] numbers(int seed, int from, int size) {
    return new Random(seed).ints(EDGES, from, from + size).toArray();
  }

  private static int[] shifted(int[] numbers, int by) {
    return Arrays.stream(numbers).map(i -> i + by).toArray();
  }

  @ParameterizedTest
  @MethodSource("synapses")
  void slicesAreStretchesOfTheWhole(Supplier<Synapse> synapse) {
    int[] source = numbers(1, 0, 60);
    int[] target = numbers(2, 0, 90);
    double[] expected;
    try (Network net = network(1)) {
      Population<Pacemaker> all = cells(net);
      var pairs = Connect.fromPairs(shifted(source, 70), shifted(target, 101));
      net.connect(all, all, pairs, synapse.get(), ACTION).weight(0.2).delay(1);
      net.run(100);
      expected = all.get("v");
    }
    for (int threads = 1; threads <= 2; threads++) {
      try (Network net = network(threads)) {
        Population<Pacemaker> all = cells(net);
        net.connect(
                all.slice(70, 130),
                all.slice(101, 191),
                Connect.fromPairs(source, target),
                synapse.get(),
                ACTION)
            .weight(0.2)
            .delay(1);
        net.run(100);
        assertThat(all.get("v")).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("synapses")
  void weightsOfTheirOwnMayAllBeTheSame(Supplier<Synapse> synapse) {
    double[] one = run(synapse, projection -> projection.weight(0.2));
    double[] own =
        run(
            synapse,
            projection -> {
              double[] weights = new double[EDGES];
              Arrays.fill(weights, 0.2);
              return projection.weights(weights);
            });
    for (int i = 0; i < one.length; i++) assertThat(own[i]).isCloseTo(one[i], within(1e-12));
    double[] other =
        run(
            synapse,
            projection -> {
              double[] weights = new double[EDGES];
              Arrays.setAll(weights, k -> 0.1 + k / 1000.0);
              return projection.weights(weights);
            });
    assertThat(other).isNotEqualTo(own);
  }

  private interface Weighing {
    Projection on(Projection projection);
  }

  private static double[] run(Supplier<Synapse> synapse, Weighing weighing) {
    try (Network net = network(1)) {
      Population<Pacemaker> all = cells(net);
      var pairs = Connect.fromPairs(numbers(3, 0, 200), numbers(4, 0, 200));
      weighing.on(net.connect(all, all, pairs, synapse.get(), ACTION));
      net.run(100);
      return all.get("v");
    }
  }

  @ParameterizedTest
  @MethodSource("synapses")
  void runsGoOnAfterACheckpointOrAChange(Supplier<Synapse> synapse) {
    try (Network whole = joined(synapse, 1);
        Network changed = joined(synapse, 1);
        Network restored = joined(synapse, 2)) {
      whole.run(100);
      changed.run(50.5);
      restored.run(3);
      restored.restore(changed.state());
      changed.threads(2);
      changed.run(49.5);
      restored.run(49.5);
      assertThat(cells(changed).get("v")).isEqualTo(cells(whole).get("v"));
      assertThat(cells(restored).get("v")).isEqualTo(cells(whole).get("v"));
      double[] weights = whole.projections().getFirst().weights();
      assertThat(changed.projections().getFirst().weights()).isEqualTo(weights);
      assertThat(restored.projections().getFirst().weights()).isEqualTo(weights);
    }
  }

  @Test
  void outputsMayPullAtASliceDirectly() {
    try (Network net = network(1)) {
      Population<Pacemaker> all = cells(net);
      net.connect(
              all,
              all.slice(64, 128),
              Connect.allToAll(),
              new Exponential(),
              (c, g) -> c.kick += 0.01 * g * (2 - c.kick))
          .weight(0.2);
      net.run(50);
      assertThat(all.get("kick")[64]).isPositive();
      assertThat(all.get("kick")[63]).isZero();
      assertThat(all.get("kick")[128]).isZero();
    }
  }

  private static Network joined(Supplier<Synapse> synapse, int threads) {
    Network net = network(threads);
    Population<Pacemaker> all = cells(net);
    var pairs = Connect.fromPairs(numbers(5, 0, 200), numbers(6, 0, 200));
    net.connect(all, all, pairs, synapse.get(), ACTION).weight(0.2).delay(1.5);
    return net;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 10, 50})
  void plasticityWindowIsExponentialOnBothSides(double lag) {
    assertThat(change(lag)).isCloseTo(0.005 * Math.exp(-lag / 20), within(1e-12));
    assertThat(change(-lag)).isCloseTo(-0.00525 * Math.exp(-lag / 20), within(1e-12));
  }

  @Test
  void spikesOfOneStepStrengthen() {
    assertThat(change(0)).isCloseTo(0.005, within(1e-12));
  }

  /// By one spike of the source and one of the target `lag` ms later.
  private static double change(double lag) {
    try (Network net = new Network(0.5).doublePrecision()) {
      Population<SpikeSource> pre = net.source(spike("pre", 100));
      Population<SpikeSource> post = net.source(spike("post", 100 + lag));
      Projection projection =
          net.connect(pre, post, Connect.oneToOne(), new SongStdp(), (c, w) -> c.input += w)
              .weight(0.5);
      net.run(250);
      return projection.weights()[0] - 0.5;
    }
  }

  private static Spikes spike(String name, double time) {
    return new Spikes(name, 1, new double[] {time}, new int[] {0});
  }
}
