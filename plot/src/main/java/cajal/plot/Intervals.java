package cajal.plot;

import cajal.brain.Spikes;
import java.util.ArrayList;
import java.util.List;

/// How regularly neurons fire: a histogram of the intervals between their spikes and one of the
/// neurons' coefficients of variation (0 for a clock, 1 for a Poisson process).
public final class Intervals {
  private static final int BINS = 40;
  private static final double CV_BIN = 0.05;
  private static final double LARGEST_CV = 5;

  private Intervals() {}

  /// Both histograms, a colour for each population.
  ///
  /// @throws IllegalArgumentException if there is no population, or a spike is of a neuron that its
  ///   population has not
  public static Figure of(Spikes... populations) {
    List<Spikes> all = SpikeTrains.checked("intervals", populations);
    List<SpikeIntervals> intervals = new ArrayList<>();
    for (Spikes spikes : all) intervals.add(SpikeIntervals.of(spikes));
    return Figure.columns(
            new Figure.Column(1, List.of(lengths(all, intervals))),
            new Figure.Column(1, List.of(variations(all, intervals))))
        .sized(900, 340);
  }

  private static Panel lengths(List<Spikes> populations, List<SpikeIntervals> intervals) {
    Range range = Range.NONE;
    long zeros = 0;
    for (SpikeIntervals some : intervals) {
      for (double length : some.intervals()) {
        if (Range.positive(length)) range = range.and(length);
        else zeros++;
      }
    }
    Axis axis = Axis.log("interval (ms)", range);
    double[] edges = Histogram.logEdges(axis.from(), axis.to(), BINS);
    List<Histogram> histograms = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      histograms.add(Histogram.of(edges, intervals.get(i).intervals()));
      String name = populations.get(i).population();
      String count = Numbers.grouped(intervals.get(i).intervals().length);
      keys.add(new Key(name + ": " + count, Symbol.PATCH, Colours.series(i)));
    }
    List<String> notes = new ArrayList<>();
    if (zeros > 0) notes.add(Numbers.counted(zeros, "interval") + " of 0 ms not shown.");
    String unusable = SpikeTrains.unusableTimes(populations);
    if (!unusable.isEmpty()) notes.add(unusable);
    return new HistogramPanel("", axis, "intervals", histograms, keys, notes);
  }

  private static Panel variations(List<Spikes> populations, List<SpikeIntervals> intervals) {
    Range range = Range.of(1.5);
    for (SpikeIntervals some : intervals) range = range.and(some.variations());
    double top = Math.min(Math.ceil(range.high() / CV_BIN) * CV_BIN, LARGEST_CV);
    double[] edges = Histogram.linearEdges(0, top, (int) Math.round(top / CV_BIN));
    List<Histogram> histograms = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    long neurons = 0;
    long counted = 0;
    long beyond = 0;
    for (int i = 0; i < intervals.size(); i++) {
      SpikeIntervals some = intervals.get(i);
      histograms.add(Histogram.of(edges, some.variations()));
      neurons += populations.get(i).neurons();
      counted += some.variations().length;
      beyond += some.variations().length - histograms.getLast().total();
      String mean =
          some.variations().length == 0 ? "" : ": mean " + Numbers.rounded(some.meanVariation());
      keys.add(new Key(populations.get(i).population() + mean, Symbol.PATCH, Colours.series(i)));
    }
    List<String> notes = new ArrayList<>();
    if (counted < neurons) {
      notes.add(
          Numbers.counted(neurons - counted, "neuron")
              + " with fewer than three spikes not counted at the right.");
    }
    if (beyond > 0) notes.add(Numbers.counted(beyond, "neuron") + " beyond the axis.");
    Axis axis = Axis.exact("coefficient of variation", 0, top);
    return new HistogramPanel("", axis, "neurons", histograms, keys, notes);
  }
}
