package cajal.brain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.connect.Connect;
import cajal.brain.connect.Weights;
import cajal.emit.Lanes;
import cajal.kernel.Csr;
import cajal.random.Draw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradedSynapsesTest {
  private static final int SIZE = 150;

  private static Network network(Lanes lanes, int threads) {
    Network net = new Network(0.5).doublePrecision().lanes(lanes).threads(threads);
    Population<Pacemaker> cells = net.population("cells", new Pacemaker(), SIZE);
    cells.init(c -> {
      c.v = Draw.uniform(-5, 5);
      c.rate = 0;
    });
    net.graded(
            cells.slice(10, 100),
            cells.slice(40, 150),
            Connect.random(0.1),
            c -> Math.max(0, c.v),
            (c, x) -> c.current += x)
        .weights(Weights.uniform(-0.1, 0.1));
    return net;
  }

  @SuppressWarnings("unchecked")
  private static Population<Pacemaker> cells(Network net) {
    return (Population<Pacemaker>) net.populations().getFirst();
  }

  @Test
  void everyTargetGetsTheWeightedSumOfWhatSourcesShow() {
    try (Network net = network(Lanes.SCALAR, 1)) {
      GradedSynapses synapses = net.gradedSynapses().getFirst();
      Csr csr = synapses.connections();
      double[] weights = synapses.weights();
      double[] v = cells(net).get("v");
      for (int step = 0; step < 50; step++) {
        double[] input = new double[SIZE];
        for (int i = 0; i < csr.pre(); i++) {
          for (int k = csr.rowStart()[i]; k < csr.rowStart()[i + 1]; k++) {
            input[csr.target()[k] + 40] += weights[k] * Math.max(0, v[i + 10]);
          }
        }
        double decay = Math.exp(-0.5 / 10);
        for (int i = 0; i < SIZE; i++) v[i] = input[i] + (v[i] - input[i]) * decay;
      }
      net.run(25);
      for (int i = 0; i < SIZE; i++) {
        assertThat(cells(net).get("v")[i]).isCloseTo(v[i], within(1e-12));
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
  void explainTellsOfThem() {
    try (Network net = network(Lanes.SCALAR, 1)) {
      int synapses = net.gradedSynapses().getFirst().connections().size();
      assertThat(net.explain())
          .contains("graded from cells[10, 100) to cells[40, 150): %,d".formatted(synapses));
    }
  }

  @Test
  void thereIsAFiniteWeightForEach() {
    try (Network net = network(Lanes.SCALAR, 1)) {
      GradedSynapses synapses = net.gradedSynapses().getFirst();
      int count = synapses.connections().size();
      assertThatThrownBy(() -> synapses.weights(1, 2))
          .hasMessage("2 weights for " + count + " synapses; give one for each");
      assertThatThrownBy(() -> synapses.weight(Double.NaN))
          .hasMessageContaining("weight(NaN): give a finite number");
    }
  }
}
