package cajal.brain.nets;

import cajal.brain.Neuron;
import cajal.brain.Quantity;
import cajal.brain.Spikes;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.SpikeRecord;
import cajal.brain.network.StateRecord;
import java.util.List;
import java.util.function.IntFunction;

/// A network of excitatory cells and, behind them in the same population, inhibitory ones, with the
/// spikes of both recorded.
///
/// @param potentials records the membrane potential in mV of the first so many cells
public record EiNetwork(
    Network network,
    Population<?> cells,
    SpikeRecord excitatory,
    SpikeRecord inhibitory,
    IntFunction<StateRecord> potentials) {

  /// The first four fifths of `cells` are the excitatory ones.
  static <N extends Neuron> EiNetwork recorded(
      Network network, Population<N> cells, Quantity<N> potential) {
    int excitatory = excitatory(cells.size());
    return new EiNetwork(
        network,
        cells,
        network.spikes(cells.slice(0, excitatory)),
        network.spikes(cells.slice(excitatory, cells.size())),
        number -> network.record(cells.slice(0, number), potential));
  }

  static int excitatory(int cells) {
    return cells / 5 * 4;
  }

  /// The spikes so far, of the populations `E` and `I`.
  public List<Spikes> spikes() {
    return List.of(named("E", excitatory.spikes()), named("I", inhibitory.spikes()));
  }

  private static Spikes named(String name, Spikes spikes) {
    return new Spikes(name, spikes.neurons(), spikes.times(), spikes.ids());
  }
}
