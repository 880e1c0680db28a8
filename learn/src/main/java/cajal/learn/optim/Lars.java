package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.List;

/// Layer-wise adaptive rates (You, Gitman & Ginsburg 2017, arXiv:1708.03888, algorithm 1): a change
/// in proportion to the size of the parameter. local = trust·‖p‖ / (‖g‖ + decay·‖p‖ + epsilon), or
/// 1 where ‖p‖ or ‖g‖ is 0; m ← momentum·m + rate·local·(g + decay·p), p ← p − m.
///
/// @param momentum 0.9 by default as in the paper
/// @param decay in the gradient; 1e-4 by default, as in BrainPy
/// @param trust 1e-3 by default as in the paper
/// @param epsilon 1e-5 by default, as in BrainPy
public record Lars(double momentum, double decay, double trust, double epsilon)
    implements Optimizer {
  public Lars {
    Require.fraction("momentum", momentum);
    Require.notNegative("decay", decay);
    Require.positive("trust", trust);
    Require.notNegative("epsilon", epsilon);
  }

  public Lars() {
    this(0.9, 1e-4, 1e-3, 1e-5);
  }

  public Lars withDecay(double decay) {
    return new Lars(momentum, decay, trust, epsilon);
  }

  @Override
  public List<Type> slots(Type parameter) {
    return List.of(parameter);
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    Tensor p = Terms.norm(parameter);
    Tensor g = Terms.norm(gradient);
    Tensor ratio = p.times(trust).over(g.plus(p.times(decay)).plus(epsilon));
    Tensor adapts = p.gt(0).and(g.gt(0));
    Tensor local = rate.cast(parameter.dtype()).times(Maths.where(adapts, ratio, 1));
    Tensor push = local.times(gradient.plus(parameter.times(decay)));
    Tensor m = slots.getFirst().times(momentum).plus(push);
    return Update.of(parameter.minus(m), m);
  }
}
