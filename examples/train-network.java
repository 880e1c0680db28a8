import static cajal.brain.connect.Connect.allToAll;

import cajal.brain.connect.Weights;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.synapses.Exponential;
import cajal.brain.training.Unrolled;
import cajal.learn.optim.Adam;
import cajal.learn.train.TrainingStep;
import cajal.surrogate.Surrogates;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Tensor;

/// Teaches four cells to fire 2, 4, 6 and 8 times in 200 ms.
void main() {
  try (var net = new Network(0.5).seed(1)) {
    var noise = net.source("noise", 50, 40); // 50 cells of 40 Hz
    var cells = net.population("cells", new Lif(), 4);
    var synapses =
        net.connect(noise, cells, allToAll(), new Exponential(), (c, g) -> c.input += g)
            .weights(Weights.normal(2, 0.2))
            .delay(1);

    var run = Unrolled.of(net).run(200).surrogate(Surrogates.sigmoid(4), 10);
    var w = run.weights(synapses);
    var wanted = Tensor.of(2f, 4f, 6f, 8f);
    var step =
        TrainingStep.of(
            List.of(w),
            new Adam(),
            batch -> {
              var counts = Reductions.sum(run.respond().spikes(cells), 0);
              return List.of(Reductions.mean(Maths.square(counts.minus(wanted))), counts);
            });
    for (int k = 0; k <= 60; k++) {
      var found = step.run(List.of(), 0.03);
      if (k % 20 > 0) continue;
      IO.println("%2d: loss %4.1f %s".formatted(k, found.get(0).floats()[0], Arrays.toString(found.get(1).floats())));
    }

    run.store(); // the weights are those of the network now
    var spikes = net.spikes(cells);
    net.run(200);
    var counts = new int[4];
    for (int cell : spikes.spikes().ids()) counts[cell]++;
    IO.println("simulated: " + Arrays.toString(counts));
  }
}
