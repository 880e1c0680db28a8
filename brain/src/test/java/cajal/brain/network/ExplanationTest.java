package cajal.brain.network;

import static cajal.brain.connect.Connect.allToAll;
import static cajal.brain.connect.Connect.oneToOne;
import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Spikes;
import cajal.brain.models.CobaLif;
import cajal.brain.synapses.Exponential;
import cajal.emit.Lanes;
import org.junit.jupiter.api.Test;

/// `net.explain()` says what the compiler chose.
class ExplanationTest {
  @Test
  void namesMethodsKernelsPlacementsTierAndMemory() {
    try (var net = new Network(0.1).seed(3).threads(2).lanes(Lanes.SCALAR).doublePrecision()) {
      var source = net.source(new Spikes("source", 10, new double[0], new int[0]));
      var cells = net.population("cells", new CobaLif(), 1000);
      cells.set("tau", 15);
      net.connect(source, cells.slice(0, 10), oneToOne(), c -> c.gE += 0.6);
      net.connect(
              source, cells.slice(10, 20), oneToOne(), new Exponential(), (c, g) -> c.input += g)
          .delay(0.3);
      net.connect(
          source, cells.slice(20, 40), allToAll(), new Exponential(), (c, g) -> c.input += g);
      assertThat(net.explain())
          .startsWith("steps of 0.1 ms, f64, seed 3, 2 threads, no vectors\n")
          .contains("\ncells: 1,000 CobaLif\n  v: exponential Euler (not linear in the states)\n")
          .contains("\n  gE: exact (linear with coefficients that all neurons share)\n  gI: exact")
          .containsPattern("one kernel of \\d+ operations: .*fma")
          .contains("  tier: scalar\n")
          .contains("source: 10 SpikeSource\n  its spikes are given\n")
          .contains("projection 0, source to cells[0, 10): 10 synapses, no delay\n")
          .contains("  spikes are added to gE itself\n")
          .contains("projection 1, source to cells[10, 20): 10 synapses, a delay of 3 steps\n")
          .contains("  align-post: ")
          .contains("  states shared with projection 2\n")
          .contains("memory in all: ");
    }
  }
}
