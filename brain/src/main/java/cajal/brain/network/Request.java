package cajal.brain.network;

import org.jspecify.annotations.Nullable;

/// What a call on a network is given, looked at before anything is changed.
///
/// @param call for the messages: `connect`
record Request(Network network, String call) {
  /// @param what for the messages: `connector`
  /// @param instead something that would do
  /// @throws IllegalArgumentException if it is null
  Request given(@Nullable Object value, String what, String instead) {
    if (value != null) return this;
    throw new IllegalArgumentException(
        "%s(…): the %s is null; give one, such as %s".formatted(call, what, instead));
  }

  /// @param what for the messages: `source cells`
  /// @throws IllegalArgumentException if they are null or belong to another network
  Request cells(@Nullable Cells<?> cells, String what) {
    if (cells == null) {
      throw new IllegalArgumentException(
          "%s(…): the %s are null; give a population of this network or a slice of one"
              .formatted(call, what));
    }
    Population<?> population = cells.population();
    if (population.network() == network) return this;
    throw new IllegalArgumentException(
        "%s(…): the %s are of '%s', a population of another network; give a population of this one, which has %s"
            .formatted(
                call,
                what,
                population.name(),
                network.populations().stream().map(Population::name).toList()));
  }

  /// @throws IllegalArgumentException if cells cannot fire at this rate in Hz
  Request rate(String name, double rate) {
    double highest = 1000 / network.dt();
    if (rate >= 0 && rate <= highest) return this;
    throw new IllegalArgumentException(
        "source '%s' of %s Hz: with one spike in a step of %s ms at most, give 0 to %s Hz"
            .formatted(name, rate, network.dt(), highest));
  }

  /// @throws IllegalArgumentException if a population could not be told from others by this name
  Request newName(@Nullable String name) {
    given(name, "name", "\"cells\"");
    for (Population<?> population : network.populations()) {
      if (!population.name().equals(name)) continue;
      throw new IllegalArgumentException(
          "population '%s': the network has one of this name already, and names tell random draws and saved states apart; give another name: population(\"name\", neuron, size)"
              .formatted(name));
    }
    if (name == null || !name.matches(Checkpoint.PROJECTION + "\\d+")) return this;
    throw new IllegalArgumentException(
        "population '%s': saved states call projections so; give another name".formatted(name));
  }
}
