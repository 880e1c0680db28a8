package cajal.brain.trains;

import java.util.Arrays;

/// The spikes of one cell in a recording that lasts from 0 to `duration`, in ms.
///
/// @param times in ascending order, two may be equal; not modified after construction
/// @throws IllegalArgumentException if a time is not in order or not in the recording
public record SpikeTrain(double[] times, double duration) {
  public SpikeTrain {
    if (!(duration > 0) || Double.isInfinite(duration)) {
      throw new IllegalArgumentException(
          "a spike train of " + duration + " ms; give how long the recording is, in ms");
    }
    for (int k = 0; k < times.length; k++) {
      boolean inside = times[k] >= 0 && times[k] <= duration;
      if (inside && (k == 0 || times[k - 1] <= times[k])) continue;
      throw new IllegalArgumentException(
          "spike %d of %d at %s ms, after %s, in a recording from 0 to %s ms; give times in ms in ascending order"
              .formatted(
                  k, times.length, times[k], k == 0 ? "none" : times[k - 1] + " ms", duration));
    }
  }

  public int size() {
    return times.length;
  }

  /// Spikes per ms.
  public double rate() {
    return times.length / duration;
  }

  /// The spikes from one time (inclusive) to another (exclusive), as a recording of its own: the
  /// first time becomes 0.
  public SpikeTrain between(double from, double to) {
    int first = firstFrom(from);
    int end = firstFrom(to);
    double[] part = Arrays.copyOfRange(times, first, Math.max(first, end));
    for (int k = 0; k < part.length; k++) part[k] -= from;
    return new SpikeTrain(part, to - from);
  }

  /// The index of the first spike at or after a time.
  private int firstFrom(double time) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpikeTrain train
        && train.duration == duration
        && Arrays.equals(train.times, times);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(times) + Double.hashCode(duration);
  }

  @Override
  public String toString() {
    return times.length + " spikes in " + duration + " ms";
  }
}
