package cajal.brain.network;

import static cajal.brain.connect.Connect.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cajal.brain.models.Lif;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A network goes on only from states of a network like itself.
class RestoreTest {
  private static Network network(double dt, long seed, String name, int size, double delay) {
    Network net = new Network(dt).seed(seed);
    Population<Lif> cells = net.population(name, new Lif(), size);
    net.connect(cells, cells, random(0.5), c -> c.v += 0.1).delay(delay);
    cells.stimulate(c -> c.input += 30);
    return net;
  }

  private static void refused(Network saved, String... said) {
    try (saved;
        Network net = network(0.1, 4, "cells", 20, 1)) {
      saved.run(30);
      NetworkState state = saved.state();
      net.run(5);
      double[] before = net.populations().getFirst().get("v");
      var thrown = assertThatIllegalArgumentException().isThrownBy(() -> net.restore(state));
      for (String text : said) thrown.withMessageContaining(text);
      assertThat(net.time()).isEqualTo(5);
      assertThat(net.populations().getFirst().get("v")).isEqualTo(before);
      net.run(1);
    }
  }

  @Test
  void statesOfOtherNetworksAreRefusedAndChangeNothing() {
    refused(network(0.2, 4, "cells", 20, 1), "steps of 0.2 ms", "steps of 0.1 ms", "Network(0.2)");
    refused(network(0.1, 5, "cells", 20, 1), "the seed 5", "the seed 4", "seed(5)");
    refused(network(0.1, 4, "others", 20, 1), "has a others/", "network a cells/", "populations");
    refused(network(0.1, 4, "cells", 10, 1), "cells/", "int[10]", "int[20]");
    refused(network(0.1, 4, "cells", 30, 1), "cells/", "int[30]", "int[20]");
    refused(network(0.1, 4, "cells", 20, 0.9), "no cells/spikes-11", "delays");
    refused(network(0.1, 4, "cells", 20, 1.1), "a cells/spikes-12", "the network none");
  }

  @Test
  void spikesOfNeuronsThatThereAreNotAreRefused() {
    try (Network net = network(0.1, 4, "cells", 20, 1)) {
      NetworkState state = net.state();
      Map<String, Object> arrays = new LinkedHashMap<>(state.arrays());
      arrays.put("cells/spikes-3", new int[] {2, 20});
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> net.restore(new NetworkState(state.step(), state.dt(), state.seed(), arrays)))
          .withMessageContaining("cells/spikes-3 with neuron 20");
    }
  }

  @Test
  void aNetworkThatGrowsKeepsTheStatesItHas() {
    try (Network net = network(0.1, 4, "cells", 20, 1);
        Network same = network(0.1, 4, "cells", 20, 1)) {
      net.run(20);
      same.run(20);
      net.population("more", new Lif(), 5);
      net.run(20);
      same.run(20);
      assertThat(net.populations().getFirst().get("v"))
          .isEqualTo(same.populations().getFirst().get("v"));
    }
  }
}
