package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.List;

/// A rate for each element that falls with the gradients it has seen (Duchi, Hazan & Singer 2011,
/// JMLR 12:2121): c ← c + g², p ← (1 − decay)·p − rate·g / √(c + epsilon).
///
/// @param epsilon 1e-6 by default, as in BrainPy
/// @param decay part of the parameter that is lost in each step, whatever the rate, as in BrainPy
public record Adagrad(double epsilon, double decay) implements Optimizer {
  public Adagrad {
    Require.notNegative("epsilon", epsilon);
    Require.fraction("decay", decay);
  }

  public Adagrad() {
    this(1e-6, 0);
  }

  public Adagrad withDecay(double decay) {
    return new Adagrad(epsilon, decay);
  }

  @Override
  public List<Type> slots(Type parameter) {
    return List.of(parameter);
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    Tensor c = slots.getFirst().plus(Maths.square(gradient));
    Tensor push = rate.cast(parameter.dtype()).times(gradient);
    Tensor change = push.over(Maths.sqrt(c.plus(epsilon)));
    return Update.of(Terms.decayed(parameter, decay).minus(change), c);
  }
}
