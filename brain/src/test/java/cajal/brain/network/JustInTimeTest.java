package cajal.brain.network;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.connect.Connector;
import cajal.brain.connect.Weights;
import cajal.brain.models.CobaLif;
import cajal.brain.synapses.Exponential;
import cajal.brain.synapses.TsodyksMarkram;
import cajal.emit.Lanes;
import cajal.kernel.Weight;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Connections that are drawn again for each spike make the network that stored ones make.
class JustInTimeTest {
  private record Outcome(int spikes, List<double[]> states) {
    boolean hasBitsOf(Outcome other) {
      if (spikes != other.spikes) return false;
      for (int s = 0; s < states.size(); s++) {
        if (!java.util.Arrays.equals(states.get(s), other.states.get(s))) return false;
      }
      return true;
    }
  }

  private static Outcome run(
      boolean justInTime, Weight weights, boolean wide, int threads, boolean synapses) {
    try (Network net = new Network(0.1).seed(7)) {
      if (wide) net.doublePrecision();
      net.lanes(Lanes.SCALAR).threads(threads);
      Population<CobaLif> cells = net.population(new CobaLif(), 1000);
      cells.init(c -> c.v = uniform(-60, -50));
      Cells<CobaLif> source = cells.slice(0, 800);
      Cells<CobaLif> target = cells.slice(100, 1000);
      Connector pairs = justInTime ? random(0.05).justInTime() : random(0.05);
      if (synapses) {
        net.connect(source, target, pairs, new Exponential(), (c, g) -> c.gE += 0.1 * g)
            .weights(weights);
      } else {
        net.connect(source, target, pairs, (c, w) -> c.gE += 0.5 * w).weights(weights);
      }
      net.connect(cells.slice(800, 1000), cells, pairs, (c, w) -> c.gI += w).weight(6.7).delay(0.3);
      SpikeRecord spikes = net.spikes(cells);
      net.run(50);
      return new Outcome(spikes.size(), List.of(cells.get("v"), cells.get("gE"), cells.get("gI")));
    }
  }

  static Stream<Weight> weights() {
    return Stream.of(Weights.constant(0.6), Weights.uniform(0.2, 1), Weights.normal(0.6, 0.2));
  }

  @ParameterizedTest
  @MethodSource("weights")
  void theBitsAreThoseOfStoredConnectionsWhateverTheThreads(Weight weights) {
    for (boolean wide : new boolean[] {false, true}) {
      Outcome stored = run(false, weights, wide, 1, false);
      assertThat(stored.spikes).isGreaterThan(500);
      assertThat(run(true, weights, wide, 1, false).hasBitsOf(stored)).isTrue();
      assertThat(run(true, weights, wide, 2, false).hasBitsOf(stored)).isTrue();
    }
    Outcome other = run(false, Weights.constant(0.61), true, 1, false);
    assertThat(run(true, weights, true, 1, false).hasBitsOf(other)).isFalse();
  }

  @Test
  void synapsesWhoseStatesAreSharedByTheTargetMayBeMadeJustInTime() {
    Outcome stored = run(false, Weights.uniform(0.2, 1), false, 1, true);
    assertThat(stored.spikes).isGreaterThan(500);
    assertThat(run(true, Weights.uniform(0.2, 1), false, 2, true).hasBitsOf(stored)).isTrue();
  }

  @Test
  void whatNeedsSingleSynapsesIsRefused() {
    Network net = new Network(0.1);
    Population<CobaLif> cells = net.population(new CobaLif(), 100);
    Connector pairs = random(0.1).justInTime();
    Projection projection = net.connect(cells, cells, pairs, c -> c.gE += 0.6);
    assertThatThrownBy(() -> projection.weights(1, 2, 3))
        .hasMessageContaining("just in time")
        .hasMessageContaining("Weights.normal");
    net.connect(cells, cells, pairs, new TsodyksMarkram(), (c, g) -> c.gE += g);
    assertThatThrownBy(net::prepare)
        .hasMessageContaining("just in time")
        .hasMessageContaining("leave justInTime() out");
    assertThatThrownBy(() -> random(0.1).withMultapses().justInTime())
        .hasMessageContaining("withMultapses");
  }

  @Test
  void theSynapsesAreThoseOfTheStoredRule() {
    Network net = new Network(0.1);
    Population<CobaLif> cells = net.population(new CobaLif(), 300);
    Projection justInTime = net.connect(cells, cells, random(0.1).justInTime(), c -> c.gE += 1);
    justInTime.weights(Weights.normal(1, 0.1));
    assertThat(justInTime.synapses()).isEqualTo(9000);
    assertThat(justInTime.connections().size()).isBetween(8500, 9500);
    assertThat(justInTime.weights())
        .hasSize(justInTime.connections().size())
        .doesNotHaveDuplicates();
    assertThat(net.explain())
        .contains("about 9,000 synapses")
        .contains("connections are drawn again for each spike")
        .contains("0 kB of connections");
  }
}
