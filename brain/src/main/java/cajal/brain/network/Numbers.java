package cajal.brain.network;

/// Numbers that a user gives, one for each of something.
final class Numbers {
  private Numbers() {}

  /// @param what they are, `weight`, and `of` what, `synapse`
  /// @throws IllegalArgumentException if they are not so many or not finite
  static void requireEach(String what, String of, double[] numbers, int count) {
    if (numbers.length != count) {
      throw new IllegalArgumentException(
          "%d %ss for %d %ss; give one for each".formatted(numbers.length, what, count, of));
    }
    for (int k = 0; k < numbers.length; k++) {
      if (Double.isFinite(numbers[k])) continue;
      throw new IllegalArgumentException(
          "the %s of %s %d is %s; give a finite number".formatted(what, of, k, numbers[k]));
    }
  }
}
