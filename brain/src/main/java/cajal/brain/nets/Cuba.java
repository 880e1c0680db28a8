package cajal.brain.nets;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;

import cajal.brain.connect.Connector;
import cajal.brain.models.CubaLif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;

/// Integrate-and-fire cells with synaptic currents, 80 synapses each: benchmark 2 of Brette et al.
/// 2007, J. Comput. Neurosci. 23:349. About 5.4 Hz.
public final class Cuba {
  private Cuba() {}

  public static EiNetwork build(Network net, int scale, Connectivity connectivity) {
    Population<CubaLif> cells = net.population("cuba", new CubaLif(), 4000 * scale);
    cells.init(c -> c.v = uniform(-60, -50));
    int n = cells.size();
    int excitatory = EiNetwork.excitatory(n);
    Connector pairs = connectivity.of(random(80.0 / n), n);
    net.connect(cells.slice(0, excitatory), cells, pairs, c -> c.gE += 1.62);
    net.connect(cells.slice(excitatory, n), cells, pairs, c -> c.gI -= 9);
    return EiNetwork.recorded(net, cells, c -> c.v);
  }
}
