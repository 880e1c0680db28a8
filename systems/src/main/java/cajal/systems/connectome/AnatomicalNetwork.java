package cajal.systems.connectome;

import cajal.brain.Neuron;
import cajal.brain.connectome.Connectome;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.training.Input;
import cajal.brain.training.Recording;
import cajal.brain.training.Response;
import cajal.brain.training.Unrolled;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Map;

/// A network in which connections exist only where the anatomy has them: excitatory and inhibitory
/// synapses by the sign of the cell they leave, and gap junctions, each as strong as its contacts
/// together.
public interface AnatomicalNetwork extends AutoCloseable {
  Connectome connectome();

  Network network();

  Population<? extends Neuron> cells();

  /// Drives cells with a current, in the network's own runs.
  ///
  /// @param currents by the names of cells; in pA where cells are graded, in mV where they spike
  /// @param from when it begins, ms
  /// @param until when it ends, ms
  void stimulate(Map<String, Double> currents, double from, double until);

  /// The next steps with gradients.
  default Unrolled unrolled() {
    return Unrolled.of(network());
  }

  /// A current in a run with gradients, in the same unit: a number for each step and cell.
  Input current(Unrolled run);

  /// The voltage of all cells, mV.
  Recording voltage(Unrolled run);

  /// How active cells are in a run, of the shape of its spikes: graded cells by how far they are
  /// from where they began, in 5 mV; spiking ones by their spikes, in 20 Hz.
  Tensor activity(Response response, Recording voltage);

  /// The strengths of excitatory synapses, of inhibitory ones, and of gap junctions: none is below
  /// 0, so that no synapse changes its sign. There are as many as the anatomy has connections.
  List<Parameter> strengths(Unrolled run);

  @Override
  default void close() {
    network().close();
  }
}
