package cajal.learn.optim;

import org.jspecify.annotations.Nullable;

/// How far to go along a direction, projected into the box: until the value has fallen enough
/// (Armijo) and, where no bound was met, the slope has (weak Wolfe), by bisection (Lewis & Overton
/// 2013, Math. Program. 141:135) helped by a parabola.
final class LineSearch {
  private static final double ENOUGH = 1e-4;
  private static final double FLAT = 0.9;
  private static final int TRIALS = 40;

  /// A place with its value and gradient.
  record Point(double[] x, double value, double[] gradient) {}

  private final Objective objective;
  private final Box box;
  private int evaluations;

  LineSearch(Objective objective, Box box) {
    this.objective = objective;
    this.box = box;
  }

  int evaluations() {
    return evaluations;
  }

  Point at(double[] x) {
    double[] gradient = new double[x.length];
    evaluations++;
    return new Point(x, objective.at(x, gradient), gradient);
  }

  /// The next point, or null if none along this direction is lower.
  @Nullable Point from(Point start, double[] direction, double first) {
    double slope = dot(start.gradient, direction);
    Point lower = null;
    double from = 0;
    double to = Double.POSITIVE_INFINITY;
    double t = first;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] x = moved(start.x, direction, t);
      double gain = 0;
      boolean moves = false;
      for (int i = 0; i < x.length; i++) {
        gain += start.gradient[i] * (x[i] - start.x[i]);
        moves |= x[i] != start.x[i];
      }
      if (!moves) return lower;
      Point point = at(x);
      if (!(point.value < start.value && point.value <= start.value + ENOUGH * gain)) {
        to = t;
        t = between(from, t, slope, start.value, point.value);
        continue;
      }
      lower = point;
      if (meetsBound(start.x, direction, t) || dot(point.gradient, direction) >= FLAT * slope) {
        return lower;
      }
      from = t;
      t = to < Double.POSITIVE_INFINITY ? (from + to) / 2 : 2 * t;
    }
    return lower;
  }

  /// The lowest point of the parabola through the start, if that is where to look; the middle
  /// otherwise.
  private static double between(double from, double to, double slope, double start, double value) {
    double middle = (from + to) / 2;
    if (from > 0 || !Double.isFinite(value)) return middle;
    double lowest = -slope * to * to / (2 * (value - start - slope * to));
    return lowest >= 0.1 * to && lowest <= 0.5 * to ? lowest : middle;
  }

  private double[] moved(double[] start, double[] direction, double t) {
    double[] x = new double[start.length];
    for (int i = 0; i < x.length; i++) x[i] = box.clamp(i, start[i] + t * direction[i]);
    objective.round(x);
    return x;
  }

  private boolean meetsBound(double[] start, double[] direction, double t) {
    for (int i = 0; i < start.length; i++) {
      double free = start[i] + t * direction[i];
      if (box.clamp(i, free) != free) return true;
    }
    return false;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) sum += x[i] * y[i];
    return sum;
  }
}
