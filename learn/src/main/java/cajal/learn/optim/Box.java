package cajal.learn.optim;

import java.util.Arrays;

/// Bounds for each of some numbers; infinite where there is none.
public record Box(double[] low, double[] high) {
  public Box {
    low = low.clone();
    high = high.clone();
    if (low.length != high.length) {
      throw new IllegalArgumentException(
          "a box has as many lower as upper bounds, found %d and %d"
              .formatted(low.length, high.length));
    }
    for (int i = 0; i < low.length; i++) {
      if (low[i] <= high[i]) continue;
      throw new IllegalArgumentException(
          "number %d is bounded from %s to %s; the lower bound comes first"
              .formatted(i, low[i], high[i]));
    }
  }

  /// No bounds for `n` numbers.
  public static Box unbounded(int n) {
    double[] low = new double[n];
    double[] high = new double[n];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    return new Box(low, high);
  }

  @Override
  public double[] low() {
    return low.clone();
  }

  @Override
  public double[] high() {
    return high.clone();
  }

  /// How many numbers are bounded.
  public int size() {
    return low.length;
  }

  double clamp(int i, double x) {
    return Math.min(Math.max(x, low[i]), high[i]);
  }

  /// Whether number `i` may follow the descent: not where that leads out of the box.
  boolean isFree(int i, double x, double slope) {
    return !(x <= low[i] && slope > 0) && !(x >= high[i] && slope < 0);
  }

  /// The largest change that a step along the negative gradient makes within the box; 0 where no
  /// step leads down.
  double slope(double[] x, double[] gradient) {
    double most = 0;
    for (int i = 0; i < x.length; i++) {
      most = Math.max(most, Math.abs(clamp(i, x[i] - gradient[i]) - x[i]));
    }
    return most;
  }
}
