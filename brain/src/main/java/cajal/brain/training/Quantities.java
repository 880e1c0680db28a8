package cajal.brain.training;

import cajal.brain.Quantity;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.SymbolicModel;
import cajal.brain.network.Population;
import cajal.error.Spelling;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Value;
import cajal.lift.LiftError;
import cajal.lift.Lifter;
import cajal.rules.Simplify;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What lambdas such as `c -> c.tau` say of the neurons of a population.
final class Quantities {
  private final Population<?> population;
  private final DType real;
  private final List<String> perNeuron;

  Quantities(Population<?> population, DType real, List<String> perNeuron) {
    this.population = population;
    this.real = real;
    this.perNeuron = perNeuron;
  }

  /// The graph of a quantity, whose inputs are the states and parameters it is made of.
  Graph graph(Quantity<?> quantity) {
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    Lifter lifter =
        new Lifter(
            builder,
            real,
            (kind, site, occurrence, parameters) -> {
              throw new LiftError(
                  "a quantity of '" + population.name() + "'",
                  "a random draw",
                  "a state, as c -> c.v");
            });
    Set<String> open = new HashSet<>();
    for (Field field : fields().parameters()) open.add(field.getName());
    SymbolicModel model =
        new SymbolicModel(
            builder,
            population.neuron(),
            real,
            Shape.of(population.size()),
            "",
            new SymbolicModel.Settings(population.network().dt(), perNeuron, open));
    Value value = Objects.requireNonNull(lifter.lambda(quantity, model).result());
    return builder.build(List.of(new Graph.Port("value", value)));
  }

  private ModelFields fields() {
    return ModelFields.of(population.neuron().getClass());
  }

  /// The name of a parameter.
  ///
  /// @throws IllegalArgumentException if the quantity is something else
  String parameter(Quantity<?> quantity) {
    return named(quantity, "parameter", fields().parameters());
  }

  /// The name of a state.
  ///
  /// @throws IllegalArgumentException if the quantity is something else
  String state(Quantity<?> quantity) {
    return named(quantity, "state", fields().states());
  }

  private String named(Quantity<?> quantity, String what, List<Field> known) {
    Graph graph = graph(quantity);
    Value value = graph.outputs().getFirst().value();
    List<String> names =
        known.stream()
            .filter(field -> ModelFields.dtype(field, real).isFloat())
            .map(Field::getName)
            .toList();
    for (Graph.Port port : graph.inputs()) {
      if (!port.value().equals(value)) continue;
      if (names.contains(port.name())) return port.name();
      throw new IllegalArgumentException(
          "'%s' of %s is no %s that has a gradient;%s name one of %s, as c -> c.%s"
              .formatted(
                  port.name(),
                  population.name(),
                  what,
                  Spelling.suggestion(port.name(), names),
                  names,
                  names.isEmpty() ? "…" : names.getFirst()));
    }
    throw new IllegalArgumentException(
        "a %s of %s is named by the field alone, as c -> c.%s; it has %s"
            .formatted(what, population.name(), names.isEmpty() ? "…" : names.getFirst(), names));
  }
}
