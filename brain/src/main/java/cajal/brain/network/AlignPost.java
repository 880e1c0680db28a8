package cajal.brain.network;

import cajal.brain.Synapse;
import cajal.brain.lower.Placement;
import cajal.brain.lower.SpikeAmount;
import cajal.brain.lower.SynapseAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way of spikes into sums of synaptic states at the targets.
final class AlignPost implements Route {
  private final Projection projection;
  private final Placement placement;
  private final Map<String, SpikeAmount> amounts;
  private final int delay;
  private final PostSums sums;

  AlignPost(Projection projection, Synapse synapse, Network network, SynapseAnalysis analysis) {
    this.projection = projection;
    this.amounts = analysis.amounts();
    this.placement = analysis.placement();
    delay = Route.reach(projection, network);
    sums = PostSums.join(projection, synapse, network);
  }

  /// What stands before the names of states and parameters in the population of the targets.
  String prefix() {
    return sums.synapse.prefix();
  }

  @Override
  public Optional<Placement> placement() {
    return Optional.of(placement);
  }

  @Override
  public List<Projection> sharing() {
    return List.copyOf(sums.members());
  }

  @Override
  public List<Blueprint.Way> ways() {
    List<Blueprint.Way> ways = new ArrayList<>();
    amounts.forEach((state, amount) ->
        ways.add(new Blueprint.Way(projection, sums.synapse.prefix() + state, amount)));
    return ways;
  }

  @Override
  public Delivery delivery() {
    List<Adding> additions = new ArrayList<>();
    amounts.forEach((state, amount) -> {
      Object array = sums.array(state);
      additions.add(new Adding(amount::of, step -> array));
    });
    return Adding.of(projection, delay, additions);
  }
}
