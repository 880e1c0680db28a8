import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.PlainRun;
import cajal.brain.State;
import cajal.brain.integrate.Scheme;
import cajal.unit.Unit;

/// A leaky integrate-and-fire neuron: what it has, how it changes, when it spikes.
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
  var run = new PlainRun<>(new Lif(), 1, 0.1, Scheme.EXACT); // 1 neuron, steps of 0.1 ms
  run.inject("input", 25); // mV
  for (int step = 0; step < 1000; step++) {
    run.step();
    if (run.spiked(0)) IO.println("spike at %.1f ms".formatted((step + 1) * 0.1));
  }
}
