import cajal.brain.Derivative;
import cajal.brain.Noise;
import cajal.brain.State;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.unit.Unit;

/// The library's LIF neuron with a current that grows with each spike, and with noise.
class Adaptive extends Lif {
  @Unit("ms") public double tauW = 100;
  @Unit("mV") public double jump = 4;
  @Unit("mV/ms^0.5") public double sigma = 0.3;
  @State @Unit("mV") public double w;

  @Override @Derivative(unlessRefractory = true)
  protected double dv() { return super.dv() - w / tau; }

  @Derivative double dw() { return -w / tauW; }
  @Noise(of = "v") double noise() { return sigma; }

  @Override
  protected void onSpike() {
    super.onSpike();
    w += jump;
  }
}

void main() {
  try (var net = new Network(0.1).seed(3)) {
    var cells = net.population(new Adaptive(), 100);
    cells.stimulate(c -> c.input += 30);
    var spikes = net.spikes(cells);
    net.run(1000);
    IO.println("first 100 ms: %.1f Hz".formatted(spikes.rate(0, 100)));
    IO.println("last 500 ms: %.1f Hz".formatted(spikes.rate(500, 1000)));
  }
}
