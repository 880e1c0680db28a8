package cajal.brain.network;

import cajal.brain.lower.Contribution;
import cajal.emit.Frame;
import java.util.Objects;

/// The sum of the outputs of synapses at each neuron of a population, made anew in every step by
/// all projections whose outputs do the same there.
///
/// @param key equal for outputs that may be added up before they act
record OutputSum(Object key, Contribution contribution) {

  /// The name of the array in the target population that a projection's outputs are added to; the
  /// population's kernel takes it up and sets it to 0.
  static String join(Projection projection, Network network) {
    Population<?> post = projection.post().population();
    OutputAction action = OutputAction.of(projection.action, post.neuron(), network.dt());
    action.requireWhole(projection);
    Object key = action.additive() ? action.text() : projection;
    for (OutputSum sum : post.outputs) {
      if (sum.key.equals(key)) return sum.name();
    }
    String name = "output." + projection.number();
    post.outputs.add(new OutputSum(key, Contribution.output(projection.action, name)));
    post.arrays.computeIfAbsent(name, fresh -> Frame.allocate(network.real(), post.size()));
    return name;
  }

  private String name() {
    return Objects.requireNonNull(contribution.amount());
  }
}
