package cajal.plot;

import java.util.List;

/// A projection at a glance: where synapses are dense, and how many each cell makes and gets.
public final class Connectivity {
  private static final int EXACT_UP_TO = 160;
  private static final int MOST_BLOCKS = 400;
  private static final double SYNAPSES_PER_BLOCK = 16;
  private static final int DEGREE_BINS = 40;

  private Connectivity() {}

  /// The projection given as compressed rows, one row per source cell.
  ///
  /// @param rowPointers where each row begins in `targets`, and the length of `targets` at the end
  /// @param targets numbers of the target cells, from 0
  /// @param targetCells how many target cells there are
  /// @throws IllegalArgumentException if the arrays are no such matrix, saying where
  public static Figure of(int[] rowPointers, int[] targets, int targetCells) {
    return of("synapse", rowPointers, targets, targetCells);
  }

  /// The same where an entry is something else than a synapse.
  ///
  /// @param entry what an entry is, as "connection"
  public static Figure of(String entry, int[] rowPointers, int[] targets, int targetCells) {
    SparseMatrix matrix = new SparseMatrix(rowPointers, targets, targetCells);
    Panel out = degrees("Out-degree", entry + "s made", matrix.outDegrees());
    Panel in = degrees("In-degree", entry + "s received", matrix.inDegrees());
    return Figure.columns(
            new Figure.Column(1.35, List.of(density(entry, matrix))),
            new Figure.Column(1, List.of(out, in)))
        .sized(900, 480);
  }

  private static Panel density(String entry, SparseMatrix matrix) {
    int high = blocks(matrix.rows(), matrix.targets().length);
    int wide = blocks(matrix.columns(), matrix.targets().length);
    double[][] density = matrix.density(high, wide);
    Range range = Range.of(0);
    for (double[] row : density) range = range.and(row);
    double top = range.high() > 0 ? range.high() : 1;
    String entries = Numbers.counted(matrix.targets().length, entry);
    String sources = Numbers.counted(matrix.rows(), "cell");
    String note = entries + " from " + sources + " to " + Numbers.grouped(matrix.columns()) + ".";
    return new HeatPanel(
        "Connection density",
        Axis.whole("target cell", matrix.columns()),
        Axis.wholeDownward("source cell", matrix.rows()),
        density,
        new HeatPanel.Shade(Ramp.RISING, Axis.exact(entry + "s per pair of cells", 0, top)),
        List.of(note));
  }

  /// Every cell a block of its own while they are few, then blocks that hold enough synapses for
  /// structure to stand out of chance.
  private static int blocks(int cells, int synapses) {
    if (cells <= EXACT_UP_TO) return cells;
    int even = (int) Math.sqrt(synapses / SYNAPSES_PER_BLOCK);
    return Math.min(cells, Math.clamp(even, EXACT_UP_TO / 4, MOST_BLOCKS));
  }

  private static Panel degrees(String heading, String axisLabel, double[] degrees) {
    Range range = Range.of(degrees);
    int least = range.empty() ? 0 : (int) range.low();
    int greatest = range.empty() ? 0 : (int) range.high();
    double[] edges = Histogram.wholeEdges(least, greatest, DEGREE_BINS);
    Range shown = Range.of(edges).padded(0.03);
    Axis axis = new Axis(axisLabel, Axis.Scale.WHOLE, shown.low(), shown.high(), List.of());
    Histogram histogram = Histogram.of(edges, degrees);
    Key mean = new Key(meanAndDeviation(degrees), Symbol.PATCH, Colours.series(0));
    return new HistogramPanel(heading, axis, "cells", List.of(histogram), List.of(mean), List.of());
  }

  private static String meanAndDeviation(double[] values) {
    if (values.length == 0) return "no cells";
    double mean = 0;
    for (double value : values) mean += value / values.length;
    double squares = 0;
    for (double value : values) squares += (value - mean) * (value - mean) / values.length;
    return "mean " + Numbers.rounded(mean) + " ± " + Numbers.rounded(Math.sqrt(squares));
  }
}
