package cajal.brain.network;

import cajal.brain.Neuron;

/// A population or a stretch of one: what projections, stimuli and recordings are given.
///
/// @param <N> the model
public sealed interface Cells<N extends Neuron> permits Population, Slice {
  /// The population they belong to.
  Population<N> population();

  /// Number of the first in its population.
  int from();

  /// How many.
  int size();

  /// Those from `from` (inclusive) to `to` (exclusive), counted within these.
  default Slice<N> slice(int from, int to) {
    if (from < 0 || to > size() || from > to) {
      throw new IllegalArgumentException(
          "slice("
              + from
              + ", "
              + to
              + ") of "
              + size()
              + " cells; it goes from 0 to "
              + size()
              + " at most");
    }
    return new Slice<>(population(), from() + from, to - from);
  }
}
