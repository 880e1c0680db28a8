package cajal.systems.fitting;

/// What all traces must fulfil.
final class Traces {
  private Traces() {}

  /// @throws IllegalArgumentException if a trace is not as long as the first, or has numbers that
  ///   are not finite
  static void check(String what, int trace, double[] numbers, double[] first) {
    if (numbers.length != first.length) {
      throw new IllegalArgumentException(
          "%s of trace %d has %d samples, that of trace 0 has %d; give traces of one length"
              .formatted(what, trace, numbers.length, first.length));
    }
    for (int t = 0; t < numbers.length; t++) {
      if (Double.isFinite(numbers[t])) continue;
      throw new IllegalArgumentException(
          "%s of trace %d is %s at sample %d; give finite numbers"
              .formatted(what, trace, numbers[t], t));
    }
  }
}
