import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.PlainRun;
import cajal.brain.State;
import cajal.brain.network.Network;
import cajal.brain.integrate.Scheme;
import cajal.unit.Unit;

class Lif extends Neuron {
  @Unit("ms") public double tau = 20;
  @Unit("mV") public double EL = -70, threshold = -50, reset = -60;
  @State @Unit("mV") public double v = -70;

  @Derivative(unlessRefractory = true)
  double dv() { return (EL - v + input) / tau; }

  @Override protected boolean spikes() { return v > threshold; }
  @Override protected void onSpike() { v = reset; refractory(5); }
}

void main() {
  var neuron = new Lif();

  var plain = new PlainRun<>(neuron, 100, 0.1, Scheme.EXACT);
  plain.inject("input", 25);
  plain.run(1000);

  try (var net = new Network(0.1).doublePrecision()) {
    var cells = net.population(neuron, 100);
    cells.stimulate(c -> c.input += 25);
    var spikes = net.spikes(cells);
    net.run(100);

    double difference = Math.abs(plain.state("v")[0] - cells.get("v")[0]);
    IO.println("plain Java: " + plain.spikes().size() + " spikes, compiled: " + spikes.size());
    IO.println("v differs by less than 1e-12 mV: " + (difference < 1e-12));
  }
}
