package cajal.brain.training;

import cajal.brain.Model;
import cajal.brain.Quantity;
import cajal.brain.Synapse;
import cajal.brain.lower.ModelFields;
import cajal.brain.lower.SymbolicModel;
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

/// What lambdas such as `c -> c.tau` say of a model.
///
/// @param name for messages
/// @param size how many of it there are
record Quantities(
    Model model, String name, int size, DType real, double dt, List<String> perNeuron) {

  /// The graph of a quantity, whose inputs are the states and parameters it is made of.
  Graph graph(Quantity<?> quantity) {
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    Lifter lifter =
        new Lifter(
            builder,
            real,
            (kind, site, occurrence, parameters) -> {
              throw new LiftError(
                  "a quantity of '" + name + "'", "a random draw", "a state, as c -> c.v");
            });
    Set<String> open = new HashSet<>();
    for (Field field : fields().parameters()) open.add(field.getName());
    SymbolicModel subject =
        new SymbolicModel(
            builder,
            model,
            real,
            Shape.of(size),
            "",
            new SymbolicModel.Settings(dt, perNeuron, open));
    Value value = Objects.requireNonNull(lifter.lambda(quantity, subject).result());
    return builder.build(List.of(new Graph.Port("value", value)));
  }

  private ModelFields fields() {
    return ModelFields.of(model.getClass());
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
            .filter(field -> !(model instanceof Synapse && field.equals("w")))
            .toList();
    for (Graph.Port port : graph.inputs()) {
      if (!port.value().equals(value)) continue;
      if (names.contains(port.name())) return port.name();
      throw new IllegalArgumentException(
          "'%s' of %s is no %s that has a gradient;%s name one of %s, as c -> c.%s"
              .formatted(
                  port.name(),
                  name,
                  what,
                  Spelling.suggestion(port.name(), names),
                  names,
                  names.isEmpty() ? "…" : names.getFirst()));
    }
    throw new IllegalArgumentException(
        "a %s of %s is named by the field alone, as c -> c.%s; it has %s"
            .formatted(what, name, names.isEmpty() ? "…" : names.getFirst(), names));
  }
}
