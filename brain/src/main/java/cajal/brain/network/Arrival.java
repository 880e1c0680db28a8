package cajal.brain.network;

import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.lower.SymbolicModel;
import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.lift.Lifted;
import cajal.lift.Lifter;
import cajal.rules.Affine;
import cajal.rules.Reassociate;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of an action on a target: whether it is `state += constant · amount`, so that
/// spikes can be added to the state itself, or something that must be applied to the sum of what
/// arrived.
///
/// @param state the state that amounts are added to, or null where it is not that simple
/// @param factor what an amount is multiplied by
record Arrival(@Nullable Field state, double factor) {

  /// @param action an `Action`, or an `Effect`, which is one of the amount 1
  /// @param open parameters of the target that are no constants, whatever their number is
  /// @throws IllegalArgumentException if amounts cannot be summed before they act
  static Arrival of(Object action, Neuron target, DType real, double dt, Set<String> open) {
    GraphBuilder builder = new GraphBuilder(Reassociate.RULES);
    SymbolicModel.Settings settings = new SymbolicModel.Settings(dt, List.of(), open);
    SymbolicModel model = new SymbolicModel(builder, target, real, Shape.of(64), "", settings);
    Lifter lifter =
        new Lifter(
            builder,
            real,
            (kind, site, occurrence, parameters) -> {
              throw new IllegalArgumentException(
                  "a random draw in the action of a spike; draw in a Synapse's onPre instead");
            });
    Value amount = builder.input("amount", Type.of(real, 64));
    Lifted lifted =
        action instanceof Effect<?>
            ? lifter.lambda(action, model)
            : lifter.lambda(action, model, amount);
    Field field = null;
    double factor = 0;
    for (Map.Entry<Field, Value> write : fields(lifted).entrySet()) {
      Value old = model.read(write.getKey());
      Value change = change(builder, write.getValue(), old, write.getKey());
      Affine inAmount = Affine.of(builder, change, Set.of(amount));
      boolean effect = action instanceof Effect<?>;
      if (inAmount == null || (!effect && inAmount.rest() != null)) {
        throw notSummable(write.getKey(), "is not proportional to the amount");
      }
      Value each = effect ? change : inAmount.slopes().get(amount);
      Double number = each == null ? null : builder.number(each);
      boolean state = write.getKey().getAnnotation(State.class) != null;
      if (number == null || !state || field != null) return new Arrival(null, 1);
      field = write.getKey();
      factor = number;
    }
    return new Arrival(field, factor);
  }

  private static Map<Field, Value> fields(Lifted lifted) {
    Map<Field, Value> fields = new LinkedHashMap<>();
    lifted.writes().forEach((assignment, value) -> fields.put(assignment.field(), value));
    return fields;
  }

  /// What is added to a field.
  private static Value change(GraphBuilder builder, Value after, Value before, Field field) {
    Affine affine = Affine.of(builder, after, Set.of(before));
    Double slope =
        affine == null || affine.slopes().get(before) == null
            ? null
            : builder.number(affine.slopes().get(before));
    if (before.isScalar() && builder.number(before) != null) return after;
    if (affine == null || slope == null || slope != 1) {
      throw notSummable(field, "does not only add to it");
    }
    return affine.rest() == null ? builder.constant(after.dtype(), 0) : affine.rest();
  }

  private static IllegalArgumentException notSummable(Field field, String why) {
    return new IllegalArgumentException(
        "the action of a spike on '"
            + field.getName()
            + "' "
            + why
            + ", so spikes that arrive in one step have no common effect; write `c -> c."
            + field.getName()
            + " += …` with a change that does not depend on '"
            + field.getName()
            + "', or put the nonlinearity into the neuron's equations");
  }
}
