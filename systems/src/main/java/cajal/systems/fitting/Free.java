package cajal.systems.fitting;

/// A parameter of a model that a fit may change.
///
/// @param unit as it is written: "mS/cm²"
/// @param low the smallest number, finite
/// @param high the largest
public record Free(String name, String unit, double low, double high) {
  public Free {
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(
          "%s is fitted from %s to %s %s; give two numbers, the smaller first"
              .formatted(name, low, high, unit));
    }
  }
}
