package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// How one quantity depends on another, on linear axes: learning curves, psychometric curves.
public final class Lines {
  /// Points joined in their order; those that are not finite leave a gap.
  ///
  /// @param low of a band around the line, shaded where both its ends are finite; y where there is
  ///   none
  /// @param high of the band
  public record Series(String name, double[] x, double[] y, double[] low, double[] high) {
    /// @throws IllegalArgumentException if there are not as many x as y
    public Series {
      if (x.length != y.length || low.length != y.length || high.length != y.length) {
        throw new IllegalArgumentException(
            "series %s: %d x but %d y and a band of %d to %d; give a y for every x"
                .formatted(name, x.length, y.length, low.length, high.length));
      }
    }

    /// Without a band.
    public Series(String name, double[] x, double[] y) {
      this(name, x, y, y, y);
    }
  }

  private Lines() {}

  /// @param x what is along the x axis, with its unit
  /// @param y what is along the y axis, with its unit
  public static Figure of(String x, String y, Series... series) {
    return of(x, y, false, series);
  }

  /// The same where x are whole numbers, as epochs are; the points of short lines are marked.
  public static Figure ofCounts(String x, String y, Series... series) {
    return of(x, y, true, series);
  }

  private static Figure of(String x, String y, boolean whole, Series... series) {
    Range horizontal = Range.NONE;
    Range vertical = Range.NONE;
    List<Curve> curves = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (Series one : series) {
      horizontal = horizontal.and(one.x);
      vertical = vertical.and(one.y).and(one.low).and(one.high);
      int rgb = Colours.series(curves.size());
      curves.add(new Curve(one.x, one.y, rgb));
      if (one.low != one.high) bands.add(new Band(one.x, one.low, one.high, rgb));
      if (!one.name.isEmpty()) keys.add(new Key(one.name, Symbol.LINE, rgb));
    }
    String absence = horizontal.empty() || vertical.empty() ? "no points" : "";
    return Figure.of(
            new CurvePanel(
                whole ? Axis.wholeOf(x, horizontal) : Axis.linear(x, horizontal),
                Axis.linear(y, vertical),
                bands,
                curves,
                keys,
                List.of(),
                absence,
                whole))
        .sized(620, 280);
  }
}
