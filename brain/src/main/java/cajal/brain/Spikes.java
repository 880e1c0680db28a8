package cajal.brain;

import java.util.Arrays;

/// Spikes of one population in the order they happened: parallel arrays of times in ms and of
/// neuron numbers from 0; neither is modified after construction.
public record Spikes(String population, int neurons, double[] times, int[] ids) {
  public Spikes {
    if (times.length != ids.length) {
      throw new IllegalArgumentException(
          "spikes of "
              + population
              + ": "
              + times.length
              + " times but "
              + ids.length
              + " neurons");
    }
  }

  public int size() {
    return ids.length;
  }

  /// Mean rate in Hz of all neurons between two times in ms. Time in which nothing was simulated or
  /// recorded counts as time without spikes.
  ///
  /// @throws IllegalArgumentException unless `from` is before `to`
  public double rate(double from, double to) {
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "rate(%s, %s): there is no time between them; give the earlier one first, in ms"
              .formatted(from, to));
    }
    int count = 0;
    for (double time : times) {
      if (time >= from && time < to) count++;
    }
    return count / (double) neurons / ((to - from) / 1000);
  }

  /// How irregularly neurons fire between two times in ms: the coefficient of variation of the
  /// intervals between spikes (0 for a clock, 1 for a Poisson process), averaged over the neurons
  /// with at least two intervals; NaN if there is none.
  public double cv(double from, double to) {
    double[] last = new double[neurons];
    int[] intervals = new int[neurons];
    double[] mean = new double[neurons];
    double[] squares = new double[neurons];
    Arrays.fill(last, Double.NaN);
    for (int k = 0; k < ids.length; k++) {
      if (times[k] < from || times[k] >= to) continue;
      int i = ids[k];
      double interval = times[k] - last[i];
      last[i] = times[k];
      if (Double.isNaN(interval)) continue;
      double off = interval - mean[i];
      mean[i] += off / ++intervals[i];
      squares[i] += off * (interval - mean[i]);
    }
    double sum = 0;
    int counted = 0;
    for (int i = 0; i < neurons; i++) {
      if (intervals[i] < 2) continue;
      sum += Math.sqrt(squares[i] / intervals[i]) / mean[i];
      counted++;
    }
    return sum / counted;
  }
}
