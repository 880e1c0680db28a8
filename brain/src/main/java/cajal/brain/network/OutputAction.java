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
import java.util.Set;

/// What is known of an action that takes the output of synapses in every step.
///
/// @param text equal for actions that do the same
/// @param additive whether the action of a sum is that of its parts one after another, and an
///   amount of 0 does nothing
record OutputAction(String text, boolean additive) {

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
    List<Graph.Port> writes = new ArrayList<>();
    lifter
        .lambda(action, model, amount)
        .writes()
        .forEach(
            (assignment, value) -> writes.add(new Graph.Port(assignment.field().getName(), value)));
    boolean additive = true;
    for (Graph.Port write : writes) {
      additive &= adds(builder, write, writes, before, amount);
    }
    return new OutputAction(Resize.to(64, builder.build(writes)).toString(), additive);
  }

  /// An action that does something for an output of 0 must not reach neurons beside a slice.
  void requireWhole(Projection projection) {
    if (additive || projection.post() instanceof Population<?>) return;
    throw new IllegalArgumentException(
        "the action of the outputs of %s on a slice of '%s' is not proportional to the output, so it would act on neurons outside the slice too; write `(c, g) -> c.… += g * …`, or make the slice a population of its own"
            .formatted(projection.synapseName(), projection.post().population().name()));
  }

  /// Whether a field changes in proportion to the amount, by a factor that no part of the action
  /// changes.
  private static boolean adds(
      GraphBuilder builder,
      Graph.Port write,
      List<Graph.Port> writes,
      Map<Field, Value> before,
      Value amount) {
    List<Value> written =
        before.entrySet().stream()
            .filter(entry ->
                writes.stream().anyMatch(port -> port.name().equals(entry.getKey().getName())))
            .map(Map.Entry::getValue)
            .toList();
    Value old =
        before.entrySet().stream()
            .filter(entry -> entry.getKey().getName().equals(write.name()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    Affine change = Affine.of(builder, write.value(), Set.of(old, amount));
    if (change == null || change.rest() != null) return false;
    Value same = change.slopes().get(old);
    Value factor = change.slopes().get(amount);
    Double one = same == null ? null : builder.number(same);
    return one != null
        && one == 1
        && factor != null
        && written.stream().noneMatch(field -> DependsOn.test(builder, factor, field));
  }
}
