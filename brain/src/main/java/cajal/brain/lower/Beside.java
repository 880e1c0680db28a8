package cajal.brain.lower;

import cajal.brain.Drive;

/// A drive beside each neuron of a population.
///
/// @param name before the names of its states and parameters, with a dot
/// @param action an `Action` of its output
public record Beside(String name, Drive drive, Object action) {
  /// What a field is called in the population's graph.
  public String prefix() {
    return name + ".";
  }
}
