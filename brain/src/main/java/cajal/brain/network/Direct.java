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
    destination.requireApart(projection, parameters);
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
