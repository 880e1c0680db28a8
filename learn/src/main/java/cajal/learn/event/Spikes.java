package cajal.learn.event;

import java.util.Arrays;

/// Spikes in the order of their times.
///
/// @param times in ms, never decreasing
/// @param cells who spikes at each time
public record Spikes(double[] times, int[] cells) {
  public Spikes {
    if (times.length != cells.length) {
      throw new IllegalArgumentException(
          "spikes: %d times of %d cells. Give one cell for each time."
              .formatted(times.length, cells.length));
    }
    for (int i = 0; i < times.length; i++) {
      if (!Double.isFinite(times[i]) || (i > 0 && times[i] < times[i - 1])) {
        throw new IllegalArgumentException(
            "spikes: time %d is %s ms%s. Give finite times in order."
                .formatted(i, times[i], i == 0 ? "" : " after " + times[i - 1] + " ms"));
      }
    }
  }

  /// One spike of each cell, at these times in any order; a cell whose time is infinite is silent.
  public static Spikes once(double... times) {
    int[] order =
        java.util.stream.IntStream.range(0, times.length)
            .filter(cell -> times[cell] != Double.POSITIVE_INFINITY)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(cell -> times[cell]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Spikes(Arrays.stream(order).mapToDouble(cell -> times[cell]).toArray(), order);
  }

  public int count() {
    return times.length;
  }

  /// Which spike is the first of each of the first cells; -1 for the silent.
  public int[] firsts(int cells) {
    int[] firsts = new int[cells];
    Arrays.fill(firsts, -1);
    for (int k = count() - 1; k >= 0; k--) if (this.cells[k] < cells) firsts[this.cells[k]] = k;
    return firsts;
  }
}
