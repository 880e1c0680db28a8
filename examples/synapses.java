import static cajal.brain.connect.Connect.random;

import cajal.brain.Derivative;
import cajal.brain.State;
import cajal.brain.Synapse;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.unit.Unit;

/// A current that rises at a spike of the source and decays.
class Decaying extends Synapse {
  @Unit("ms") public double tau = 5;
  @State public double g;

  @Derivative double dg() { return -g / tau; }
  @Override protected void onPre() { g += w; }
  @Override protected double output() { return g; }
}

void main() {
  try (var net = new Network(0.1)) {
    var sources = net.population("sources", new Lif(), 200);
    var targets = net.population("targets", new Lif(), 200);
    sources.stimulate(c -> c.input += 22); // nA, above the 20 nA that reach the threshold
    var fast = net.connect(sources, targets, random(0.1), new Decaying(), (c, g) -> c.input += g);
    fast.weight(8).delay(1);

    var spikes = net.spikes(targets);
    net.run(300);
    IO.println("%.1f Hz".formatted(spikes.rate(0, 300)));
    IO.println(fast.placement().orElseThrow());
  }
}
