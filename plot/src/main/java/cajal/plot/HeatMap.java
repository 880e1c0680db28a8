package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// A matrix as colours: white to blue, or vermilion, white, blue around zero where values have both
/// signs.
public final class HeatMap {
  private static final int MOST_CELLS = 800;

  private HeatMap() {}

  /// What an axis of the map spans from its first cell's edge to its last one's, or the scale of
  /// its colours.
  public record Span(String label, double from, double to) {}

  /// Row 0 is on top.
  ///
  /// @param rows what a row is, as "neuron"
  /// @param columns what a column is
  /// @param value what a cell's value is, with its unit
  /// @throws IllegalArgumentException if rows differ in length
  public static Figure of(String rows, String columns, String value, double[][] matrix) {
    return of(rows, columns, value, Range.NONE, matrix);
  }

  /// The same with a scale of colours that is given: values beyond it have those of its ends, and
  /// the caption says so.
  ///
  /// @throws IllegalArgumentException if rows differ in length, or the scale is not upward
  public static Figure within(String rows, String columns, Span value, double[][] matrix) {
    if (!(value.from < value.to)) {
      throw new IllegalArgumentException(
          "heat map: a scale of %s from %s to %s; give the lower end first"
              .formatted(value.label, value.from, value.to));
    }
    return of(rows, columns, value.label, Range.of(value.from, value.to), matrix);
  }

  private static Figure of(
      String rows, String columns, String value, Range scale, double[][] matrix) {
    int width = matrix.length == 0 ? 0 : matrix[0].length;
    Axis down = Axis.wholeDownward(rows, matrix.length);
    return of(down, Axis.whole(columns, width), value, scale, matrix);
  }

  /// A function of two quantities; row 0 is at the beginning of its axis, at the bottom.
  ///
  /// @throws IllegalArgumentException if rows differ in length
  public static Figure of(Span rows, Span columns, String value, double[][] matrix) {
    double[][] downward = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) downward[i] = matrix[matrix.length - 1 - i];
    Axis up = Axis.exact(rows.label, rows.from, rows.to);
    return of(up, Axis.exact(columns.label, columns.from, columns.to), value, Range.NONE, downward);
  }

  /// @param scale of the colours; that of the values where it is empty
  private static Figure of(Axis rows, Axis columns, String value, Range scale, double[][] matrix) {
    int width = matrix.length == 0 ? 0 : matrix[0].length;
    Range range = Range.NONE;
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i].length != width) {
        throw new IllegalArgumentException(
            "heat map: row %d has %d values, row 0 has %d; give rows of one length"
                .formatted(i, matrix[i].length, width));
      }
      range = range.and(matrix[i]);
    }
    double[][] cells = Blocks.averaged(matrix, MOST_CELLS);
    Range shown = Range.NONE;
    for (double[] row : cells) shown = shown.and(row);
    List<String> notes = new ArrayList<>();
    if (range.left() > 0) notes.add(Numbers.counted(range.left(), "cell") + " not finite: grey.");
    if (matrix.length > MOST_CELLS || width > MOST_CELLS) notes.add("Means of blocks of cells.");
    if (!scale.empty() && (range.low() < scale.low() || range.high() > scale.high())) {
      notes.add(
          "Values go from %s to %s; those beyond the scale have the colours of its ends."
              .formatted(Numbers.rounded(range.low()), Numbers.rounded(range.high())));
    }
    HeatPanel.Shade shade =
        scale.empty()
            ? shade(value, shown)
            : new HeatPanel.Shade(
                scale.low() < 0 ? Ramp.SIGNED : Ramp.RISING,
                Axis.exact(value, scale.low(), scale.high()));
    Panel panel = new HeatPanel("", columns, rows, cells, shade, notes);
    return Figure.of(panel).sized(620, 520);
  }

  private static HeatPanel.Shade shade(String label, Range range) {
    double most = Math.max(-range.low(), range.high());
    if (range.low() < 0 && range.high() > 0 && most > Range.SMALLEST) {
      return new HeatPanel.Shade(Ramp.SIGNED, Axis.exact(label, -most, most));
    }
    Axis widened = Axis.linear(label, range);
    boolean several = range.low() < range.high() && widened.from() < range.low();
    Axis scale = several ? Axis.exact(label, range.low(), range.high()) : widened;
    return new HeatPanel.Shade(Ramp.RISING, scale);
  }
}
