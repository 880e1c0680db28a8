package cajal.plot;

import java.util.List;

/// A matrix as colours: white to blue, or vermilion, white, blue around zero where values have both
/// signs.
public final class HeatMap {
  private HeatMap() {}

  /// Row 0 is on top.
  ///
  /// @param rows what a row is, as "neuron"
  /// @param columns what a column is
  /// @param value what a cell's value is, with its unit
  /// @throws IllegalArgumentException if rows differ in length
  public static Figure of(String rows, String columns, String value, double[][] matrix) {
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
    List<String> notes =
        range.left() == 0
            ? List.of()
            : List.of(Numbers.counted(range.left(), "cell") + " not finite: grey.");
    Panel panel =
        new HeatPanel(
            "",
            Axis.whole(columns, width),
            Axis.wholeDownward(rows, matrix.length),
            matrix,
            shade(value, range),
            notes);
    return Figure.of(panel).sized(620, 520);
  }

  static HeatPanel.Shade shade(String label, Range range) {
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
