package cajal.plot;

import java.util.Arrays;
import java.util.List;

/// Lying bars, a group for each row and a colour for each series: the ratios of a benchmark.
public final class Bars {
  /// One value per row; not a number where there is none.
  public record Series(String name, double... values) {}

  private static final double ROW = 18;
  private static final double AROUND = 110;

  private Bars() {}

  /// Bars begin at zero and end in their value; a line marks 1, where two things are equally fast.
  ///
  /// @param axis what is measured, as "times faster than the peer"
  /// @param unit written after every value, as "×", or empty
  /// @param rows the names of the rows, read downward
  /// @throws IllegalArgumentException if a series has not one value per row, or one below zero
  public static Figure of(String axis, String unit, List<String> rows, Series... series) {
    Range range = range(axis, rows, series);
    return of(Axis.fromZero(axis, new Range(0, range.high() * 1.06, 0)), unit, rows, series);
  }

  /// Ratios on a logarithmic axis: bars begin at 1, and one of 0 is a number only.
  ///
  /// @throws IllegalArgumentException as [#of]
  public static Figure ofRatios(String axis, String unit, List<String> rows, Series... series) {
    range(axis, rows, series);
    Range range = Range.of(1);
    for (Series one : series) {
      range = range.and(Arrays.stream(one.values).filter(Range::positive).toArray());
    }
    double room = StrictMath.pow(range.high() / range.low(), 0.06);
    return of(Axis.log(axis, new Range(range.low(), range.high() * room, 0)), unit, rows, series);
  }

  private static Range range(String axis, List<String> rows, Series... series) {
    Range range = Range.NONE;
    for (Series one : series) {
      if (one.values.length != rows.size()) {
        throw new IllegalArgumentException(
            "bars of %s: %d values for %d rows; give one for each, NaN where there is none"
                .formatted(one.name, one.values.length, rows.size()));
      }
      range = range.and(one.values);
    }
    if (range.low() < 0) {
      throw new IllegalArgumentException(
          "bars of " + axis + " begin at zero, but a value is " + range.low());
    }
    return range;
  }

  private static Figure of(Axis horizontal, String unit, List<String> rows, Series... series) {
    int bars = Math.max(1, rows.size()) * (Math.max(1, series.length) + 1);
    double height = Math.clamp(bars * ROW + AROUND, 200, 2000);
    return Figure.of(new BarPanel(horizontal, Axis.named("", rows), unit, List.of(series)))
        .sized(760, height);
  }
}
