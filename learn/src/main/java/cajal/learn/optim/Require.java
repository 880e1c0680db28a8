package cajal.learn.optim;

import java.util.Arrays;

/// What settings must fulfil; the errors name the setting and the number found.
final class Require {
  private Require() {}

  static void fraction(String name, double number) {
    if (number >= 0 && number < 1) return;
    throw new IllegalArgumentException(
        "%s is a number from 0 to below 1, found %s".formatted(name, number));
  }

  static void notNegative(String name, double number) {
    if (number >= 0 && number < Double.POSITIVE_INFINITY) return;
    throw new IllegalArgumentException(
        "%s is a finite number of 0 or more, found %s".formatted(name, number));
  }

  static void positive(String name, double number) {
    if (number > 0 && number < Double.POSITIVE_INFINITY) return;
    throw new IllegalArgumentException(
        "%s is a finite number above 0, found %s".formatted(name, number));
  }

  static void atLeastOne(String name, long number) {
    if (number >= 1) return;
    throw new IllegalArgumentException("%s is 1 or more, found %d".formatted(name, number));
  }

  /// A copy.
  static long[] increasing(String name, long[] numbers) {
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] <= numbers[i - 1]) {
        throw new IllegalArgumentException(
            "%s increase, found %s".formatted(name, Arrays.toString(numbers)));
      }
    }
    return numbers.clone();
  }
}
