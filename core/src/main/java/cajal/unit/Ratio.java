package cajal.unit;

import java.util.Optional;

/// A rational exponent in lowest terms with a positive denominator: 1/2 for the √ms of noise.
/// Arithmetic that leaves the range of int throws ArithmeticException.
public record Ratio(int numerator, int denominator) {
  public static final Ratio ZERO = new Ratio(0, 1);
  public static final Ratio ONE = new Ratio(1, 1);
  public static final Ratio HALF = new Ratio(1, 2);

  private static final int LARGEST_DENOMINATOR = 12;

  public Ratio {
    if (denominator == 0) {
      throw new IllegalArgumentException("ratio " + numerator + "/0: the denominator is zero");
    }
    int divisor = gcd(Math.abs(numerator), Math.abs(denominator)) * (denominator < 0 ? -1 : 1);
    numerator /= divisor;
    denominator /= divisor;
  }

  public static Ratio of(int value) {
    return new Ratio(value, 1);
  }

  /// The fraction `value` stands for, where its denominator is at most 12.
  public static Optional<Ratio> of(double value) {
    if (!(Math.abs(value) < 1e6)) return Optional.empty();
    for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
      double numerator = Math.rint(value * denominator);
      if (Math.abs(numerator / denominator - value) < 1e-9) {
        return Optional.of(new Ratio((int) numerator, denominator));
      }
    }
    return Optional.empty();
  }

  public Ratio plus(Ratio other) {
    return new Ratio(
        Math.addExact(
            Math.multiplyExact(numerator, other.denominator),
            Math.multiplyExact(other.numerator, denominator)),
        Math.multiplyExact(denominator, other.denominator));
  }

  public Ratio minus(Ratio other) {
    return plus(other.times(of(-1)));
  }

  public Ratio times(Ratio other) {
    return new Ratio(
        Math.multiplyExact(numerator, other.numerator),
        Math.multiplyExact(denominator, other.denominator));
  }

  public boolean isZero() {
    return numerator == 0;
  }

  public boolean isInteger() {
    return denominator == 1;
  }

  public double value() {
    return (double) numerator / denominator;
  }

  /// As it is written behind `^`: `2`, `0.5`, `(1/3)`.
  @Override
  public String toString() {
    if (denominator == 1) return Integer.toString(numerator);
    return denominator == 2 ? Double.toString(value()) : "(" + numerator + "/" + denominator + ")";
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
