package cajal.learn.online;

import cajal.ir.DType;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Tensor;

/// The loss of one step, a scalar: of what the readout gives, `[batch, outputs]`, and the target of
/// that step. The loss of a sequence is the sum over its steps.
@FunctionalInterface
public interface StepLoss {
  Tensor of(Tensor y, Tensor target);

  /// ½ Σ (y - target)², over batch and outputs.
  static StepLoss squares() {
    return (y, target) -> Reductions.sum(Maths.square(y.minus(target))).times(0.5);
  }

  /// -Σ target·log softmax(y) over batch and outputs, times `weight`; targets are one-hot, or
  /// probabilities.
  static StepLoss crossEntropy(double weight) {
    return (y, target) -> {
      Tensor all = Reductions.sum(target.times(y));
      DType dtype = y.dtype();
      Tensor sums = Reductions.sum(target, -1).cast(dtype).times(Reductions.logSumExp(y, -1));
      return Reductions.sum(sums).minus(all).times(weight);
    };
  }
}
