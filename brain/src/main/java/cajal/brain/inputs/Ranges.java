package cajal.brain.inputs;

/// What numbers given to a stimulus may be.
final class Ranges {
  private Ranges() {}

  static void finite(String stimulus, String what, double value) {
    if (Double.isFinite(value)) return;
    throw refused(stimulus, what, value, "a finite number");
  }

  static void notNegative(String stimulus, String what, double value) {
    if (value >= 0 && Double.isFinite(value)) return;
    throw refused(stimulus, what, value, "a finite number of 0 or more");
  }

  static void timeConstant(String stimulus, double tau) {
    if (tau > 0 && Double.isFinite(tau)) return;
    throw refused(stimulus, "time constant", tau, "a finite one above 0 ms");
  }

  private static IllegalArgumentException refused(
      String stimulus, String what, double value, String instead) {
    return new IllegalArgumentException(
        "%s: a %s of %s; give %s".formatted(stimulus, what, value, instead));
  }
}
