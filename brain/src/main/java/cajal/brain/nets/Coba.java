package cajal.brain.nets;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.normal;
import static cajal.random.Draw.uniform;

import cajal.brain.models.CobaLif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;

/// Integrate-and-fire cells with conductances, 80 synapses each: benchmark 1 of Brette et al. 2007,
/// J. Comput. Neurosci. 23:349.
public final class Coba {
  private Coba() {}

  /// The network of the paper: no current from outside, kept going by its own activity from a
  /// random start. About 19 Hz.
  public static EiNetwork build(Network net, int scale) {
    var model = new CobaLif();
    model.drive = 0;
    Population<CobaLif> cells = net.population("coba", model, 4000 * scale);
    cells.init(c -> {
      c.v = normal(-65, 5);
      c.gE = normal(4, 1.5);
      c.gI = normal(20, 12);
    });
    return connected(net, cells);
  }

  /// The variant that simulators are timed with: every cell is driven by 20 mV, and starts at a
  /// potential between reset and threshold.
  public static EiNetwork driven(Network net, int scale) {
    Population<CobaLif> cells = net.population("coba", new CobaLif(), 4000 * scale);
    cells.init(c -> c.v = uniform(-60, -50));
    return connected(net, cells);
  }

  private static EiNetwork connected(Network net, Population<CobaLif> cells) {
    int n = cells.size();
    int excitatory = EiNetwork.excitatory(n);
    net.connect(cells.slice(0, excitatory), cells, random(80.0 / n), c -> c.gE += 0.6);
    net.connect(cells.slice(excitatory, n), cells, random(80.0 / n), c -> c.gI += 6.7);
    return EiNetwork.recorded(net, cells);
  }
}
