package cajal.brain.lower;

import cajal.brain.integrate.Scheme;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import cajal.rules.DependsOn;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The exact step of the equations that are linear among themselves, and exponential Euler for each
/// of the others.
final class LinearStep {
  private static final String EXACT = "exact";
  private static final String INEXACT_NOISE = ", noise by Euler–Maruyama";
  private static final Rule JUMPS = new Rule(EXACT, "nothing but noise");

  private final GraphBuilder builder;
  private final RightSides sides;
  private final double dt;
  private final NoiseStep noise;
  private final Map<Field, Value> slopes;
  private final LinearSystem free;
  private final Map<Field, Rule> rules = new LinkedHashMap<>();

  LinearStep(RightSides sides, double dt, NoiseStep noise) {
    this.builder = sides.builder();
    this.sides = sides;
    this.dt = dt;
    this.noise = noise;
    this.slopes = sides.slopes(0, sides.x());
    Map<Value, Value> byValue = new LinkedHashMap<>();
    slopes.forEach((state, slope) -> byValue.put(x(state), slope));
    this.free = LinearSystem.of(builder, byValue);
  }

  private Value x(Field state) {
    return Objects.requireNonNull(sides.x().get(state));
  }

  /// By which rule each state went; after [#next].
  Map<Field, Rule> rules() {
    return rules;
  }

  /// The states after the step.
  Map<Field, Value> next() {
    Map<Value, Value> exact = exact();
    Map<Field, Value> next = new LinkedHashMap<>();
    sides
        .x()
        .forEach((state, x) -> {
          Value slope = slopes.get(state);
          Value moved = exact.get(x);
          rules.put(state, slope == null ? JUMPS : rule(x));
          if (moved == null)
            moved = slope == null ? x : new Exponential(builder, dt).next(x, slope);
          next.put(state, moved);
        });
    sides.noises(0, sides.x()).forEach((state, g) -> kick(next, state, g));
    return next;
  }

  private Rule rule(Value x) {
    String why = free.whyNot(x);
    if (why == null) return new Rule(EXACT, "linear with coefficients that all neurons share");
    return free.isOnItsOwn(x)
        ? new Rule(EXACT, "linear in nothing but itself")
        : new Rule("exponential Euler", why);
  }

  /// Where a state stands still for some neurons, the exact step of what depends on it is another
  /// one for those.
  private Map<Value, Value> exact() {
    Map<Value, Value> moving = free.next(dt);
    Set<Value> held = new HashSet<>();
    for (Field state : slopes.keySet()) if (sides.isHeld(state)) held.add(x(state));
    held.retainAll(free.states());
    Map<Value, Value> exact = new HashMap<>(moving);
    if (sides.refractory() == null || held.isEmpty()) return exact;
    Map<Value, Value> standing = free.without(held).next(dt);
    for (Value state : standing.keySet()) {
      if (free.meets(state, held)) {
        exact.put(
            state,
            builder.select(
                sides.refractory(),
                standing.get(state),
                Objects.requireNonNull(moving.get(state))));
      }
    }
    return exact;
  }

  private void kick(Map<Field, Value> next, Field state, Value g) {
    Value x = x(state);
    boolean additive = sides.x().values().stream().noneMatch(y -> DependsOn.test(builder, g, y));
    boolean exact = additive && (!slopes.containsKey(state) || free.isAlone(x));
    Value kick = exact ? noise.exact(state, g, free.slope(x)) : builder.times(g, noise.dW(state));
    if (!exact) {
      Rule rule = Objects.requireNonNull(rules.get(state));
      rules.put(state, new Rule(rule.method() + INEXACT_NOISE, rule.reason()));
    }
    next.put(state, builder.plus(Objects.requireNonNull(next.get(state)), kick));
  }

  /// @throws IllegalArgumentException where an equation or its noise is not carried exactly
  void requireExact() {
    rules.forEach((state, rule) -> {
      if (rule.method().equals(EXACT)) return;
      throw Scheme.notExact(
          sides.name(state),
          rule.method().startsWith(EXACT)
              ? "whose noise depends on the states or reaches others in the step"
              : "which is " + rule.reason());
    });
  }
}
