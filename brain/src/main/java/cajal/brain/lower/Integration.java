package cajal.brain.lower;

import cajal.brain.integrate.Scheme;
import cajal.ir.Value;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The equations of a model over one step: where its states go, and by which rules.
///
/// @param next the states that have an equation, after the step
record Integration(Map<Field, Value> next, Map<Field, Rule> rules) {

  /// @param normals the standard normal number of a state's noise in this step
  /// @throws IllegalArgumentException if the scheme is not for these equations
  static Integration of(
      RightSides sides, Scheme scheme, double dt, Function<Field, Value> normals) {
    boolean noisy = sides.isNoisy();
    if (noisy) scheme.requireNoiseRule(sides.model().instance().getClass().getSimpleName());
    NoiseStep noise = new NoiseStep(sides, dt, normals);
    return switch (scheme) {
      case AUTOMATIC, EXACT -> linear(sides, scheme, dt, noise);
      case EXPONENTIAL_EULER ->
          asked(sides, "exponential Euler", noise.eulerMaruyama(exponentialEuler(sides, dt)));
      case EULER -> asked(sides, "Euler", noise.eulerMaruyama(rungeKutta(sides, scheme, dt)));
      case HEUN ->
          asked(sides, "Heun", noisy ? noise.stratonovichHeun() : rungeKutta(sides, scheme, dt));
      case MILSTEIN -> asked(sides, "Milstein", noise.milstein(rungeKutta(sides, scheme, dt)));
      case MIDPOINT -> asked(sides, "midpoint", rungeKutta(sides, scheme, dt));
      case RK4 -> asked(sides, "Runge–Kutta 4", rungeKutta(sides, scheme, dt));
    };
  }

  private static Integration linear(RightSides sides, Scheme scheme, double dt, NoiseStep noise) {
    LinearStep step = new LinearStep(sides, dt, noise);
    Map<Field, Value> next = step.next();
    if (scheme == Scheme.EXACT) step.requireExact();
    return held(sides, next, step.rules());
  }

  private static Map<Field, Value> rungeKutta(RightSides sides, Scheme scheme, double dt) {
    return new RungeKutta(sides, scheme.tableau().orElseThrow(), dt).next();
  }

  private static Map<Field, Value> exponentialEuler(RightSides sides, double dt) {
    Map<Field, Value> next = new LinkedHashMap<>(sides.x());
    sides
        .slopes(0, sides.x())
        .forEach((state, slope) ->
            next.computeIfPresent(
                state, (same, x) -> new Exponential(sides.builder(), dt).next(x, slope)));
    return next;
  }

  private static Integration asked(RightSides sides, String method, Map<Field, Value> next) {
    Map<Field, Rule> rules = new LinkedHashMap<>();
    next.keySet().forEach(state -> rules.put(state, new Rule(method, "asked for")));
    return held(sides, next, rules);
  }

  private static Integration held(
      RightSides sides, Map<Field, Value> next, Map<Field, Rule> rules) {
    Map<Field, Value> reached = new LinkedHashMap<>();
    next.forEach((state, moved) -> reached.put(state, sides.unlessHeld(state, moved)));
    return new Integration(reached, rules);
  }
}
