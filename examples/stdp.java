import static cajal.brain.connect.Connect.allToAll;
import static cajal.random.Draw.uniform;

import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.synapses.SongStdp;

void main() {
  try (var net = new Network(0.1).seed(2)) {
    var inputs = net.source("inputs", 200, 20);
    inputs.init(c -> c.rate = uniform(5, 40)); // Hz, each at its own
    var cell = net.population("cell", new Lif(), 1);

    var stdp = new SongStdp();
    stdp.w = 0.5;
    var plastic = net.connect(inputs, cell, allToAll(), stdp, (c, w) -> c.v += 1.2 * w);
    IO.println(plastic.placement().orElseThrow());

    net.run(2000);
    var weights = Arrays.stream(plastic.weights()).summaryStatistics();
    IO.println("weights from %.2f to %.2f".formatted(weights.getMin(), weights.getMax()));
  }
}
