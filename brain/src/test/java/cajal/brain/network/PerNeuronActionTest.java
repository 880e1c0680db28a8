package cajal.brain.network;

import static cajal.brain.connect.Connect.allToAll;
import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Neuron;
import cajal.brain.Spikes;
import cajal.brain.State;
import org.junit.jupiter.api.Test;

/// What a spike does may depend on parameters of the neuron that is reached.
class PerNeuronActionTest {
  static class Counter extends Neuron {
    double jump = 1;
    @State double v;
  }

  @Test
  void aParameterOfEachNeuronIsTakenAlthoughTheModelsOwnIsOne() {
    try (Network net = new Network(0.1).threads(1)) {
      var in = net.source(new Spikes("in", 1, new double[] {0.1, 0.3}, new int[] {0, 0}));
      Population<Counter> cells = net.population(new Counter(), 3);
      cells.set("jump", 2, 3, 4);
      net.connect(in, cells, allToAll(), c -> c.v += c.jump);
      net.run(1);
      assertThat(cells.get("v")).containsExactly(4, 6, 8);
    }
  }
}
