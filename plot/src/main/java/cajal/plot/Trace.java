package cajal.plot;

/// One recorded variable of one neuron: values at times in ms, and the times of its spikes (often
/// none), drawn as strokes from the trace upward.
public record Trace(String label, double[] times, double[] values, double[] spikes) {
  /// @throws IllegalArgumentException if there are not as many times as values
  public Trace {
    if (times.length != values.length) {
      throw new IllegalArgumentException(
          "trace %s: %d times but %d values; give a time for every value"
              .formatted(label, times.length, values.length));
    }
  }

  public Trace(String label, double[] times, double[] values) {
    this(label, times, values, new double[0]);
  }

  /// Values at equal steps in ms, the first at `start`.
  public static Trace every(String label, double start, double step, double... values) {
    double[] times = new double[values.length];
    for (int i = 0; i < times.length; i++) times[i] = start + i * step;
    return new Trace(label, times, values);
  }

  public Trace withSpikes(double... spikeTimes) {
    return new Trace(label, times, values, spikeTimes);
  }

  /// The last value before a time, or the first value of all; there must be one.
  double before(double time) {
    int low = 0;
    int high = times.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (times[middle] < time) low = middle;
      else high = middle - 1;
    }
    return values[low];
  }
}
