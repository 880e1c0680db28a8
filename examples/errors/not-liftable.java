import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.network.Network;

class Cell extends Neuron {
  @State public double v;

  @Derivative
  double dv() {
    if (v > 10) System.out.println("high");
    return 1 - v;
  }
}

void main() {
  var net = new Network(0.1);
  net.population(new Cell(), 10);
  net.run(1);
}
