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
    return of("", x, y, CurvePanel.Marked.NONE, series);
  }

  /// The same with a heading above, for panels of a stack.
  public static Figure headed(String heading, String x, String y, Series... series) {
    return of(heading, x, y, CurvePanel.Marked.NONE, series);
  }

  /// The same where a line has a direction: an open circle at its start, a filled one at its end.
  public static Figure paths(String x, String y, Series... series) {
    return of("", x, y, CurvePanel.Marked.ENDS, series);
  }

  /// The same where x are whole numbers, as epochs are; the points of short lines are marked.
  public static Figure ofCounts(String x, String y, Series... series) {
    return of("", x, y, CurvePanel.Marked.POINTS, series);
  }

  private static Figure of(
      String heading, String x, String y, CurvePanel.Marked marked, Series... series) {
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
                heading,
                marked == CurvePanel.Marked.POINTS
                    ? Axis.wholeOf(x, horizontal)
                    : Axis.linear(x, horizontal),
                Axis.linear(y, vertical),
                bands,
                curves,
                keys,
                List.of(),
                absence,
                marked))
        .sized(620, 280);
  }
}
