package cajal.brain.network;

import java.lang.reflect.Array;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/// Tells the states of other networks from those a network can go on from.
///
/// @param own a state of the network as it is now
record Foreign(Network network, NetworkState own) {
  private static final int NAMED = 3;

  /// @throws IllegalArgumentException if the state is of another step, seed or structure
  void refuse(NetworkState state) {
    if (state.step() < 0) throw differ("the step " + state.step(), "0 or more", "save it again");
    if (state.dt() != own.dt()) {
      throw differ(
          "steps of " + state.dt() + " ms",
          "steps of " + own.dt() + " ms",
          "restore it into new Network(" + state.dt() + ")");
    }
    if (state.seed() != own.seed()) {
      throw differ(
          "the seed " + state.seed(),
          "the seed " + own.seed(),
          "restore it into a network with seed(" + state.seed() + ")");
    }
    names(state, missing(own, state), missing(state, own));
    own.arrays()
        .forEach(
            (name, array) -> sizes(name, Objects.requireNonNull(state.arrays().get(name)), array));
    for (Population<?> population : network.populations()) spikes(state, population);
  }

  private static void names(NetworkState state, Set<String> lacking, Set<String> foreign) {
    if (lacking.isEmpty() && foreign.isEmpty()) return;
    throw differ(
        foreign.isEmpty() ? "no " + some(lacking) : "a " + some(foreign),
        foreign.isEmpty() ? "one" : lacking.isEmpty() ? "none" : "a " + some(lacking),
        "restore it into a network with the same populations, projections and delays");
  }

  private static Set<String> missing(NetworkState from, NetworkState of) {
    Set<String> names = new LinkedHashSet<>(from.arrays().keySet());
    names.removeAll(of.arrays().keySet());
    return names;
  }

  private static String some(Set<String> names) {
    String first = String.join(", ", names.stream().limit(NAMED).toList());
    return names.size() <= NAMED ? first : first + " and %d more".formatted(names.size() - NAMED);
  }

  private static void sizes(String name, Object saved, Object array) {
    boolean isList = name.contains("/" + Checkpoint.SPIKES);
    if (saved.getClass() == array.getClass()
        && (isList || Array.getLength(saved) == Array.getLength(array))) {
      return;
    }
    throw differ(
        name + " as " + describe(saved),
        describe(array),
        "restore it into a network with the same populations and precision");
  }

  private static void spikes(NetworkState state, Population<?> population) {
    String prefix = population.name() + "/" + Checkpoint.SPIKES;
    state
        .arrays()
        .forEach((name, array) -> {
          if (!name.startsWith(prefix) || !(array instanceof int[] spikes)) return;
          int before = -1;
          for (int spike : spikes) {
            if (spike <= before || spike >= population.size()) {
              throw differ(
                  name + " with neuron " + spike + " after " + before,
                  population.size() + " neurons there, each once and in order",
                  "restore it into a network with the same populations");
            }
            before = spike;
          }
        });
  }

  private static String describe(Object array) {
    return array.getClass().componentType() + "[" + Array.getLength(array) + "]";
  }

  private static IllegalArgumentException differ(String has, String wants, String instead) {
    return new IllegalArgumentException(
        "the saved state has %s, the network %s; %s".formatted(has, wants, instead));
  }
}
