import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.network.Network;

class Cell extends Neuron {
  @State public double v;
  public double threshold = 1;

  @Derivative double dv() { return 2 - v; }
  @Override protected boolean spikes() { return v > threshold; }
  @Override protected void onSpike() { v = 0; threshold += 0.1; }
}

void main() {
  var net = new Network(0.1);
  net.population(new Cell(), 10);
  net.run(1);
}
