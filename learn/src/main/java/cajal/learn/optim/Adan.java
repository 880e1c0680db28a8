package cajal.learn.optim;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.Collections;
import java.util.List;

/// Adaptive Nesterov momentum (Xie et al. 2022, arXiv:2208.06677, algorithm 1), with averages
/// corrected for their start at 0 as in the authors' code and BrainPy. With d = g − the gradient of
/// the step before: m ← (1 − beta1)·m + beta1·g, v ← (1 − beta2)·v + beta2·d, n ← (1 − beta3)·n +
/// beta3·(g + (1 − beta2)·d)², p ← (p − rate·(m̂ + (1 − beta2)·v̂) / (√n̂ + epsilon)) / (1 +
/// rate·decay).
///
/// @param beta1 0.02 by default as in the paper
/// @param beta2 0.08 by default as in the paper
/// @param beta3 0.01 by default as in the paper
/// @param epsilon 1e-8 by default as in the paper
/// @param decay 0.02 by default, as in the paper and BrainPy
public record Adan(double beta1, double beta2, double beta3, double epsilon, double decay)
    implements Optimizer {
  public Adan {
    Require.fraction("beta1", beta1);
    Require.fraction("beta2", beta2);
    Require.fraction("beta3", beta3);
    Require.positive("beta1", beta1);
    Require.positive("beta2", beta2);
    Require.positive("beta3", beta3);
    Require.notNegative("epsilon", epsilon);
    Require.notNegative("decay", decay);
  }

  public Adan() {
    this(0.02, 0.08, 0.01, 1e-8, 0.02);
  }

  public Adan withDecay(double decay) {
    return new Adan(beta1, beta2, beta3, epsilon, decay);
  }

  /// m, v, n and the gradient of the step before.
  @Override
  public List<Type> slots(Type parameter) {
    return Collections.nCopies(4, parameter);
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    DType dtype = parameter.dtype();
    Tensor before = Maths.where(step.le(1), gradient, slots.get(3));
    Tensor d = gradient.minus(before);
    Tensor m = Terms.average(1 - beta1, slots.get(0), gradient);
    Tensor v = Terms.average(1 - beta2, slots.get(1), d);
    Tensor ahead = gradient.plus(d.times(1 - beta2));
    Tensor n = Terms.average(1 - beta3, slots.get(2), Maths.square(ahead));
    Tensor meanSeen = Terms.seen(1 - beta1, step).cast(dtype);
    Tensor changeSeen = Terms.seen(1 - beta2, step).cast(dtype);
    Tensor root = Maths.sqrt(Terms.seen(1 - beta3, step)).cast(dtype);
    Tensor direction = m.over(meanSeen).plus(v.over(changeSeen).times(1 - beta2));
    Tensor eta = rate.cast(dtype);
    Tensor change = eta.times(direction).over(Maths.sqrt(n).over(root).plus(epsilon));
    Tensor shrunk = parameter.minus(change).over(eta.times(decay).plus(1));
    return Update.of(shrunk, m, v, n, gradient);
  }
}
