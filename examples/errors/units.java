import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.network.Network;
import cajal.unit.Unit;

class Cell extends Neuron {
  @Unit("ms") public double tau = 20;
  @Unit("nA") public double current = 0.5;
  @State @Unit("mV") public double v;

  @Derivative double dv() { return (current - v) / tau; }
}

void main() {
  var net = new Network(0.1);
  net.population(new Cell(), 10);
  net.run(1);
}
