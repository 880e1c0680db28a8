package cajal.brain.nets;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;

import cajal.brain.connect.Connector;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;

/// Integrate-and-fire cells whose potential every spike moves by 0.25 or −2.25 mV, one step after
/// it was fired: benchmark 4 of Brette et al. 2007, J. Comput. Neurosci. 23:349, on a grid. About
/// 9.7 Hz at its step of 0.125 ms.
public final class CubaDelta {
  private CubaDelta() {}

  public static EiNetwork build(Network net, int scale, Connectivity connectivity) {
    var model = new Lif();
    model.tau = 20;
    model.EL = -49;
    model.threshold = -50;
    model.reset = -60;
    model.tRef = 5;
    Population<Lif> cells = net.population("cuba-delta", model, 4000 * scale);
    cells.init(c -> c.v = uniform(-60, -50));
    int n = cells.size();
    int excitatory = EiNetwork.excitatory(n);
    Connector pairs = connectivity.of(random(80.0 / n), n);
    net.connect(cells.slice(0, excitatory), cells, pairs, (c, w) -> c.receive(w))
        .weight(0.25)
        .delay(net.dt());
    net.connect(cells.slice(excitatory, n), cells, pairs, (c, w) -> c.receive(w))
        .weight(-2.25)
        .delay(net.dt());
    return EiNetwork.recorded(net, cells, c -> c.v);
  }
}
