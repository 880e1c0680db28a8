package cajal.brain.network;

import cajal.brain.lower.SpikeAmount;
import java.util.List;
import java.util.Set;

/// The way of spikes without synapses of their own: each adds the weight to its targets.
final class Direct implements Route {
  private final Projection projection;
  private final Destination destination;
  private final int delay;

  Direct(Projection projection, Network network) {
    this.projection = projection;
    destination = new Destination(projection, network.real(), network.dt());
    delay = Route.reach(projection, network);
  }

  @Override
  public String way() {
    return destination.way();
  }

  /// @throws IllegalArgumentException if the action takes one of these parameters for a constant
  void requireApart(Set<String> parameters) {
    for (String parameter : parameters) {
      if (!destination.dependsOn(Set.of(parameter))) continue;
      throw new IllegalArgumentException(
          "the action of projection %d depends on '%s', which the network takes for a constant, as it is 0, 1 or -1: give it another number, such as 0.999, or let the weight say it: (c, w) -> c.… += w"
              .formatted(projection.number(), parameter));
    }
  }

  @Override
  public List<Blueprint.Way> ways() {
    var amount = new SpikeAmount(destination.factor(), 0);
    return List.of(new Blueprint.Way(projection, destination.name(), amount));
  }

  @Override
  public Delivery delivery() {
    var addition = new Adding(weight -> destination.factor() * weight, destination.array());
    return Adding.of(projection, delay, List.of(addition));
  }
}
