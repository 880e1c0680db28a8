package cajal.brain.network;

import cajal.brain.Synapse;
import cajal.brain.lower.Placement;
import cajal.brain.lower.SynapseAnalysis;
import java.util.List;
import java.util.Optional;

/// The way of a projection's spikes: where they come from, how long they take, what they meet on
/// the way, and the array they are added to.
sealed interface Route permits Direct, AlignPost, Located {
  /// How spikes go along it; once the network's spike histories are there.
  Delivery delivery();

  /// What a spike adds to which arrays, and in no other way does it act; none where synapses have
  /// states of their own.
  List<Blueprint.Way> ways();

  /// Where the states of its synapses are kept; empty where they have none.
  default Optional<Placement> placement() {
    return Optional.empty();
  }

  /// What happens to a spike, for people.
  default String way() {
    return placement().map(Placement::toString).orElse("");
  }

  /// The projections that share their states.
  default List<Projection> sharing() {
    return List.of();
  }

  static Route of(Projection projection, Network network) {
    Synapse synapse = projection.synapse;
    if (synapse == null) return new Direct(projection, network);
    SynapseAnalysis analysis =
        SynapseAnalysis.of(
            synapse, network.dt(), projection.hasSameWeight(), projection.ownDelays() == null);
    if (analysis.placement().kind() == Placement.Kind.ALIGN_POST) {
      return new AlignPost(projection, synapse, network, analysis);
    }
    projection.requireStored("has states of its own: " + analysis.placement());
    return new Located(projection, synapse, network, analysis.placement());
  }

  /// The longest delay in steps; the sources' history is told that it must reach back so far.
  static int reach(Projection projection, Network network) {
    int delay = projection.longestDelay(network.dt());
    Population<?> pre = projection.pre().population();
    pre.reach = Math.max(pre.reach, delay);
    return delay;
  }
}
