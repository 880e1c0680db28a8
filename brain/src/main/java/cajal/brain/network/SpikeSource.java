package cajal.brain.network;

import cajal.brain.Neuron;

/// The model of cells that have no dynamics: their spikes are given, see [Network#source].
public final class SpikeSource extends Neuron {
  SpikeSource() {}
}
