package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.PlainEdges;
import cajal.brain.PlainNetwork;
import cajal.brain.PlainRun;
import cajal.brain.connect.Connect;
import cajal.brain.integrate.Scheme;
import cajal.emit.Lanes;
import cajal.kernel.Csr;
import cajal.random.Draw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapJunctionTest {
  private static final int SIZE = 150;

  private static Network network(Lanes lanes, int threads) {
    Network net = new Network(0.5).doublePrecision().lanes(lanes).threads(threads);
    Population<Pacemaker> cells = net.population("cells", new Pacemaker(), SIZE);
    cells.init(c -> {
      c.v = Draw.uniform(-5, 5);
      c.rate = Draw.uniform(0.02, 0.1);
    });
    net.connect(cells, cells, Connect.random(0.1), (c, w) -> c.v += w).weight(0.1);
    net.gapJunctions(
        cells, Connect.random(0.05), 0.2, c -> c.v + c.phase, (c, I) -> c.current += I);
    net.gapJunctions(cells.slice(70, 90), Connect.allToAll(), 0.01, c -> c.v, (c, I) -> c.v += I);
    return net;
  }

  @SuppressWarnings("unchecked")
  private static Population<Pacemaker> cells(Network net) {
    return (Population<Pacemaker>) net.populations().getFirst();
  }

  private static PlainEdges whole(Csr csr, int from) {
    int[] rowStart = new int[SIZE + 1];
    for (int i = 0; i <= SIZE; i++) {
      rowStart[i] = csr.rowStart()[Math.clamp(i - from, 0, csr.pre())];
    }
    int[] target = csr.target().clone();
    for (int k = 0; k < target.length; k++) target[k] += from;
    return new PlainEdges(rowStart, target, new int[target.length]);
  }

  @Test
  void compiledRunsAgreeWithPlainOnes() {
    try (Network net = network(Lanes.SCALAR, 1)) {
      PlainNetwork plain = new PlainNetwork(0.5);
      PlainRun<Pacemaker> run = plain.population("cells", new Pacemaker(), SIZE, Scheme.EXACT);
      Population<Pacemaker> cells = cells(net);
      for (int i = 0; i < SIZE; i++) {
        run.neurons().get(i).v = cells.get("v")[i];
        run.neurons().get(i).rate = cells.get("rate")[i];
      }
      Csr spikes = net.projections().getFirst().connections();
      double[] weights = net.projections().getFirst().weights();
      plain.connect(run, run, whole(spikes, 0), weights, (c, w) -> c.v += w);
      Csr first = net.gapJunctions().get(0).neighbours();
      Csr second = net.gapJunctions().get(1).neighbours();
      plain.gapJunctions(
          run, whole(first, 0), 0.2, c -> c.v + c.phase, (c, flow) -> c.current += flow);
      plain.gapJunctions(run, whole(second, 70), 0.01, c -> c.v, (c, flow) -> c.v += flow);
      net.run(100);
      plain.run(200);
      for (int i = 0; i < SIZE; i++) {
        assertThat(cells.get("v")[i]).isCloseTo(run.state("v")[i], within(1e-12 * 50));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void lanesAndThreadsMakeNoDifference(int threads) {
    try (Network one = network(Lanes.SCALAR, 1);
        Network other = network(Lanes.preferred(), threads)) {
      other.warm(20);
      one.run(100);
      other.run(100);
      assertThat(cells(other).get("v")).isEqualTo(cells(one).get("v"));
    }
  }

  @Test
  void aPairIsJoinedOnceHoweverItIsConnected() {
    try (Network net = new Network(0.1)) {
      Population<Pacemaker> cells = net.population(new Pacemaker(), 4);
      int[] from = {0, 1, 0, 2, 3};
      int[] to = {1, 0, 1, 3, 3};
      GapJunctions junctions =
          net.gapJunctions(
              cells, Connect.fromPairs(from, to), 1, c -> c.v, (c, I) -> c.current += I);
      assertThat(junctions.neighbours().toDense(1))
          .containsExactly(0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0);
    }
  }

  @Test
  void currentsOfAJunctionCancel() {
    try (Network net = new Network(0.1).doublePrecision()) {
      Population<Pacemaker> cells = net.population(new Pacemaker(), 2);
      cells.init(c -> c.got = Draw.uniform(0, 1));
      net.gapJunctions(cells, Connect.allToAll(), 0.3, c -> c.got, (c, I) -> c.got += I);
      double before = cells.get("got")[0] + cells.get("got")[1];
      net.run(10);
      double[] after = cells.get("got");
      assertThat(after[0] + after[1]).isCloseTo(before, within(1e-12));
      assertThat(after[0]).isCloseTo(after[1], within(1e-12));
    }
  }

  @Test
  void everyJunctionMayHaveAConductanceOfItsOwn() {
    try (Network net = new Network(0.1).doublePrecision()) {
      Population<Pacemaker> cells = net.population(new Pacemaker(), 4);
      int[] from = {1, 3, 2};
      int[] to = {0, 0, 1};
      cells.set("got", 1, 2, 4, 8);
      GapJunctions junctions =
          net.gapJunctions(cells, Connect.fromPairs(from, to), 1, c -> c.got, (c, I) -> c.got += I);
      assertThat(junctions.conductances()).containsExactly(1, 1, 1);
      assertThat(junctions.pairs().toDense(1))
          .containsExactly(0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
      junctions.conductances(0.1, 0.01, 0.2);
      net.run(0.1);
      assertThat(cells.get("got"))
          .containsExactly(new double[] {1.17, 2.3, 3.6, 7.93}, within(1e-12));
      assertThatThrownBy(() -> junctions.conductances(1, 2))
          .hasMessage("2 conductances for 3 junctions; give one for each");
    }
  }

  @Test
  void conductancesAreFinite() {
    try (Network net = new Network(0.1)) {
      Population<Pacemaker> cells = net.population(new Pacemaker(), 2);
      assertThatThrownBy(() ->
              net.gapJunctions(
                  cells, Connect.allToAll(), Double.NaN, c -> c.v, (c, I) -> c.current += I))
          .hasMessageContaining("a conductance of NaN");
    }
  }
}
