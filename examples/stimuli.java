import static cajal.brain.connect.Connect.random;
import static cajal.brain.inputs.Waveform.sine;
import static cajal.brain.inputs.Waveform.step;
import static cajal.random.Draw.uniform;

import cajal.brain.inputs.OrnsteinUhlenbeck;
import cajal.brain.inputs.Signal;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;

void main() {
  try (var net = new Network(0.1).seed(3)) {
    var cells = net.population("cells", new Lif(), 1000);
    cells.init(c -> c.v = uniform(-70, -50));

    // a waveform: 8 nA more from 200 to 400 ms
    cells.stimulate(c -> c.input += 8 + step(c.time(), 200, 400, 8));

    // a signal, made beforehand: up to 3 nA in 400 ms, then a wave of 10 Hz
    var slow = Signal.ramp(0, 3, 400).then(Signal.sine(3, 10, 200));
    cells.play(slow, (c, i) -> c.input += i);

    // noise that each cell remembers for 10 ms, around 0 with a standard deviation of 4 nA
    cells.drive(new OrnsteinUhlenbeck(0, 4, 10), (c, i) -> c.input += i);

    // spikes of 1000 sources of 2 Hz of each cell's own, in one draw
    cells.stimulate(c -> c.receive(0.1 * c.arrivals(1000, 2)));

    // 200 cells that fire at random, all faster and slower together, which any cell may share
    var noise = net.source("noise", 200, 20);
    noise.stimulate(c -> c.input += sine(c.time(), 10, 5));
    net.connect(noise, cells, random(0.1), (c, w) -> c.receive(w)).weight(0.2).delay(1.5);

    var spikes = net.spikes(cells);
    net.run(600);
    for (int from = 0; from < 600; from += 200) {
      IO.println("%d to %d ms: %.1f Hz".formatted(from, from + 200, spikes.rate(from, from + 200)));
    }
  }
}
