package cajal.systems.connectome;

import static cajal.brain.connect.Connect.fromCsr;

import cajal.brain.connectome.Connectome;
import cajal.brain.connectome.Wiring;
import cajal.brain.inputs.Waveform;
import cajal.brain.models.CobaLif;
import cajal.brain.network.GapJunctions;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.brain.training.Input;
import cajal.brain.training.Recording;
import cajal.brain.training.Response;
import cajal.brain.training.Unrolled;
import cajal.surrogate.Surrogates;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Map;

/// The spiking network of an anatomy: leaky cells that fire, with exponential conductances.
public final class SpikingNetwork implements AnatomicalNetwork {
  /// 0.03 of the leak for a synapse, 0.01 for a gap junction.
  public static final Strength STRENGTH = new Strength(0.03, 0.01);

  /// The largest slope of a spike: so small that a cell's synapses, 68 in the worm, together do not
  /// make gradients grow from cell to cell. With 0.3 they are infinite after some 300 ms.
  private static final double SLOPE = 0.03;

  /// A [CobaLif] without a constant drive, and with one of its own while a stimulus is on.
  public static class Cell extends CobaLif {
    /// What a stimulus drives it with, times the leak's resistance, mV.
    public double current = 0;

    public Cell() {
      drive = 0;
    }
  }

  private final Connectome connectome;
  private final Network network;
  private final Population<Cell> cells;
  private final Projection excitatory;
  private final Projection inhibitory;
  private final GapJunctions junctions;

  /// @param network has no population yet
  public SpikingNetwork(Network network, Connectome connectome, Signs signs, Strength strength) {
    this.connectome = connectome;
    this.network = network;
    cells = network.population("cells", new Cell(), connectome.size());
    Wiring from = connectome.chemical().from(signs::excites);
    excitatory =
        network
            .connect(cells, cells, fromCsr(from.csr()), (c, w) -> c.gE += w)
            .weights(Strength.scaled(from.counts(), strength.chemical()));
    Wiring against = connectome.chemical().from(signs::inhibits);
    inhibitory =
        network
            .connect(cells, cells, fromCsr(against.csr()), (c, w) -> c.gI += w)
            .weights(Strength.scaled(against.counts(), strength.chemical()));
    junctions =
        network.gapJunctions(
            cells, fromCsr(connectome.electrical().csr()), 0, c -> c.v, (c, I) -> c.input += I);
    junctions.conductances(Strength.scaled(connectome.electrical().once(), strength.electrical()));
  }

  @Override
  public Connectome connectome() {
    return connectome;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public Population<Cell> cells() {
    return cells;
  }

  @Override
  public void stimulate(Map<String, Double> currents, double from, double until) {
    double[] all = new double[connectome.size()];
    currents.forEach((cell, current) -> all[connectome.cell(cell)] = current);
    cells.set("current", all);
    cells.stimulate(c -> c.input += Waveform.step(c.time(), from, until, c.current));
  }

  /// With the slope of a spike spread over twice the way from rest to threshold, so that silent
  /// cells learn, too.
  @Override
  public Unrolled unrolled() {
    CobaLif cell = cells.neuron();
    return Unrolled.of(network)
        .surrogate(Surrogates.reluGrad(SLOPE, 1), 2 * (cell.threshold - cell.EL));
  }

  @Override
  public Input current(Unrolled run) {
    return run.input(cells, (c, current) -> c.input += current);
  }

  @Override
  public Recording voltage(Unrolled run) {
    return run.record(cells, c -> c.v);
  }

  @Override
  public Tensor activity(Response response, Recording voltage) {
    return response.spikes(cells).times(1000 / network.dt() / 20);
  }

  @Override
  public List<Parameter> strengths(Unrolled run) {
    return List.of(run.weights(excitatory), run.weights(inhibitory), run.conductances(junctions));
  }
}
