package cajal.brain.network;

import cajal.brain.Neuron;
import cajal.brain.lower.SymbolicModel;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.LiftError;
import cajal.lift.Lifter;
import cajal.rules.Affine;
import cajal.rules.DependsOn;
import cajal.rules.Resize;
import cajal.rules.Simplify;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What is known of an action that takes the output of synapses in every step.
///
/// @param text equal for actions that do the same
/// @param additive whether the action of a sum is that of its parts one after another
/// @param idle whether an amount of 0 does nothing
record OutputAction(String text, boolean additive, boolean idle) {
  /// What becomes of a field.
  private record Change(String name, Value before, Value after) {}

  static OutputAction of(Object action, Neuron target, double dt) {
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    SymbolicModel.Settings settings = new SymbolicModel.Settings(dt, List.of());
    SymbolicModel model = new SymbolicModel(builder, target, DType.F64, Shape.of(64), "", settings);
    Lifter lifter =
        new Lifter(
            builder,
            DType.F64,
            (kind, site, occurrence, parameters) -> {
              throw new LiftError(
                  "what the output of synapses does to " + target.getClass().getSimpleName(),
                  "a random draw",
                  "the draw in the neuron's own methods");
            });
    // values of the fields first, so that equal actions number them alike
    Map<Field, Value> before = new LinkedHashMap<>();
    for (Field state : model.fields().states()) before.put(state, model.read(state));
    for (Field input : model.fields().inputs()) {
      Value value = builder.input(input.getName(), Type.of(DType.F64, 64));
      model.set(input, value);
      before.put(input, value);
    }
    Value amount = builder.input("amount", Type.of(DType.F64, 64));
    List<Change> changes = new ArrayList<>();
    lifter
        .lambda(action, model, amount)
        .writes()
        .forEach((assignment, after) -> {
          Field field = assignment.field();
          changes.add(
              new Change(field.getName(), Objects.requireNonNull(before.get(field)), after));
        });
    List<Value> written = changes.stream().map(Change::before).toList();
    List<Graph.Port> outputs =
        changes.stream().map(change -> new Graph.Port(change.name, change.after)).toList();
    return new OutputAction(
        Resize.to(64, builder.build(outputs)).toString(),
        changes.stream().allMatch(change -> adds(builder, change, written, amount)),
        changes.stream().allMatch(change -> isIdle(builder, change, amount)));
  }

  /// An action that does something for an output of 0 must not reach neurons beside a slice.
  void requireWhole(Cells<?> cells, String who) {
    if (idle || cells instanceof Population<?>) return;
    throw new IllegalArgumentException(
        "the action of the outputs of %s on a slice of '%s' is not proportional to the output, so it would act on neurons outside the slice too; write `(c, g) -> c.… += g * …`, or make the slice a population of its own"
            .formatted(who, cells.population().name()));
  }

  /// Whether a field changes in proportion to the amount.
  private static boolean isIdle(GraphBuilder builder, Change change, Value amount) {
    Affine affine = Affine.of(builder, change.after, Set.of(amount));
    return affine != null && change.before.equals(affine.rest());
  }

  /// Whether a field changes in proportion to the amount, by a factor that no part of the action
  /// changes.
  private static boolean adds(
      GraphBuilder builder, Change change, List<Value> written, Value amount) {
    Affine affine = Affine.of(builder, change.after, Set.of(change.before, amount));
    if (affine == null || affine.rest() != null) return false;
    Value same = affine.slopes().get(change.before);
    Value factor = affine.slopes().get(amount);
    Double one = same == null ? null : builder.number(same);
    return one != null
        && one == 1
        && factor != null
        && written.stream().noneMatch(field -> DependsOn.test(builder, factor, field));
  }
}
