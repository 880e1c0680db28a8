package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Tensor;
import java.util.List;

/// Gradient descent with inertia (Polyak 1964; Qian 1999, Neural Networks 12:145): v ← momentum·v −
/// rate·g, p ← (1 − decay)·p + v.
///
/// @param momentum what is left of the velocity after a step, 0.9 by default
/// @param decay part of the parameter that is lost in each step, whatever the rate, as in BrainPy
public record Momentum(double momentum, double decay) implements Optimizer {
  public Momentum {
    Require.fraction("momentum", momentum);
    Require.fraction("decay", decay);
  }

  public Momentum() {
    this(0.9, 0);
  }

  public Momentum withDecay(double decay) {
    return new Momentum(momentum, decay);
  }

  @Override
  public List<Type> slots(Type parameter) {
    return List.of(parameter);
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    Tensor push = rate.cast(parameter.dtype()).times(gradient);
    Tensor v = slots.getFirst().times(momentum).minus(push);
    return Update.of(Terms.decayed(parameter, decay).plus(v), v);
  }
}
