import static cajal.brain.connect.Connect.fixedInDegree;
import static cajal.random.Draw.uniform;

import cajal.brain.models.CubaLif;
import cajal.brain.network.Network;
import cajal.brain.network.SpikeRecord;
import cajal.io.StateFile;

SpikeRecord build(Network net) {
  var cells = net.seed(5).population(new CubaLif(), 1000);
  cells.init(c -> c.v = uniform(-60, -50));
  net.connect(cells.slice(0, 800), cells, fixedInDegree(64), c -> c.gE += 1.62).delay(1);
  net.connect(cells.slice(800, 1000), cells, fixedInDegree(16), c -> c.gI -= 9).delay(1);
  return net.spikes(cells);
}

void main() {
  try (var whole = new Network(0.1);
      var first = new Network(0.1);
      var second = new Network(0.1)) {
    var all = build(whole);
    whole.run(200);

    var before = build(first);
    first.run(100);
    StateFile.write(Path.of("at-100ms.npz"), first.state());
    var after = build(second);
    second.restore(StateFile.read(Path.of("at-100ms.npz")));
    second.run(100);

    IO.println("same spikes: " + (all.size() == before.size() + after.size()));
    double[] v = whole.populations().getFirst().get("v");
    IO.println("same bits: " + Arrays.equals(v, second.populations().getFirst().get("v")));
  }
}
