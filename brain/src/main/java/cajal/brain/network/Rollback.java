package cajal.brain.network;

import java.lang.reflect.Array;
import java.util.List;

/// A copy of all memory a stretch of steps may change, to go back to its start. Where that is more
/// than 64 MB there is no copy, and no going back: a stretch that fails leaves the states in its
/// middle, and the network is of no use until a saved state is restored.
final class Rollback {
  private static final long MOST_BYTES = 64 << 20;

  private final List<Object> live;
  private final List<Object> copies;
  private final List<SpikeHistory> histories;
  private final boolean isKept;

  /// @param live arrays of any element types
  Rollback(List<Object> live, List<SpikeHistory> histories) {
    this.isKept = live.stream().mapToLong(Rollback::bytes).sum() <= MOST_BYTES;
    this.histories = isKept ? List.copyOf(histories) : List.of();
    this.live = isKept ? List.copyOf(live) : List.of();
    this.copies =
        this.live.stream()
            .map(array ->
                Array.newInstance(array.getClass().componentType(), Array.getLength(array)))
            .toList();
  }

  static long bytes(Object array) {
    int each =
        switch (array) {
          case double[] f64 -> 8;
          case long[] i64 -> 8;
          case boolean[] bool -> 1;
          default -> 4;
        };
    return (long) each * Array.getLength(array);
  }

  /// Whether there is a way back.
  boolean isKept() {
    return isKept;
  }

  void mark() {
    copy(live, copies);
    histories.forEach(SpikeHistory::mark);
  }

  void goBack() {
    copy(copies, live);
    histories.forEach(SpikeHistory::goBack);
  }

  private static void copy(List<Object> from, List<Object> to) {
    for (int i = 0; i < from.size(); i++) {
      System.arraycopy(from.get(i), 0, to.get(i), 0, Array.getLength(from.get(i)));
    }
  }
}
