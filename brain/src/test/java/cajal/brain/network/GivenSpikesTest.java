package cajal.brain.network;

import static cajal.brain.connect.Connect.allToAll;
import static cajal.brain.connect.Connect.fromCsr;
import static cajal.brain.connect.Connect.oneToOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Spikes;
import cajal.brain.models.IntFire1;
import cajal.kernel.Coo;
import cajal.kernel.Ordered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Spikes that are given, and a weight for each synapse.
class GivenSpikesTest {
  private static Spikes spikes(int neurons, double[] times, int... ids) {
    return new Spikes("source", neurons, times, ids);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void givenSpikesAreRecordedInTheStepsNearestToTheirTimes(int threads) {
    try (var net = new Network(0.1).threads(threads)) {
      var source = net.source(spikes(200, new double[] {0.32, 0, 0.28, 1.7}, 150, 7, 3, 199));
      var record = net.spikes(source);
      net.run(1);
      net.run(1);
      assertThat(record.spikes().ids()).containsExactly(7, 3, 150, 199);
      assertThat(record.spikes().times()).containsExactly(0, 3 * 0.1, 3 * 0.1, 17 * 0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachSynapseHasItsOwnWeight(boolean f64) {
    try (var net = f64 ? new Network(0.1).doublePrecision() : new Network(0.1)) {
      var source = net.source(spikes(2, new double[] {0, 0.5}, 1, 0));
      var model = new IntFire1();
      model.tau = 1e9;
      var cells = net.population("cells", model, 3);
      Ordered pairs = new Coo(2, 3, new int[] {1, 0, 1}, new int[] {2, 1, 0}).toCsr();
      net.connect(source, cells, fromCsr(pairs.csr()), (c, w) -> c.receive(w))
          .weights(pairs.reorder(new double[] {0.25, 0.5, 0.125}));
      net.run(0.4);
      assertThat(cells.get("m")).usingComparatorWithPrecision(1e-6).containsExactly(0.125, 0, 0.25);
      net.run(0.4);
      assertThat(cells.get("m"))
          .usingComparatorWithPrecision(1e-6)
          .containsExactly(0.125, 0.5, 0.25);
    }
  }

  @Test
  void whatArrivesWhileRefractoryIsIgnored() {
    try (var net = new Network(1)) {
      var source = net.source(spikes(1, new double[] {0, 2, 10}, 0, 0, 0));
      var cells = net.population("cells", new IntFire1(), 1);
      net.connect(source, cells, oneToOne(), (c, w) -> c.receive(w)).weight(1.5);
      var record = net.spikes(cells);
      net.run(20);
      assertThat(record.spikes().times()).containsExactly(1, 11);
    }
  }

  @Test
  void twoSpikesOfANeuronInOneStepAreRefused() {
    try (var net = new Network(0.1)) {
      assertThatThrownBy(() -> net.source(spikes(1, new double[] {0.51, 0.49}, 0, 0)))
          .hasMessage(
              "source: neuron 0 spikes twice in the step at 0.5 ms; take a time step below 0.1 ms");
      assertThatThrownBy(() -> net.source(spikes(1, new double[] {-1}, 0)))
          .hasMessageContaining("neuron 0 at -1.0 ms; neurons go from 0 to 0, times from 0 ms on");
    }
  }

  @Test
  void weightsMustBeOneForEachSynapse() {
    try (var net = new Network(0.1)) {
      var cells = net.population("cells", new IntFire1(), 3);
      var projection = net.connect(cells, cells, allToAll(), (c, w) -> c.receive(w));
      assertThatThrownBy(() -> projection.weights(1, 2))
          .hasMessage("2 weights for 6 synapses; give one for each");
      assertThatThrownBy(() -> projection.weights(1, 2, Double.NaN, 4, 5, 6))
          .hasMessageContaining("the weight of synapse 2 is NaN");
    }
  }
}
