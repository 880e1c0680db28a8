import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.network.Network;
import cajal.io.sonata.SonataSpikes;
import cajal.plot.Figure;
import cajal.plot.Raster;
import cajal.plot.Trace;
import cajal.plot.Traces;
import cajal.unit.Unit;

/// Integrate-and-fire with two conductances, relative to the leak's.
class Cell extends Neuron {
  @Unit("ms") public double tau = 20, tauE = 5, tauI = 10;
  @Unit("mV") public double EL = -60, EE = 0, EI = -80, threshold = -50, reset = -60;
  @State @Unit("mV") public double v = -60;
  @State public double gE, gI;

  @Derivative(unlessRefractory = true)
  double dv() { return (EL - v + gE * (EE - v) + gI * (EI - v) + input) / tau; }

  @Derivative double dgE() { return -gE / tauE; }
  @Derivative double dgI() { return -gI / tauI; }

  @Override protected boolean spikes() { return v > threshold; }
  @Override protected void onSpike() { v = reset; refractory(5); }
}

void main() {
  try (var net = new Network(0.1).seed(1)) {
    var cells = net.population("cells", new Cell(), 4000);
    var excitatory = cells.slice(0, 3200);
    var inhibitory = cells.slice(3200, 4000);
    cells.init(c -> c.v = uniform(-60, -50));
    cells.stimulate(c -> c.input += 20);
    net.connect(excitatory, cells, random(0.02), c -> c.gE += 0.6);
    net.connect(inhibitory, cells, random(0.02), c -> c.gI += 6.7).delay(0.5);

    var spikes = net.spikes(cells);
    var v = net.record(cells.slice(0, 2), c -> c.v);
    net.run(500);

    IO.println("%.1f Hz".formatted(spikes.rate(100, 500)));
    Figure.stack(
            Raster.of(0, 500, spikes.spikes()),
            Traces.of(0, 500, "v", "mV", new Trace("cell 0", v.times(), v.of(0))))
        .titled("My first network")
        .write(Path.of("my-net.png"));
    SonataSpikes.write(Path.of("my-net.h5"), List.of(spikes.spikes()));
  }
}
