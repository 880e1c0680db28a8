package cajal.brain.training;

import cajal.trace.Maths;
import cajal.trace.Tensor;

/// The derivative that is taken for that of a spike by how far its condition is surpassed.
@FunctionalInterface
public interface Surrogate {
  /// max(α·width − α|x|, 0) with α = 0.3 and width = 1, the default of BrainPy.
  Surrogate RELU_GRAD = x -> Maths.relu(Maths.abs(x).times(-0.3).plus(0.3));

  Tensor slope(Tensor x);
}
