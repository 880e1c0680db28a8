package cajal.learn.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Goes down by the residuals and their Jacobian: each step solves the least squares problem that
/// they are locally, damped by Marquardt's scaling with the factors of Nielsen (Madsen, Nielsen &
/// Tingleff 2004, Methods for Non-Linear Least Squares Problems, algorithm 3.16). What a step would
/// take out of the unit cube is held at its bound.
///
/// @param iterations at most this many from one start, 60 by default
/// @param patience a start ends after so many steps that lowered the value by less than a tenth in
///   all, 5 by default
public record LevenbergMarquardt(int iterations, int patience) implements Descent {
  private static final double DAMPING = 1e-2;
  private static final double MOST_DAMPING = 1e8;

  public LevenbergMarquardt() {
    this(60, 5);
  }

  @Override
  public String title() {
    return "Levenberg-Marquardt";
  }

  @Override
  public Needs needs() {
    return Needs.JACOBIAN;
  }

  @Override
  public double[] descend(Ask ask, double[] start) {
    double[] x = start.clone();
    Local here = ask.at(x.clone());
    double damping = DAMPING;
    double factor = 2;
    double mark = here.value();
    int since = 0;
    for (int i = 0; i < iterations && Double.isFinite(here.value()); i++) {
      double[] next = step(x, here, damping);
      if (next == null) return x;
      Local there = ask.at(next.clone());
      double expected = here.value() - predicted(here, x, next);
      double gain = (here.value() - there.value()) / expected;
      if (there.value() < here.value()) {
        x = next;
        here = there;
        damping = Math.max(1e-12, damping * Math.max(1. / 3, 1 - Math.pow(2 * gain - 1, 3)));
        factor = 2;
      } else {
        damping *= factor;
        factor *= 2;
      }
      if (damping > MOST_DAMPING) return x;
      if (++since < patience) continue;
      if (here.value() > 0.9 * mark) return x;
      mark = here.value();
      since = 0;
    }
    return x;
  }

  /// The sum of squares at `next` if the residuals were linear.
  private static double predicted(Local here, double[] x, double[] next) {
    double sum = 0;
    for (int m = 0; m < here.residuals().length; m++) {
      double r = here.residuals()[m];
      for (int i = 0; i < x.length; i++) r += here.jacobian()[m][i] * (next[i] - x[i]);
      sum += r * r;
    }
    return sum;
  }

  /// The next point, or null where no number can move.
  private static double @Nullable [] step(double[] x, Local here, double damping) {
    NormalEquations equations = NormalEquations.of(here, x.length);
    if (!equations.isFinite()) return null;
    double[] move = equations.move(equations.held(x), damping);
    double[] next = x.clone();
    for (int i = 0; i < x.length; i++) next[i] = Math.clamp(x[i] + move[i], 0, 1);
    return Arrays.equals(next, x) ? null : next;
  }
}
