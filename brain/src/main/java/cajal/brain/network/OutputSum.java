package cajal.brain.network;

import cajal.brain.lower.Contribution;
import cajal.emit.Frame;
import java.util.Objects;

/// The sum of the outputs of synapses at each neuron of a population, made anew in every step by
/// all whose outputs do the same there.
///
/// @param name of its array in the population, which the population's kernel takes up and sets to 0
/// @param key equal for outputs that may be added up before they act
record OutputSum(String name, Object key, Contribution contribution) {

  /// The sum that outputs are added to.
  ///
  /// @param name of the array if it is a new one
  /// @param who gives the outputs, for messages
  static OutputSum join(Cells<?> cells, Object action, String name, String who) {
    Population<?> post = cells.population();
    OutputAction known = OutputAction.of(action, post.neuron(), post.network().dt());
    known.requireWhole(cells, who);
    Object key = known.additive() ? known.text() : name;
    for (OutputSum sum : post.outputs) {
      if (sum.key.equals(key)) return sum;
    }
    OutputSum sum = new OutputSum(name, key, Contribution.output(action, name));
    post.outputs.add(sum);
    post.arrays.computeIfAbsent(name, fresh -> Frame.allocate(post.real(), post.size()));
    return sum;
  }

  Object array(Population<?> post) {
    return Objects.requireNonNull(post.arrays.get(name), name);
  }
}
