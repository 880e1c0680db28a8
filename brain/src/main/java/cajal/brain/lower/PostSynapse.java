package cajal.brain.lower;

import cajal.brain.Synapse;

/// A synapse whose states are kept as sums at each neuron of a population, and what its output does
/// there.
///
/// @param name before the names of its states and parameters, with a dot
/// @param action an `Action` of the output
public record PostSynapse(String name, Synapse synapse, Object action) {
  /// What a field is called in the population's graph.
  public String prefix() {
    return name + ".";
  }
}
