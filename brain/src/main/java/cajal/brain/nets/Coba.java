package cajal.brain.nets;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.normal;
import static cajal.random.Draw.uniform;

import cajal.brain.connect.Connector;
import cajal.brain.models.CobaLif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;

/// Integrate-and-fire cells with conductances, 80 synapses each: benchmark 1 of Brette et al. 2007,
/// J. Comput. Neurosci. 23:349.
public final class Coba {
  private Coba() {}

  /// The network of the paper: no current from outside, kept going by its own activity from a
  /// random start. About 19 Hz.
  public static EiNetwork build(Network net, int scale, Connectivity connectivity) {
    var model = new CobaLif();
    model.drive = 0;
    Population<CobaLif> cells = net.population("coba", model, 4000 * scale);
    cells.init(c -> {
      c.v = normal(-65, 5);
      c.gE = normal(4, 1.5);
      c.gI = normal(20, 12);
    });
    return connected(net, cells, 80, 1, connectivity);
  }

  /// The variant that simulators are timed with: every cell is driven by 20 mV, and starts at a
  /// potential between reset and threshold.
  public static EiNetwork driven(Network net, int scale, Connectivity connectivity) {
    return driven(net, 4000 * scale, 80, connectivity);
  }

  /// The driven variant of any size, with `synapses` onto each cell on average, which are the
  /// weaker the more there are.
  public static EiNetwork driven(
      Network net, int size, double synapses, Connectivity connectivity) {
    Population<CobaLif> cells = net.population("coba", new CobaLif(), size);
    cells.init(c -> c.v = uniform(-60, -50));
    return connected(net, cells, synapses, 80 / synapses, connectivity);
  }

  /// The driven variant with synapses that do their work without an effect: its cells fire at the
  /// same rate, however many synapses there are, so that what a synapse costs can be measured.
  public static EiNetwork uncoupled(Network net, int size, double synapses) {
    Population<CobaLif> cells = net.population("coba", new CobaLif(), size);
    cells.init(c -> c.v = uniform(-60, -50));
    return connected(net, cells, synapses, 0, Connectivity.STORED);
  }

  private static EiNetwork connected(
      Network net,
      Population<CobaLif> cells,
      double synapses,
      double strength,
      Connectivity connectivity) {
    int n = cells.size();
    int excitatory = EiNetwork.excitatory(n);
    double p = Math.min(1, synapses / n);
    Connector pairs = connectivity.of(random(p), n);
    net.connect(cells.slice(0, excitatory), cells, pairs, (c, w) -> c.gE += w)
        .weight(0.6 * strength);
    net.connect(cells.slice(excitatory, n), cells, pairs, (c, w) -> c.gI += w)
        .weight(6.7 * strength);
    return EiNetwork.recorded(net, cells, c -> c.v);
  }
}
