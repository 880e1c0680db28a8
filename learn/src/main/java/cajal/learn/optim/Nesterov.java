package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Tensor;
import java.util.List;

/// Inertia with the gradient of where it leads to (Nesterov 1983; in the form of Sutskever et al.
/// 2013, ICML, with the parameter at the look-ahead): v ← momentum·v − rate·g, p ← (1 − decay)·p +
/// momentum·v − rate·g.
///
/// @param momentum what is left of the velocity after a step, 0.9 by default
/// @param decay part of the parameter that is lost in each step, whatever the rate, as in BrainPy
public record Nesterov(double momentum, double decay) implements Optimizer {
  public Nesterov {
    Require.fraction("momentum", momentum);
    Require.fraction("decay", decay);
  }

  public Nesterov() {
    this(0.9, 0);
  }

  public Nesterov withDecay(double decay) {
    return new Nesterov(momentum, decay);
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
    Tensor ahead = v.times(momentum).minus(push);
    return Update.of(Terms.decayed(parameter, decay).plus(ahead), v);
  }
}
