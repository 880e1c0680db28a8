package cajal.learn.optim;

/// A function of many numbers with its gradient, on the host.
@FunctionalInterface
public interface Objective {
  /// The value at `x`; writes the gradient.
  double at(double[] x, double[] gradient);

  /// Rounds `x` to numbers the function can tell apart, such as those of f32.
  default void round(double[] x) {}
}
