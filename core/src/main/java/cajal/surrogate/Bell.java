package cajal.surrogate;

/// The density of the normal distribution.
final class Bell {
  private static final double ROOT_OF_TWO_PI = 2.5066282746310002;

  private Bell() {}

  static double at(double x, double sigma) {
    double steps = x / sigma;
    return Math.exp(-0.5 * steps * steps) / (sigma * ROOT_OF_TWO_PI);
  }
}
