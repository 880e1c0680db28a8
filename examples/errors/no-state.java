import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.network.Network;

class Cell extends Neuron {
  @State public double v;
  public double w;

  @Derivative double dv() { return -v - w; }
  @Derivative double dw() { return -w; }
}

void main() {
  new Network(0.1).population(new Cell(), 10);
}
