package cajal.exec;

import cajal.ir.Node;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a program does in one go: one operation, or a loop over `size` elements made of several.
final class Task {
  /// When it is done: once for all, before the first turn, or in each turn.
  enum Phase {
    CONSTANT,
    FIXED,
    TURN
  }

  final Phase phase;
  final boolean isLoop;
  final int size;
  final List<Node> nodes = new ArrayList<>();

  /// Elements of a row where a loop reads some values row by row; otherwise 0.
  int row;

  /// What a loop takes from elsewhere: the values of `views` are read where they come from.
  final Set<Value> operands = new LinkedHashSet<>();

  final Map<Value, View> views = new HashMap<>();

  /// What a loop puts into parts of arrays that are made of several values.
  final List<Put> puts = new ArrayList<>();

  /// A value of the loop and where it is put.
  record Put(Value part, View to) {}

  /// Values of other tasks that must be there.
  final Set<Value> reads = new LinkedHashSet<>();

  /// Values that other tasks or the outputs need.
  final Set<Value> writes = new LinkedHashSet<>();

  Task(Phase phase, boolean isLoop, int size) {
    this.phase = phase;
    this.isLoop = isLoop;
    this.size = size;
  }

  Node node() {
    return nodes.getFirst();
  }
}
