package cajal.brain.network;

import cajal.brain.Synapse;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.PostSynapse;
import cajal.brain.lower.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sums of synaptic states at the neurons of a population, shared by projections whose synapses
/// have equal equations, parameters and actions: the sums over all of their synapses obey the same
/// equations.
final class PostSums {
  final PostSynapse synapse;
  private final List<Object> key;
  private final List<Projection> members = new ArrayList<>();

  private PostSums(PostSynapse synapse, List<Object> key) {
    this.synapse = synapse;
    this.key = key;
  }

  /// The sums that a projection's spikes are added to, with arrays in its target population.
  static PostSums join(Projection projection, Synapse synapse, Network network) {
    Population<?> post = projection.post().population();
    OutputAction action = OutputAction.of(projection.action, post.neuron(), network.dt());
    action.requireWhole(projection.post(), projection.synapseName());
    Map<String, Double> parameters = Scalars.of(synapse, "");
    parameters.remove("w");
    List<Object> key =
        action.additive()
            ? List.of(synapse.getClass(), parameters, action.text())
            : List.of(projection);
    PostSums sums =
        post.sums.stream()
            .filter(other -> other.key.equals(key))
            .findFirst()
            .orElseGet(() -> create(projection, synapse, key));
    sums.members.add(projection);
    return sums;
  }

  private static PostSums create(Projection projection, Synapse synapse, List<Object> key) {
    Population<?> post = projection.post().population();
    String name = synapse.getClass().getSimpleName() + projection.number();
    PostSums sums = new PostSums(new PostSynapse(name, synapse, projection.action), key);
    for (var state : ModelFields.of(synapse.getClass()).states()) {
      post.arrays.computeIfAbsent(
          sums.synapse.prefix() + state.getName(),
          fresh -> PerNeuron.filled(synapse, state, post.size(), post.real()));
    }
    post.sums.add(sums);
    return sums;
  }

  Object array(String state) {
    Object array = members.getFirst().post().population().arrays.get(synapse.prefix() + state);
    if (array == null) throw new IllegalStateException("no sums of " + state);
    return array;
  }

  List<Projection> members() {
    return members;
  }
}
