package cajal.brain.lower;

import cajal.ir.GraphBuilder;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import cajal.rules.Jvp;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What chance adds to states in a step.
///
/// @param normals the standard normal number of a state's noise in this step
record NoiseStep(RightSides sides, double dt, Function<Field, Value> normals) {

  /// `next` and g(x) dW.
  Map<Field, Value> eulerMaruyama(Map<Field, Value> next) {
    Map<Field, Value> kicked = new LinkedHashMap<>(next);
    sides
        .noises(0, sides.x())
        .forEach((state, g) -> add(kicked, state, builder().times(g, dW(state))));
    return kicked;
  }

  /// `next` and g dW + g g'/2 (dW² − dt).
  Map<Field, Value> milstein(Map<Field, Value> next) {
    GraphBuilder builder = builder();
    Map<Field, Value> kicked = eulerMaruyama(next);
    sides
        .noises(0, sides.x())
        .forEach((state, g) -> {
          Value slope = Jvp.derivative(builder, g, Objects.requireNonNull(sides.x().get(state)));
          if (slope == null) return;
          Value dW = dW(state);
          Value excess = builder.minus(builder.times(dW, dW), constant(g, dt));
          Value share = builder.times(builder.times(builder.times(g, 0.5), slope), excess);
          add(kicked, state, share);
        });
    return kicked;
  }

  /// The mean of slopes and of noises at both ends of an Euler–Maruyama step.
  Map<Field, Value> stratonovichHeun() {
    GraphBuilder builder = builder();
    Map<Field, Value> f = sides.slopes(0, sides.x());
    Map<Field, Value> g = sides.noises(0, sides.x());
    Map<Field, Value> ahead = new LinkedHashMap<>();
    sides
        .x()
        .forEach((state, x) -> {
          Value drift = f.containsKey(state) ? builder.times(f.get(state), dt) : null;
          Value kick = g.containsKey(state) ? builder.times(g.get(state), dW(state)) : null;
          ahead.put(state, sides.unlessHeld(state, builder.plus(x, sum(drift, kick))));
        });
    Map<Field, Value> fAhead = sides.slopes(dt, ahead);
    Map<Field, Value> gAhead = sides.noises(dt, ahead);
    Map<Field, Value> next = new LinkedHashMap<>();
    sides
        .x()
        .forEach((state, x) -> {
          Value drift = mean(f.get(state), fAhead.get(state));
          Value kick = mean(g.get(state), gAhead.get(state));
          Value moved =
              sum(
                  drift == null ? null : builder.times(drift, dt),
                  kick == null ? null : builder.times(kick, dW(state)));
          next.put(state, builder.plus(x, moved));
        });
    return next;
  }

  private @Nullable Value mean(@Nullable Value here, @Nullable Value ahead) {
    if (here == null || ahead == null) return null;
    return builder().plus(builder().times(here, 0.5), builder().times(ahead, 0.5));
  }

  private Value sum(@Nullable Value a, @Nullable Value b) {
    if (a != null && b != null) return builder().plus(a, b);
    return Objects.requireNonNull(a == null ? b : a);
  }

  /// The exact noise over a step of x' = slope·x + …, for a factor that does not depend on states.
  Value exact(Field state, Value g, @Nullable Value slope) {
    if (slope == null) return builder().times(g, dW(state));
    Value growth = builder().unary(UnaryKind.EXPREL, builder().times(slope, 2 * dt));
    Value deviation = builder().unary(UnaryKind.SQRT, builder().times(growth, dt));
    return builder().times(g, builder().times(normals.apply(state), deviation));
  }

  /// Brownian motion over the step.
  Value dW(Field state) {
    return builder().times(normals.apply(state), Math.sqrt(dt));
  }

  private void add(Map<Field, Value> to, Field state, Value kick) {
    to.put(state, builder().plus(Objects.requireNonNull(to.get(state)), kick));
  }

  private Value constant(Value like, double number) {
    return builder().constant(like.dtype(), number);
  }

  private GraphBuilder builder() {
    return sides.builder();
  }
}
