package cajal.brain.nets;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.normal;

import cajal.brain.connect.Connector;
import cajal.brain.models.TraubMiles;
import cajal.brain.network.Network;
import cajal.brain.network.Population;

/// Hodgkin-Huxley cells with conductances, 80 synapses each: benchmark 3 of Brette et al. 2007, J.
/// Comput. Neurosci. 23:349. About 35 Hz.
public final class CobaHh {
  private CobaHh() {}

  public static EiNetwork build(Network net, int scale, Connectivity connectivity) {
    Population<TraubMiles> cells = net.population("cobahh", new TraubMiles(), 4000 * scale);
    cells.init(c -> {
      c.v = normal(-65, 5);
      c.gE = normal(40, 15);
      c.gI = normal(200, 120);
    });
    int n = cells.size();
    int excitatory = EiNetwork.excitatory(n);
    Connector pairs = connectivity.of(random(80.0 / n), n);
    net.connect(cells.slice(0, excitatory), cells, pairs, c -> c.gE += 6);
    net.connect(cells.slice(excitatory, n), cells, pairs, c -> c.gI += 67);
    return EiNetwork.recorded(net, cells, c -> c.v);
  }
}
