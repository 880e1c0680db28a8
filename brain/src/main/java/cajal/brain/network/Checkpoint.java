package cajal.brain.network;

import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.Map;

/// Moves the complete state of a network into a [NetworkState] and back. Spikes under way are kept
/// by how many steps ago they were, sums by how many steps ahead they are due, so neither depends
/// on the number of threads.
final class Checkpoint {
  /// What the names of projections' states begin with.
  static final String PROJECTION = "projection-";

  /// What the names of a population's spikes under way begin with.
  static final String SPIKES = "spikes-";

  private final Network network;
  private final int step;

  Checkpoint(Network network, int step) {
    this.network = network;
    this.step = step;
  }

  NetworkState capture() {
    Map<String, Object> arrays = new LinkedHashMap<>();
    for (Population<?> population : network.populations()) {
      String prefix = population.name() + "/";
      population.arrays.forEach(
          (name, array) -> arrays.put(prefix + name, copy(array, population.size())));
      SpikeHistory history = population.history;
      for (int ago = 1; history != null && ago < history.depth(); ago++) {
        arrays.put(prefix + SPIKES + ago, history.spikes(step - ago));
      }
      for (Accumulator sum : population.accumulators) {
        for (int ahead = 0; ahead < sum.ring().length; ahead++) {
          arrays.put(
              prefix + sum.name + "+" + ahead, copy(sum.at(step + ahead), population.size()));
        }
      }
    }
    for (Projection projection : network.projections()) {
      projection.arrays.forEach((name, array) ->
          arrays.put(name(projection, name), copy(array, PerNeuron.length(array))));
    }
    return new NetworkState(step, network.dt(), network.seed(), arrays);
  }

  /// Fills a network that is prepared with the state of one that is like it in everything.
  ///
  /// @throws IllegalArgumentException if it is not; nothing is changed then
  void restore(NetworkState state) {
    new Foreign(network, capture()).refuse(state);
    fill(state);
  }

  /// Fills a network that is prepared after a change; what the state does not have stays as it is.
  void fill(NetworkState state) {
    for (Projection projection : network.projections()) {
      projection.arrays.forEach((name, array) -> fill(array, state, name(projection, name)));
    }
    for (Population<?> population : network.populations()) {
      String prefix = population.name() + "/";
      population.arrays.forEach((name, array) -> fill(array, state, prefix + name));
      SpikeHistory history = population.history;
      for (int ago = 1; history != null && ago < history.depth(); ago++) {
        if (state.arrays().get(prefix + SPIKES + ago) instanceof int[] spikes) {
          history.restore(step - ago, spikes);
        }
      }
      for (Accumulator sum : population.accumulators) {
        for (int ahead = 0; ahead < sum.ring().length; ahead++) {
          fill(sum.at(step + ahead), state, prefix + sum.name + "+" + ahead);
        }
      }
    }
  }

  private static String name(Projection projection, String array) {
    return PROJECTION + projection.number() + "/" + array;
  }

  private static Object copy(Object array, int size) {
    Object copy = Array.newInstance(array.getClass().componentType(), size);
    System.arraycopy(array, 0, copy, 0, size);
    return copy;
  }

  private static void fill(Object array, NetworkState state, String name) {
    Object saved = state.arrays().get(name);
    if (saved == null) return;
    System.arraycopy(saved, 0, array, 0, Array.getLength(saved));
  }
}
