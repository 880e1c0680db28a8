package cajal.brain.nets;

import static cajal.brain.connect.Connect.fixedInDegree;
import static cajal.random.Draw.uniform;

import cajal.brain.models.Lif;
import cajal.brain.network.Cells;
import cajal.brain.network.Network;
import cajal.brain.network.Population;

/// Sparsely connected cells whose potential every spike moves by 0.1 or −0.1 g mV, after 1.5 ms,
/// and as many Poisson sources onto each as it has excitatory synapses: Brunel 2000, J. Comput.
/// Neurosci. 8:183, model A.
public final class Brunel {
  private static final double TAU = 20;
  private static final double THRESHOLD = 20;
  private static final double J = 0.1;
  private static final double DELAY = 1.5;

  private Brunel() {}

  /// What the paper varies.
  ///
  /// @param cells four fifths of them excitatory
  /// @param excitatory synapses onto each cell from excitatory cells; a quarter as many are from
  ///   inhibitory ones
  /// @param g how much stronger inhibition is
  /// @param eta rate of the sources, in terms of that which takes the mean potential to threshold
  public record Setting(int cells, int excitatory, double g, double eta) {}

  /// The paper's asynchronous irregular state, g = 5 and η = 2: 12,500 cells times `scale`, 1250
  /// synapses onto each. About 38 Hz.
  public static EiNetwork build(Network net, int scale, Connectivity connectivity) {
    int cells = 12_500 * scale;
    if (!connectivity.isStored(cells)) {
      throw new IllegalArgumentException(
          "brunel has a fixed number of synapses onto each cell, so they cannot be drawn again for"
              + " each spike; keep them stored, at a smaller scale if need be");
    }
    return build(net, new Setting(cells, 1000, 5, 2), cell());
  }

  /// The cell of the paper.
  public static Lif cell() {
    Lif cell = new Lif();
    cell.EL = 0;
    cell.tau = TAU;
    cell.threshold = THRESHOLD;
    cell.reset = 10;
    cell.tRef = 2;
    cell.inclusive = true;
    return cell;
  }

  /// Any setting, of cells like `cell`, which start anywhere between reset and threshold.
  public static EiNetwork build(Network net, Setting setting, Lif cell) {
    Population<Lif> cells = net.population("brunel", cell, setting.cells);
    cells.init(c -> c.v = uniform(c.reset, c.threshold));
    double threshold = 1000 * THRESHOLD / (J * setting.excitatory * TAU);
    double sources = setting.excitatory;
    double rate = setting.eta * threshold;
    cells.stimulate(c -> c.receive(J * c.arrivals(sources, rate)));
    int border = EiNetwork.excitatory(setting.cells);
    Cells<Lif> excitatory = cells.slice(0, border);
    Cells<Lif> inhibitory = cells.slice(border, setting.cells);
    net.connect(excitatory, cells, fixedInDegree(setting.excitatory), (c, w) -> c.receive(w))
        .weight(J)
        .delay(DELAY);
    net.connect(inhibitory, cells, fixedInDegree(setting.excitatory / 4), (c, w) -> c.receive(w))
        .weight(-setting.g * J)
        .delay(DELAY);
    return EiNetwork.recorded(net, cells, c -> c.v);
  }
}
