package cajal.systems.fitting;

import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Tensor;

/// A loss that is a sum of squares, which is what least squares methods need.
public interface SquaredLoss extends Loss {
  /// What is squared and added up: of the shape `[residuals, candidates]`.
  Tensor residuals(Response response);

  @Override
  default Tensor of(Response response) {
    return Reductions.sum(Maths.square(residuals(response)), 0);
  }
}
