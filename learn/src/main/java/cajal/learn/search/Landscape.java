package cajal.learn.search;

import cajal.learn.optim.Box;

/// A function of a few numbers in a box, evaluated for many candidates at once: what a [Method]
/// searches the lowest point of.
///
/// Values that are not numbers count as infinitely high. Derivatives are optional: a method that
/// needs those that are missing says so.
public interface Landscape {
  /// Finite bounds for each number.
  Box box();

  /// How many candidates are best given at once.
  default int width() {
    return 16;
  }

  /// The value at each of some points of the box.
  double[] values(double[][] points);

  /// Values at some points, and the derivatives by each number there.
  record Slopes(double[] values, double[][] gradients) {}

  /// Residuals at some points, whose sums of squares are the values, and their derivatives by each
  /// number: `jacobians[point][residual][number]`.
  record Residuals(double[][] residuals, double[][][] jacobians) {}

  /// Values with gradients.
  ///
  /// @throws UnsupportedOperationException if there are none
  default Slopes slopes(double[][] points) {
    throw new UnsupportedOperationException(
        "this function has no gradients; search it with DifferentialEvolution or CmaEs");
  }

  /// Residuals with their derivatives.
  ///
  /// @throws UnsupportedOperationException if the value is no sum of squares
  default Residuals residuals(double[][] points) {
    throw new UnsupportedOperationException(
        "this function is no sum of squares; search it with MultiStart of QuasiNewton");
  }
}
