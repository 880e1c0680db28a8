package cajal.brain.network;

/// Times as numbers of steps. A time is a whole number of steps if it is one but for the rounding
/// of decimal fractions: 0.3 ms are 3 steps of 0.1 ms.
final class WholeSteps {
  private static final double ROUNDING = 1e-6;

  private WholeSteps() {}

  /// @param steps 0 or more
  static boolean are(double steps) {
    return Math.abs(steps - Math.rint(steps)) <= ROUNDING * Math.max(1, steps);
  }

  /// The nearest whole number of steps.
  ///
  /// @param what the time is, for the message: `a delay`
  /// @throws IllegalArgumentException if it is between two steps
  static double of(String what, double ms, double dt) {
    double steps = ms / dt;
    if (are(steps)) return Math.rint(steps);
    throw new IllegalArgumentException(
        "%s of %s ms is %s steps of %s ms; make it a multiple of the step"
            .formatted(what, ms, steps, dt));
  }
}
