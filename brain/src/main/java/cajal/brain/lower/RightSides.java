package cajal.brain.lower;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import cajal.lift.Lifter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The right-hand sides of a model's equations: its methods, lifted for any time and state.
///
/// @param x the states at the start of the step that have an equation
/// @param refractory whether each neuron is refractory, or null where none ever is
record RightSides(
    GraphBuilder builder,
    Lifter lifter,
    SymbolicModel model,
    Map<Field, Value> x,
    @Nullable Value refractory) {

  static RightSides of(
      GraphBuilder builder, Lifter lifter, SymbolicModel model, @Nullable Value refractory) {
    Map<Field, Value> x = new LinkedHashMap<>();
    for (Field state : model.fields().states()) {
      boolean moves =
          model.fields().derivatives().containsKey(state)
              || model.fields().noises().containsKey(state);
      if (moves) x.put(state, model.read(state));
    }
    return new RightSides(builder, lifter, model, x, refractory);
  }

  boolean isNoisy() {
    return !model.fields().noises().isEmpty();
  }

  /// The slopes `after` ms from the start of the step, in the states `at`.
  Map<Field, Value> slopes(double after, Map<Field, Value> at) {
    return lifted(
        model.fields().derivatives(),
        after,
        at,
        (state, method) -> Slope.of(lifter, model, state, method));
  }

  /// The factors of dW `after` ms from the start of the step, in the states `at`.
  Map<Field, Value> noises(double after, Map<Field, Value> at) {
    return lifted(
        model.fields().noises(),
        after,
        at,
        (state, method) -> {
          var lifted = Question.ask(lifter, model, method, "onSpike or in a stimulus");
          return Objects.requireNonNull(lifted.result());
        });
  }

  private interface Lift {
    Value of(Field state, Method method);
  }

  private Map<Field, Value> lifted(
      Map<Field, Method> equations, double after, Map<Field, Value> at, Lift lift) {
    at.forEach(model::set);
    Value t = after != 0 && readsTime() ? model.clock("t") : null;
    if (t != null) model.clock("t", builder.plus(t, after));
    Map<Field, Value> values = new LinkedHashMap<>();
    equations.forEach((state, method) -> values.put(state, lift.of(state, method)));
    if (t != null) model.clock("t", t);
    x.forEach(model::set);
    return values;
  }

  /// Whether anything lifted so far has looked at the clock; the first stage looks at all there is.
  private boolean readsTime() {
    return builder.inputs().stream().map(Graph.Port::name).anyMatch("t"::equals);
  }

  /// Where a state goes, unless it is held there.
  Value unlessHeld(Field state, Value moved) {
    return refractory != null && isHeld(state)
        ? builder.select(refractory, Objects.requireNonNull(x.get(state)), moved)
        : moved;
  }

  boolean isHeld(Field state) {
    return refractory != null && model.fields().isHeld(state);
  }

  /// How a message calls a state's equation.
  String name(Field state) {
    return "d" + state.getName() + "/dt of " + model.instance().getClass().getSimpleName();
  }
}
