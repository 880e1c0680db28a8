package cajal.systems.fitting;

import cajal.learn.optim.Box;
import java.util.List;

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

  static Box box(List<Free> free) {
    double[] low = free.stream().mapToDouble(Free::low).toArray();
    double[] high = free.stream().mapToDouble(Free::high).toArray();
    return new Box(low, high);
  }
}
