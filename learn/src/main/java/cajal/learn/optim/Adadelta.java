package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.List;

/// Changes of the size of earlier changes (Zeiler 2012, arXiv:1212.5701, algorithm 1), times a rate
/// that the paper has at 1: c ← rho·c + (1 − rho)·g², u = g·√(d + epsilon) / √(c + epsilon), d ←
/// rho·d + (1 − rho)·u², p ← (1 − decay)·p − rate·u.
///
/// @param rho what is left of the averages after a step, 0.95 by default as in the paper
/// @param epsilon 1e-6 by default as in the paper
/// @param decay part of the parameter that is lost in each step, whatever the rate, as in BrainPy
public record Adadelta(double rho, double epsilon, double decay) implements Optimizer {
  public Adadelta {
    Require.fraction("rho", rho);
    Require.positive("epsilon", epsilon);
    Require.fraction("decay", decay);
  }

  public Adadelta() {
    this(0.95, 1e-6, 0);
  }

  public Adadelta withDecay(double decay) {
    return new Adadelta(rho, epsilon, decay);
  }

  @Override
  public List<Type> slots(Type parameter) {
    return List.of(parameter, parameter);
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    Tensor c = Terms.average(rho, slots.get(0), Maths.square(gradient));
    Tensor scale = Maths.sqrt(slots.get(1).plus(epsilon)).over(Maths.sqrt(c.plus(epsilon)));
    Tensor u = gradient.times(scale);
    Tensor d = Terms.average(rho, slots.get(1), Maths.square(u));
    Tensor change = rate.cast(parameter.dtype()).times(u);
    return Update.of(Terms.decayed(parameter, decay).minus(change), c, d);
  }
}
