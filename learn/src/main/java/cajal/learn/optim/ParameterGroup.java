package cajal.learn.optim;

import cajal.trace.Parameter;
import java.util.List;

/// Parameters that are trained alike.
///
/// ```java
/// ParameterGroup weights = ParameterGroup.of(new AdamW(), w1, w2).constrained(Constraint.nonNegative());
/// ParameterGroup times = ParameterGroup.of(new Adam(), tau).times(0.1);
/// ```
///
/// @param optimizer the rule, with the decay of this group
/// @param rate what the learning rate of a step is multiplied by
/// @param frozen whether they keep their numbers: no gradient is computed
/// @param constraint what they must fulfil after each step
public record ParameterGroup(
    List<Parameter> parameters,
    Optimizer optimizer,
    double rate,
    boolean frozen,
    Constraint constraint) {
  public ParameterGroup {
    parameters = List.copyOf(parameters);
    Require.notNegative("rate", rate);
  }

  public static ParameterGroup of(Optimizer optimizer, Parameter... parameters) {
    return of(optimizer, List.of(parameters));
  }

  public static ParameterGroup of(Optimizer optimizer, List<Parameter> parameters) {
    return new ParameterGroup(parameters, optimizer, 1, false, Constraint.none());
  }

  /// With a learning rate that is `factor` times the one of the step.
  public ParameterGroup times(double factor) {
    return new ParameterGroup(parameters, optimizer, rate * factor, frozen, constraint);
  }

  /// Left as they are, but saved with the others.
  public ParameterGroup freeze() {
    return new ParameterGroup(parameters, optimizer, rate, true, constraint);
  }

  /// With one more constraint, after those it has.
  public ParameterGroup constrained(Constraint more) {
    return new ParameterGroup(parameters, optimizer, rate, frozen, constraint.and(more));
  }
}
