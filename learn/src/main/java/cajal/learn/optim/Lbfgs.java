package cajal.learn.optim;

import cajal.learn.optim.LineSearch.Point;
import cajal.trace.Tensor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Quasi-Newton descent with little memory and bounds: directions of the two-loop recursion in the
/// space of what is not held at a bound, searched along the path that is projected into the box
/// (Bertsekas 1982, SIAM J. Control Optim. 20:221; bounds, tolerances and memory as in L-BFGS-B,
/// Byrd et al. 1995, SIAM J. Sci. Comput. 16:1190, and SciPy). For functions without noise: full
/// batches, fits.
///
/// ```java
/// Lbfgs.Found fit = new Lbfgs().minimize(() -> loss(model, data), List.of(Bounded.of(tau, 1, 50)));
/// ```
///
/// @param memory steps whose curvature is remembered, 10 by default
/// @param iterations at most this many, 15,000 by default
/// @param slope ends where no number can go down by more along the projected gradient, 1e-5 by
///   default
/// @param progress ends where a step lowers the value by less than this part of max(|value|, 1),
///   2.2e-9 by default
public record Lbfgs(int memory, int iterations, double slope, double progress) {
  public Lbfgs {
    Require.atLeastOne("memory", memory);
    Require.atLeastOne("iterations", iterations);
    Require.notNegative("slope", slope);
    Require.notNegative("progress", progress);
  }

  public Lbfgs() {
    this(10, 15_000, 1e-5, 2.2e-9);
  }

  /// Why a search ended.
  public enum End {
    /// The projected gradient is as good as 0.
    FLAT,
    /// The last step lowered the value by next to nothing.
    SLOW,
    /// No lower point was found along the negative gradient: rounding, or a gradient that is wrong.
    STUCK,
    /// There were as many iterations as allowed.
    ITERATIONS
  }

  /// The lowest point found.
  public record Found(double[] x, double value, int iterations, int evaluations, End end) {}

  /// The lowest point of a function from a start, which is moved into the box.
  ///
  /// @throws IllegalArgumentException if value or gradient are not finite at the start
  public Found minimize(Objective objective, double[] start, Box box) {
    if (box.size() != start.length) {
      throw new IllegalArgumentException(
          "%d numbers in a box of %d; give bounds for each".formatted(start.length, box.size()));
    }
    LineSearch search = new LineSearch(objective, box);
    Point point = search.at(inside(objective, start, box));
    checkFinite(point);
    Curvature curvature = new Curvature(memory);
    for (int i = 0; i < iterations; i++) {
      if (box.slope(point.x(), point.gradient()) <= slope) return found(point, i, search, End.FLAT);
      Point next = next(search, box, curvature, point);
      if (next == null) return found(point, i, search, End.STUCK);
      curvature.add(difference(next.x(), point.x()), difference(next.gradient(), point.gradient()));
      double size = Math.max(1, Math.max(Math.abs(point.value()), Math.abs(next.value())));
      boolean slow = point.value() - next.value() <= progress * size;
      point = next;
      if (slow) return found(point, i + 1, search, End.SLOW);
    }
    return found(point, iterations, search, End.ITERATIONS);
  }

  /// Lowers a loss by parameters, which have the numbers of the lowest point afterwards. The loss
  /// is traced once; of f32 or f64, or some of each.
  public Found minimize(Supplier<Tensor> loss, List<Bounded> parameters) {
    TracedObjective objective = new TracedObjective(loss, parameters);
    Found found = minimize(objective, objective.start(), objective.box());
    objective.set(found.x());
    return found;
  }

  private static double[] inside(Objective objective, double[] start, Box box) {
    double[] x = new double[start.length];
    for (int i = 0; i < x.length; i++) x[i] = box.clamp(i, start[i]);
    objective.round(x);
    return x;
  }

  private static void checkFinite(Point point) {
    if (!Double.isFinite(point.value())) {
      throw new IllegalArgumentException(
          "the value at the start is %s; start where it is finite".formatted(point.value()));
    }
    for (int i = 0; i < point.gradient().length; i++) {
      if (Double.isFinite(point.gradient()[i])) continue;
      throw new IllegalArgumentException(
          "the gradient by number %d at the start is %s; start where it is finite"
              .formatted(i, point.gradient()[i]));
    }
  }

  /// Along the quasi-Newton direction, or else down the gradient.
  private static @Nullable Point next(
      LineSearch search, Box box, Curvature curvature, Point point) {
    boolean[] free = new boolean[box.size()];
    for (int i = 0; i < free.length; i++) {
      free[i] = box.isFree(i, point.x()[i], point.gradient()[i]);
    }
    if (!curvature.isEmpty()) {
      double[] direction = curvature.direction(point.gradient(), free);
      if (Curvature.dot(direction, point.gradient(), free) < 0) {
        Point next = search.from(point, direction, 1);
        if (next != null) return next;
      }
      curvature.clear();
    }
    double[] direction = curvature.direction(point.gradient(), free);
    double norm = Math.sqrt(Curvature.dot(direction, direction, free));
    return search.from(point, direction, Math.min(1, 1 / norm));
  }

  private static double[] difference(double[] x, double[] y) {
    double[] difference = new double[x.length];
    for (int i = 0; i < x.length; i++) difference[i] = x[i] - y[i];
    return difference;
  }

  private static Found found(Point point, int iterations, LineSearch search, End end) {
    return new Found(point.x(), point.value(), iterations, search.evaluations(), end);
  }
}
