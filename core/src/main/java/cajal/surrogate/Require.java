package cajal.surrogate;

/// The numbers a surrogate may have.
final class Require {
  private Require() {}

  static void positive(String surrogate, String name, double number) {
    if (number > 0 && Double.isFinite(number)) return;
    throw new IllegalArgumentException(
        surrogate + ": " + name + " is " + number + ". Give a positive number.");
  }

  static void finite(String surrogate, String name, double number) {
    if (Double.isFinite(number)) return;
    throw new IllegalArgumentException(
        surrogate + ": " + name + " is " + number + ". Give a finite number.");
  }
}
