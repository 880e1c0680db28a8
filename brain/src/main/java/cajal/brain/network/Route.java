package cajal.brain.network;

import cajal.kernel.Csr;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The way of a projection's spikes: where they come from, how long they take, and the array they
/// are added to. Spikes go straight to a state where the action is `state += constant · amount`,
/// into an accumulator otherwise; projections with equal actions share one.
final class Route {
  private final Projection projection;
  private final Network network;
  private final Arrival arrival;
  private final int delay;
  private final @Nullable Accumulator sum;

  Route(Projection projection, Network network) {
    this.projection = projection;
    this.network = network;
    Population<?> post = projection.post().population();
    arrival = Arrival.of(projection.action, post.neuron(), network.real(), network.dt());
    delay = projection.delaySteps(network.dt());
    Population<?> pre = projection.pre().population();
    pre.reach = Math.max(pre.reach, delay);
    if (arrival.state() != null) {
      sum = null;
    } else {
      sum = new Accumulator("arrived." + post.accumulators.size(), projection.action);
      sum.reserve(network.real(), post.size(), 1);
      post.accumulators.add(sum);
    }
  }

  Delivery delivery() {
    Population<?> post = projection.post().population();
    SpikeHistory to = Objects.requireNonNull(post.history);
    Csr csr = projection.connections();
    int offset = projection.post().from();
    int[] borders =
        Arrays.stream(to.borders)
            .map(border -> Math.clamp(border - offset, 0, projection.post().size()))
            .toArray();
    int[][] cut = csr.cut(borders);
    Csr placed =
        offset == 0
            ? csr
            : new Csr(
                csr.pre(),
                offset + csr.post(),
                csr.rowStart(),
                Arrays.stream(csr.target()).map(target -> target + offset).toArray());
    Object state = arrival.state() == null ? null : post.arrays.get(arrival.state().getName());
    IntFunction<Object> destination =
        state != null ? step -> state : step -> Objects.requireNonNull(sum).at(step + 1);
    return new EventDelivery(
        Objects.requireNonNull(projection.pre().population().history),
        projection.pre(),
        placed,
        cut,
        delay,
        arrival.factor() * projection.weight(),
        destination);
  }
}
