package cajal.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How one quantity changes with another, on logarithmic axes.
public final class LogLog {
  /// Points joined in their order.
  public record Series(String name, double[] x, double[] y) {
    /// @throws IllegalArgumentException if there are not as many x as y
    public Series {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            "series %s: %d x but %d y; give a y for every x".formatted(name, x.length, y.length));
      }
    }
  }

  private LogLog() {}

  /// With a dashed line of proportionality. Points that are not positive have no place on the axes;
  /// they are left out and the caption says so.
  ///
  /// @param x what is along the x axis, with its unit
  /// @param y what is along the y axis, with its unit
  public static Figure of(String x, String y, Series... series) {
    return of(x, y, true, series);
  }

  /// The same without that line.
  public static Figure curves(String x, String y, Series... series) {
    return of(x, y, false, series);
  }

  private static Figure of(String x, String y, boolean proportional, Series... series) {
    Range horizontal = Range.NONE;
    Range vertical = Range.NONE;
    long left = 0;
    List<Series> shown = new ArrayList<>();
    for (Series one : series) {
      Series positive = positive(one);
      horizontal = horizontal.and(positive.x);
      vertical = vertical.and(positive.y);
      left += one.x.length - positive.x.length;
      shown.add(positive);
    }
    List<String> notes =
        left == 0
            ? List.of()
            : List.of(Numbers.counted(left, "point") + " not positive or not finite left out.");
    Axis xAxis = Axis.log(x, horizontal);
    Axis yAxis = Axis.log(y, vertical);
    return Figure.of(new ScalingPanel(xAxis, yAxis, shown, proportional, notes)).sized(560, 420);
  }

  private static Series positive(Series series) {
    double[] x = new double[series.x.length];
    double[] y = new double[series.y.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Range.positive(series.x[i]) || !Range.positive(series.y[i])) continue;
      x[count] = series.x[i];
      y[count++] = series.y[i];
    }
    return new Series(series.name, Arrays.copyOf(x, count), Arrays.copyOf(y, count));
  }
}
