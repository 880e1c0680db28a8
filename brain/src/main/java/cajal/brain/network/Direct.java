package cajal.brain.network;

import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The way of a projection's spikes: where they come from, how long they take, and the array they
/// are added to. Spikes go straight to a state where the action is `state += constant · amount`,
/// into an accumulator otherwise; projections with equal actions share one.
final class Direct implements Route {
  private final Projection projection;
  private final Arrival arrival;
  private final int delay;
  private final @Nullable Accumulator sum;

  Direct(Projection projection, Network network) {
    this.projection = projection;
    Population<?> post = projection.post().population();
    arrival = Arrival.of(projection.action, post.neuron(), network.real(), network.dt());
    delay = Route.reach(projection, network);
    if (arrival.state() != null) {
      sum = null;
    } else {
      sum = new Accumulator("arrived." + post.accumulators.size(), projection.action);
      sum.reserve(network.real(), post.size(), 1);
      post.accumulators.add(sum);
    }
  }

  @Override
  public Delivery delivery() {
    Population<?> post = projection.post().population();
    Object state = arrival.state() == null ? null : post.arrays.get(arrival.state().getName());
    IntFunction<Object> destination =
        state != null ? step -> state : step -> Objects.requireNonNull(sum).at(step + 1);
    return Targets.of(projection).events(delay, weight -> arrival.factor() * weight, destination);
  }
}
