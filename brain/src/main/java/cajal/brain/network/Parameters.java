package cajal.brain.network;

import cajal.brain.Model;
import cajal.brain.lower.Beside;
import cajal.brain.lower.Scalars;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The parameters of all models of a network at one moment: they are compiled into its kernels, so
/// a change between two runs asks for new ones.
record Parameters(Map<String, Double> numbers) {

  /// @throws IllegalArgumentException where a parameter is NaN
  static Parameters of(Network network) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Population<?> population : network.populations()) {
      add(numbers, population.name(), population.neuron());
      for (Beside beside : population.drives) {
        add(numbers, population.name() + "/" + beside.name(), beside.drive());
      }
    }
    int count = 0;
    for (Projection projection : network.projections()) {
      Model synapse = projection.synapse;
      if (synapse != null) add(numbers, "projection " + count, synapse);
      count++;
    }
    return new Parameters(numbers);
  }

  private static void add(Map<String, Double> numbers, String owner, Model model) {
    Scalars.of(model, "")
        .forEach((name, number) -> {
          if (Double.isNaN(Objects.requireNonNull(number))) {
            throw new IllegalArgumentException(
                "the parameter '"
                    + name
                    + "' of "
                    + owner
                    + " ("
                    + model.getClass().getSimpleName()
                    + ") is NaN; give it a number before the run");
          }
          numbers.put(owner + "/" + name, number);
        });
  }
}
