package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.List;

/// Gradients over their size of late (Tieleman & Hinton 2012, Coursera lecture 6.5): c ← rho·c + (1
/// − rho)·g², p ← (1 − decay)·p − rate·g / √(c + epsilon).
///
/// @param rho what is left of the average after a step, 0.9 by default as in the lecture
/// @param epsilon 1e-6 by default, as in BrainPy
/// @param decay part of the parameter that is lost in each step, whatever the rate, as in BrainPy
public record RmsProp(double rho, double epsilon, double decay) implements Optimizer {
  public RmsProp {
    Require.fraction("rho", rho);
    Require.notNegative("epsilon", epsilon);
    Require.fraction("decay", decay);
  }

  public RmsProp() {
    this(0.9, 1e-6, 0);
  }

  public RmsProp withDecay(double decay) {
    return new RmsProp(rho, epsilon, decay);
  }

  @Override
  public List<Type> slots(Type parameter) {
    return List.of(parameter);
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    Tensor c = Terms.average(rho, slots.getFirst(), Maths.square(gradient));
    Tensor push = rate.cast(parameter.dtype()).times(gradient);
    Tensor change = push.over(Maths.sqrt(c.plus(epsilon)));
    return Update.of(Terms.decayed(parameter, decay).minus(change), c);
  }
}
