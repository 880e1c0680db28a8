package cajal.learn.search;

import cajal.learn.optim.Box;
import cajal.learn.optim.Lbfgs;
import java.util.Arrays;

/// Goes down as [Lbfgs] does, within the unit cube.
///
/// @param iterations at most this many from one start, 200 by default
/// @param progress a start ends where a step lowers the value by less than this part of max(value,
///   1), 1e-13 by default
public record QuasiNewton(int iterations, double progress) implements Descent {
  public QuasiNewton() {
    this(200, 1e-13);
  }

  @Override
  public String title() {
    return "L-BFGS-B";
  }

  @Override
  public Needs needs() {
    return Needs.GRADIENT;
  }

  @Override
  public double[] descend(Ask ask, double[] start) {
    Local first = ask.at(start.clone());
    if (!isFinite(first)) return start;
    double[] low = new double[start.length];
    double[] high = new double[start.length];
    Arrays.fill(high, 1);
    Lbfgs.Found found =
        new Lbfgs(10, iterations, 1e-10, progress)
            .minimize(
                (x, gradient) -> {
                  Local local = Arrays.equals(x, start) ? first : ask.at(x.clone());
                  System.arraycopy(local.gradient(), 0, gradient, 0, gradient.length);
                  return local.value();
                },
                start,
                new Box(low, high));
    return found.x();
  }

  private static boolean isFinite(Local local) {
    return Double.isFinite(local.value())
        && Arrays.stream(local.gradient()).allMatch(Double::isFinite);
  }
}
