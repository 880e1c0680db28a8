import static cajal.brain.connect.Connect.allToAll;

import cajal.brain.Spikes;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.brain.synapses.Exponential;
import cajal.brain.training.Unrolled;
import cajal.learn.optim.Adam;
import cajal.learn.train.TrainingStep;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Tensor;

/// Finds out from the voltage of a cell how long the spikes of two others are under way.
void main() {
  float[] voltage;
  try (var net = new Network(0.1)) {
    var cell = net.population("cell", new Lif(), 1);
    connected(net, cell).delays(2.3, 6.1);
    var v = net.record(cell, c -> c.v);
    net.run(60);
    voltage = v.values();
  }
  try (var net = new Network(0.1)) {
    var cell = net.population("cell", new Lif(), 1);
    var synapses = connected(net, cell).delays(4, 4);
    var run = Unrolled.of(net).run(60);
    var v = run.record(cell, c -> c.v);
    var delays = run.delays(synapses, 10); // up to 10 ms
    var target = Tensor.of(voltage).reshape(600, 1);
    var step =
        TrainingStep.of(
            List.of(delays),
            new Adam(),
            batch ->
                List.of(Reductions.mean(Maths.square(run.respond().of(v).minus(target)))));
    for (int k = 0; k <= 150; k++) {
      if (k % 50 == 0) {
        float[] ms = delays.value().floats();
        IO.println("%3d: %.2f ms, %.2f ms".formatted(k, ms[0], ms[1]));
      }
      step.run(List.of(), 0.05);
    }
    run.store(); // the delays are those of the network now, in whole steps
    IO.println(
        "in the network: %.1f ms, %.1f ms".formatted(synapses.delays()[0], synapses.delays()[1]));
  }
}

/// Two cells that fire at times of their own, and synapses from both to one cell.
Projection connected(Network net, Population<Lif> cell) {
  var in = net.source(new Spikes("in", 2, new double[] {5, 20, 30}, new int[] {0, 1, 0}));
  return net.connect(in, cell, allToAll(), new Exponential(), (c, g) -> c.input += g)
      .weights(8, 12);
}
