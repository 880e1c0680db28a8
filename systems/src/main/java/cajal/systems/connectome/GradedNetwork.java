package cajal.systems.connectome;

import static cajal.brain.connect.Connect.fromCsr;

import cajal.brain.connectome.Connectome;
import cajal.brain.connectome.Wiring;
import cajal.brain.inputs.Waveform;
import cajal.brain.network.GapJunctions;
import cajal.brain.network.GradedSynapses;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.training.Input;
import cajal.brain.training.Recording;
import cajal.brain.training.Response;
import cajal.brain.training.Unrolled;
import cajal.trace.Parameter;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Map;

/// The graded network of an anatomy: [GradedNeuron]s that release as much as their voltage says.
///
/// Each cell's release is half open at its resting voltage, as in Kunert et al. 2014.
public final class GradedNetwork implements AnatomicalNetwork {
  /// 0.1 nS for a synapse, as in Kunert et al. 2014; 0.01 nS for a gap junction, a tenth of theirs,
  /// since their currents are those of the step before.
  public static final Strength STRENGTH = new Strength(0.1, 0.01);

  private final Connectome connectome;
  private final Network network;
  private final Population<GradedNeuron> cells;
  private final GradedSynapses excitatory;
  private final GradedSynapses inhibitory;
  private final GapJunctions junctions;

  /// @param network has no population yet; its steps are at most 0.5 ms
  public GradedNetwork(Network network, Connectome connectome, Signs signs, Strength strength) {
    this.connectome = connectome;
    this.network = network;
    cells = network.population("cells", new GradedNeuron(), connectome.size());
    excitatory = synapses(connectome.chemical().from(signs::excites), strength, true);
    inhibitory = synapses(connectome.chemical().from(signs::inhibits), strength, false);
    junctions =
        network.gapJunctions(
            cells, fromCsr(connectome.electrical().csr()), 0, c -> c.v, (c, I) -> c.input += I);
    junctions.conductances(Strength.scaled(connectome.electrical().once(), strength.electrical()));
    double[] rest = new Rest(connectome, signs, strength).voltages(cells.neuron());
    cells.set("vHalf", rest);
    cells.set("v", rest);
  }

  private GradedSynapses synapses(Wiring wiring, Strength strength, boolean excite) {
    GradedSynapses synapses =
        excite
            ? network.graded(cells, cells, fromCsr(wiring.csr()), c -> c.s, (c, g) -> c.gE += g)
            : network.graded(cells, cells, fromCsr(wiring.csr()), c -> c.s, (c, g) -> c.gI += g);
    return synapses.weights(Strength.scaled(wiring.counts(), strength.chemical()));
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
  public Population<GradedNeuron> cells() {
    return cells;
  }

  @Override
  public void stimulate(Map<String, Double> currents, double from, double until) {
    double[] all = new double[connectome.size()];
    currents.forEach((cell, current) -> all[connectome.cell(cell)] = current);
    cells.set("current", all);
    cells.stimulate(c -> c.input += Waveform.step(c.time(), from, until, c.current));
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
    Tensor v = response.of(voltage);
    return v.minus(Shapes.slice(v, 0, 0, 1)).over(5);
  }

  @Override
  public List<Parameter> strengths(Unrolled run) {
    return List.of(run.weights(excitatory), run.weights(inhibitory), run.conductances(junctions));
  }
}
