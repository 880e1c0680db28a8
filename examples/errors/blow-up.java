import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.network.Network;

class Cell extends Neuron {
  @State public double v = 1;

  @Derivative double dv() { return v * v; }
}

void main() {
  var net = new Network(0.1);
  net.population("cells", new Cell(), 10);
  net.run(10);
}
