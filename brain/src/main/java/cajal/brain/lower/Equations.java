package cajal.brain.lower;

import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import cajal.lift.Lifter;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The equations of a synapse's states over one step: exact where they are linear in one another,
/// exponential Euler for each of the others.
final class Equations {
  private Equations() {}

  /// The states that have an equation, after a step of `dt` ms.
  static Map<Field, Value> next(
      GraphBuilder builder, Lifter lifter, SymbolicModel model, double dt) {
    Map<Value, Value> slopes = new LinkedHashMap<>();
    model
        .fields()
        .derivatives()
        .forEach((state, method) ->
            slopes.put(model.read(state), Slope.of(lifter, model, state, method)));
    Map<Value, Value> exact = LinearSystem.of(builder, slopes).next(dt);
    Map<Field, Value> next = new LinkedHashMap<>();
    for (Field state : model.fields().derivatives().keySet()) {
      Value x = model.read(state);
      Value after = exact.get(x);
      Value slope = Objects.requireNonNull(slopes.get(x));
      next.put(state, after != null ? after : new Exponential(builder, dt).next(x, slope));
    }
    return next;
  }
}
