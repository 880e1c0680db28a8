package cajal.brain.network;

import java.lang.reflect.Array;
import java.util.List;

/// A copy of all memory a stretch of steps may change, to go back to its start.
final class Rollback {
  private final List<Object> live;
  private final List<Object> copies;
  private final List<SpikeHistory> histories;

  /// @param live arrays of any element types
  Rollback(List<Object> live, List<SpikeHistory> histories) {
    this.histories = List.copyOf(histories);
    this.live = List.copyOf(live);
    this.copies =
        this.live.stream()
            .map(array ->
                Array.newInstance(array.getClass().componentType(), Array.getLength(array)))
            .toList();
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
