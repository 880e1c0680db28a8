package cajal.cli.connectome;

import cajal.brain.connectome.Connectome;
import cajal.brain.network.Network;
import cajal.systems.connectome.AnatomicalNetwork;
import cajal.systems.connectome.GradedNetwork;
import cajal.systems.connectome.Signs;
import cajal.systems.connectome.SpikingNetwork;

/// What the cells of a wiring diagram are.
public enum NetworkKind {
  GRADED,
  SPIKING;

  /// What strengths of connections are in.
  public String unit() {
    return switch (this) {
      case GRADED -> "nS";
      case SPIKING -> "parts of the leak";
    };
  }

  /// @param network has no population yet
  public AnatomicalNetwork build(Network network, Connectome connectome, Signs signs) {
    return switch (this) {
      case GRADED -> new GradedNetwork(network, connectome, signs, GradedNetwork.STRENGTH);
      case SPIKING -> new SpikingNetwork(network, connectome, signs, SpikingNetwork.STRENGTH);
    };
  }
}
