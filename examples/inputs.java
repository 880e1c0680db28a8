import static cajal.random.Draw.normal;
import static cajal.random.Draw.uniform;

import cajal.brain.models.Lif;
import cajal.brain.network.Network;

void main() {
  try (var net = new Network(0.1).seed(7)) {
    var cells = net.population(new Lif(), 100);
    cells.init(c -> {
      c.v = uniform(-70, -50); // a random start
      c.tau = normal(20, 2); // a parameter set in init has a value for each neuron
    });
    cells.stimulate(c -> c.input += 22 + 4 * Math.sin(0.02 * c.time())); // a slow wave
    cells.stimulate(c -> c.input += normal(0, 10)); // and noise, drawn anew in every step

    var spikes = net.spikes(cells);
    var v = net.record(cells.slice(0, 3), c -> c.v).every(1).between(100, 200);
    var distance = net.record(cells, c -> c.threshold - c.v).every(100);
    net.run(1000);

    IO.println("%d spikes, %.1f Hz".formatted(spikes.size(), spikes.rate(0, 1000)));
    IO.println(v.times().length + " samples of neuron 0, " + distance.times().length + " of all");
  }
}
