package cajal.exec;

import cajal.emit.Frame;
import cajal.ir.DType;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which array holds each value between its computation and its last use: one array serves one
/// value after another. What is computed once keeps an array of its own; the others are also of
/// other graphs that never run at the same time.
final class Memory {
  /// How many times as large an array may be as a value: a small one would keep it for long.
  private static final int WASTE = 8;

  /// Arrays by how deep inside of other graphs a graph is: those at one depth take turns.
  static final class Shared {
    private final List<List<Room>> byDepth = new ArrayList<>();
    private final List<Shared> ofWorkers = new ArrayList<>();

    /// Those of graphs that one worker runs while others run theirs.
    Shared of(int worker) {
      while (ofWorkers.size() <= worker) ofWorkers.add(new Shared());
      return ofWorkers.get(worker);
    }

    List<Room> at(int depth) {
      while (byDepth.size() <= depth) byDepth.add(new ArrayList<>());
      return byDepth.get(depth);
    }
  }

  static final class Room {
    final DType dtype;
    int size;
    boolean free;
    @Nullable Object array;

    Room(DType dtype) {
      this.dtype = dtype;
    }

    Object array() {
      if (array == null) array = Frame.allocate(dtype, size);
      return array;
    }
  }

  private final Map<Value, Room> rooms = new HashMap<>();
  private final List<Room> shared;
  private final Set<Room> all = new LinkedHashSet<>();
  private long withoutReuse;

  /// Plans the values that `tasks` compute, but for those that have a place `elsewhere`; those that
  /// are `kept` are needed to the end.
  ///
  /// @param slack elements more that the arrays of some values must have
  /// @param shared what graphs at the same depth have
  Memory(
      List<Task> tasks,
      Set<Value> elsewhere,
      Set<Value> kept,
      Map<Value, Integer> slack,
      List<Room> shared) {
    this.shared = shared;
    Map<Value, Integer> lastUse = new HashMap<>();
    for (int t = 0; t < tasks.size(); t++) {
      for (Value value : tasks.get(t).writes) lastUse.put(value, t);
      for (Value value : tasks.get(t).reads) lastUse.put(value, t);
    }
    kept.forEach(value -> lastUse.put(value, tasks.size()));
    List<List<Room>> dying = new ArrayList<>();
    for (int t = 0; t <= tasks.size(); t++) dying.add(new ArrayList<>());
    for (int t = 0; t < tasks.size(); t++) {
      boolean lasts = tasks.get(t).phase != Task.Phase.TURN;
      for (Value value : tasks.get(t).writes) {
        if (elsewhere.contains(value)) continue;
        int size = value.shape().size() + slack.getOrDefault(value, 0);
        Room room = give(value, size, lasts);
        if (!lasts) dying.get(lastUse.getOrDefault(value, t)).add(room);
      }
      dying.get(t).forEach(room -> room.free = true);
    }
    shared.forEach(room -> room.free = true);
  }

  private Room give(Value value, int size, boolean lasts) {
    Room best = null;
    for (Room room : shared) {
      if (lasts || !room.free || room.dtype != value.dtype()) continue;
      if (room.size > (long) WASTE * size) continue;
      if (best == null || better(room, best, size)) best = room;
    }
    if (best == null) {
      best = new Room(value.dtype());
      if (!lasts) shared.add(best);
    }
    all.add(best);
    best.free = false;
    best.size = Math.max(best.size, size);
    rooms.put(value, best);
    withoutReuse += (long) Frame.padded(size) * value.dtype().bytes();
    return best;
  }

  /// The smallest that is large enough, or else the largest.
  private static boolean better(Room room, Room best, int size) {
    return best.size >= size ? room.size >= size && room.size < best.size : room.size > best.size;
  }

  /// The array of a value, as long as that of its room.
  @Nullable Object array(Value value) {
    Room room = rooms.get(value);
    return room == null ? null : room.array();
  }

  int arrays() {
    return all.size();
  }

  Set<Room> rooms() {
    return all;
  }

  long bytes() {
    return bytes(all);
  }

  static long bytes(Set<Room> rooms) {
    return rooms.stream().mapToLong(r -> (long) Frame.padded(r.size) * r.dtype.bytes()).sum();
  }

  long bytesWithoutReuse() {
    return withoutReuse;
  }
}
