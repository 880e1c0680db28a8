package cajal.plot;

import cajal.brain.Spikes;
import java.util.Arrays;

/// The intervals in ms between successive spikes of each neuron, and the coefficient of variation
/// of those of every neuron that has at least two.
record SpikeIntervals(double[] intervals, double[] variations) {
  static SpikeIntervals of(Spikes spikes) {
    double[][] trains = trains(spikes);
    double[] intervals = new double[spikes.size()];
    double[] variations = new double[trains.length];
    int count = 0;
    int varied = 0;
    for (double[] train : trains) {
      Arrays.sort(train);
      int first = count;
      for (int i = 1; i < train.length; i++) intervals[count++] = train[i] - train[i - 1];
      if (count - first >= 2) variations[varied++] = variation(intervals, first, count);
    }
    return new SpikeIntervals(Arrays.copyOf(intervals, count), Arrays.copyOf(variations, varied));
  }

  double meanVariation() {
    double sum = 0;
    for (double variation : variations) sum += variation;
    return sum / variations.length;
  }

  private static double[][] trains(Spikes spikes) {
    int[] sizes = new int[spikes.neurons()];
    for (int i = 0; i < spikes.size(); i++) {
      if (Range.usable(spikes.times()[i])) sizes[spikes.ids()[i]]++;
    }
    double[][] trains = new double[spikes.neurons()][];
    for (int n = 0; n < trains.length; n++) trains[n] = new double[sizes[n]];
    for (int i = spikes.size() - 1; i >= 0; i--) {
      int id = spikes.ids()[i];
      if (Range.usable(spikes.times()[i])) trains[id][--sizes[id]] = spikes.times()[i];
    }
    return trains;
  }

  /// Standard deviation over mean; zero where all spikes fall on one time.
  private static double variation(double[] values, int from, int to) {
    double mean = 0;
    for (int i = from; i < to; i++) mean += values[i] / (to - from);
    double squares = 0;
    for (int i = from; i < to; i++) squares += (values[i] - mean) * (values[i] - mean);
    return mean > 0 ? Math.sqrt(squares / (to - from)) / mean : 0;
  }
}
