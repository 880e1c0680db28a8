package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// Histograms of numbers over common bins, such as weights before and after training.
public final class Distribution {
  private static final int BINS = 60;

  /// Numbers of one kind; those that are not finite are left out.
  public record Series(String name, double[] values) {}

  private Distribution() {}

  /// @param axis what the numbers are, with their unit
  /// @param counted what each number belongs to, as "weights"
  public static Figure of(String axis, String counted, Series... series) {
    Range range = Range.NONE;
    for (Series one : series) range = range.and(one.values);
    Axis horizontal = Axis.linear(axis, range);
    double[] edges = Histogram.linearEdges(horizontal.from(), horizontal.to(), BINS);
    List<Histogram> histograms = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (Series one : series) {
      keys.add(new Key(one.name, Symbol.PATCH, Colours.series(histograms.size())));
      histograms.add(Histogram.of(edges, one.values));
    }
    List<String> notes =
        range.left() == 0
            ? List.of()
            : List.of(Numbers.counted(range.left(), "value") + " not finite left out.");
    return Figure.of(new HistogramPanel("", horizontal, counted, histograms, keys, notes))
        .sized(620, 280);
  }
}
