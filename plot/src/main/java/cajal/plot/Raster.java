package cajal.plot;

import cajal.brain.Spikes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Spikes of one or more populations, a row per neuron, with the population rates below.
public final class Raster {
  private static final int MOST_MARKS = 200_000;

  private Raster() {}

  /// Populations are stacked upward in the order given.
  ///
  /// @param from start of the window in ms
  /// @param to its end in ms
  /// @throws IllegalArgumentException if there is no population, a spike is of a neuron that its
  ///   population has not, or the window is empty
  public static Figure of(double from, double to, Spikes... populations) {
    return of(from, to, PopulationRate.smoothing(from, to), MOST_MARKS, populations);
  }

  /// Things of one length after another, such as trials, with a line between them.
  ///
  /// @param each length of one in ms
  /// @param count how many
  public static Figure repeated(double each, int count, Spikes... populations) {
    double to = each * count;
    double[] lines = new double[count - 1];
    for (int i = 0; i < lines.length; i++) lines[i] = each * (i + 1);
    return of(0, to, PopulationRate.smoothing(0, to), MOST_MARKS, lines, List.of(), populations);
  }

  /// Rows with names, such as trials of a neuron and what models predict.
  ///
  /// @param names of all rows, upward
  public static Figure named(double from, double to, List<String> names, Spikes... populations) {
    int rows = Arrays.stream(populations).mapToInt(Spikes::neurons).sum();
    if (names.size() != rows) {
      throw new IllegalArgumentException(
          "a raster of %d rows with %d names; give a name for each row"
              .formatted(rows, names.size()));
    }
    double smoothing = PopulationRate.smoothing(from, to);
    return of(from, to, smoothing, MOST_MARKS, new double[0], names, populations);
  }

  /// As above, with the standard deviation in ms of the Gaussian that smooths the rates, and the
  /// number of spikes above which only an even sample of so many is drawn (the caption says so).
  public static Figure of(
      double from, double to, double smoothing, int mostMarks, Spikes... populations) {
    return of(from, to, smoothing, mostMarks, new double[0], List.of(), populations);
  }

  private static Figure of(
      double from,
      double to,
      double smoothing,
      int mostMarks,
      double[] lines,
      List<String> names,
      Spikes... populations) {
    if (mostMarks < 1) {
      throw new IllegalArgumentException(
          "a raster of at most " + mostMarks + " marks; allow at least 1");
    }
    TimeAxis time = TimeAxis.of(from, to);
    List<Spikes> all = SpikeTrains.checked("raster", populations);
    return Figure.of(
        new RasterPanel(time, all, mostMarks, lines, names),
        Rates.panel(time, smoothing, all, List.of()));
  }

  /// @param counted whether it is said how many neurons a population has
  static List<Key> keys(TimeAxis time, List<Spikes> populations, Symbol symbol, boolean counted) {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < populations.size(); i++) {
      Spikes spikes = populations.get(i);
      double hertz =
          SpikeTrains.count(spikes, time)
              / (double) Math.max(spikes.neurons(), 1)
              / ((time.to() - time.from()) / 1000);
      String size = counted ? Numbers.counted(spikes.neurons(), "neuron") + ", " : "";
      String label = spikes.population() + ": " + size + Numbers.rounded(hertz) + " Hz";
      keys.add(new Key(label, symbol, Colours.series(i)));
    }
    return keys;
  }
}
