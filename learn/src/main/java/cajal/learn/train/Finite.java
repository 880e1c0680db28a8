package cajal.learn.train;

import java.lang.reflect.Array;

/// Whether arrays hold numbers only.
final class Finite {
  private Finite() {}

  /// The index of the first element that is NaN or infinite, or -1.
  static int firstOther(Object array, int length) {
    return switch (array) {
      case float[] x -> {
        for (int i = 0; i < length; i++) if (!(Math.abs(x[i]) <= Float.MAX_VALUE)) yield i;
        yield -1;
      }
      case double[] x -> {
        for (int i = 0; i < length; i++) if (!(Math.abs(x[i]) <= Double.MAX_VALUE)) yield i;
        yield -1;
      }
      default -> -1;
    };
  }

  static double at(Object array, int i) {
    return switch (array) {
      case float[] x -> x[i];
      case double[] x -> x[i];
      default -> throw new IllegalArgumentException(array.getClass().getSimpleName());
    };
  }

  static boolean hasNaN(Object array) {
    return switch (array) {
      case float[] x -> {
        for (float v : x) if (Float.isNaN(v)) yield true;
        yield false;
      }
      case double[] x -> {
        for (double v : x) if (Double.isNaN(v)) yield true;
        yield false;
      }
      default -> false;
    };
  }

  /// Such as `values from -1.0 to 2.0`.
  static String range(Object array) {
    if (array instanceof boolean[]) return "of truths";
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int length = Array.getLength(array);
    for (int i = 0; i < length; i++) {
      double x = Array.getDouble(array, i);
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
    return low == high ? "of " + low : "of values from " + low + " to " + high;
  }
}
