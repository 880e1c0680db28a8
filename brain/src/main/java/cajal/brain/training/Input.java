package cajal.brain.training;

import cajal.brain.lower.Contribution;
import cajal.brain.network.Population;
import org.jspecify.annotations.Nullable;

/// Numbers that an [Unrolled] network is given in every step: what acts on neurons, or the spikes
/// of a source.
///
/// @param name of the input of the population's graph
/// @param action what a number does to a neuron; null where the numbers are spikes
public record Input(Population<?> population, String name, @Nullable Object action) {
  boolean isSpikes() {
    return action == null;
  }

  Contribution contribution() {
    if (action == null) throw new IllegalStateException(name + " is spikes");
    return Contribution.played(action, name, true);
  }
}
