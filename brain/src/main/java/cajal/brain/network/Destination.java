package cajal.brain.network;

import cajal.ir.DType;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What a projection's spikes are added to: the state itself where the action is `state += constant
/// · amount`, else an accumulator that acts at the start of the next step.
final class Destination {
  private final Population<?> post;
  private final Object action;
  private final Arrival arrival;
  private final @Nullable Accumulator sum;

  Destination(Projection projection, DType real, double dt) {
    post = projection.post().population();
    action = projection.action;
    arrival = Arrival.of(projection.action, post.neuron(), real, dt, Set.copyOf(post.perNeuron));
    if (arrival.state() != null) {
      sum = null;
    } else {
      sum = new Accumulator("arrived." + post.accumulators.size(), projection.action);
      sum.reserve(real, post.size(), 1);
      post.accumulators.add(sum);
    }
  }

  /// @throws IllegalArgumentException if the action takes one of these parameters for a constant
  void requireApart(Projection projection, Set<String> parameters) {
    for (String parameter : parameters) {
      if (!dependsOn(parameter)) continue;
      throw new IllegalArgumentException(
          "the action of projection %d depends on '%s', which the network takes for a constant, as it is 0, 1 or -1: give it another number, such as 0.999, or let the weight say it: (c, w) -> c.… += w"
              .formatted(projection.number(), parameter));
    }
  }

  private boolean dependsOn(String parameter) {
    Set<String> open = new HashSet<>(Set.of(parameter));
    open.addAll(post.perNeuron);
    Arrival other = Arrival.of(action, post.neuron(), post.real(), post.network().dt(), open);
    return arrival.state() != null && other.state() == null;
  }

  /// What amounts are multiplied by.
  double factor() {
    return arrival.factor();
  }

  /// Where amounts go, for people.
  String way() {
    return arrival.state() != null
        ? "spikes are added to " + arrival.state().getName() + " itself"
        : "spikes are summed, and act at the start of the next step";
  }

  /// The name of the array in the population's graph.
  String name() {
    return arrival.state() != null ? arrival.state().getName() : Objects.requireNonNull(sum).name;
  }

  /// The array that amounts of a step are added to.
  IntFunction<Object> array() {
    if (arrival.state() != null) {
      Object state = Objects.requireNonNull(post.arrays.get(arrival.state().getName()));
      return step -> state;
    }
    Accumulator accumulator = Objects.requireNonNull(sum);
    return step -> accumulator.at(step + 1);
  }
}
