package cajal.learn.optim;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.List;

/// Averages of the gradient and of its square (Kingma & Ba 2015, arXiv:1412.6980, algorithm 1): m ←
/// beta1·m + (1 − beta1)·g, v ← beta2·v + (1 − beta2)·g², p ← (1 − decay)·p − rate·m̂ / (√v̂ +
/// epsilon) with m̂ = m / (1 − beta1^step) and v̂ = v / (1 − beta2^step).
///
/// @param beta1 what is left of the average after a step, 0.9 by default as in the paper
/// @param beta2 what is left of that of squares, 0.999 by default as in the paper
/// @param epsilon 1e-8 by default as in the paper
/// @param decay part of the parameter that is lost in each step, whatever the rate, as in BrainPy;
///   [AdamW] has one that goes with the rate
public record Adam(double beta1, double beta2, double epsilon, double decay) implements Optimizer {
  public Adam {
    Require.fraction("beta1", beta1);
    Require.fraction("beta2", beta2);
    Require.notNegative("epsilon", epsilon);
    Require.fraction("decay", decay);
  }

  public Adam() {
    this(0.9, 0.999, 1e-8, 0);
  }

  public Adam withDecay(double decay) {
    return new Adam(beta1, beta2, epsilon, decay);
  }

  @Override
  public List<Type> slots(Type parameter) {
    return List.of(parameter, parameter);
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    Tensor m = Terms.average(beta1, slots.get(0), gradient);
    Tensor v = Terms.average(beta2, slots.get(1), Maths.square(gradient));
    Tensor change = change(m, v, rate, step);
    return Update.of(Terms.decayed(parameter, decay).minus(change), m, v);
  }

  /// rate·m̂ / (√v̂ + epsilon), with all that is alike for all elements in two scalars.
  Tensor change(Tensor m, Tensor v, Tensor rate, Tensor step) {
    DType dtype = m.dtype();
    Tensor eta = rate.cast(DType.F64).over(Terms.seen(beta1, step)).cast(dtype);
    Tensor root = Maths.sqrt(Terms.seen(beta2, step)).cast(dtype);
    return eta.times(m).over(Maths.sqrt(v).over(root).plus(epsilon));
  }
}
