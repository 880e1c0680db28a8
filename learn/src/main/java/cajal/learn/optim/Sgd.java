package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Tensor;
import java.util.List;

/// Gradient descent: p ← (1 − decay)·p − rate·g (Robbins & Monro 1951).
///
/// @param decay part of the parameter that is lost in each step, whatever the rate, as in BrainPy
public record Sgd(double decay) implements Optimizer {
  public Sgd {
    Require.fraction("decay", decay);
  }

  public Sgd() {
    this(0);
  }

  public Sgd withDecay(double decay) {
    return new Sgd(decay);
  }

  @Override
  public List<Type> slots(Type parameter) {
    return List.of();
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    Tensor eta = rate.cast(parameter.dtype());
    return Update.of(Terms.decayed(parameter, decay).minus(eta.times(gradient)));
  }
}
