package cajal.exec;

import cajal.emit.Frame;
import cajal.ir.Dot;
import cajal.ir.Graph;
import cajal.ir.Move;
import cajal.ir.Scan;
import cajal.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which values of the body of a loop may be parts of stacks, so that they need not be copied from
/// and to there in each turn.
final class Windows {
  private Windows() {}

  /// Inputs and outputs of a body that are read by what can read a part of an array, and made by
  /// loops alone. The last vector of a loop may not hang over into another slice.
  static Set<Value> of(Schedule schedule, Graph body) {
    Set<Value> found = new HashSet<>();
    for (Graph.Port input : body.inputs()) found.add(input.value());
    for (Graph.Port output : body.outputs()) found.add(schedule.root(output.value()));
    found.removeIf(value -> value.shape().size() % Frame.ALIGNMENT != 0);
    for (Task task : schedule.tasks()) {
      if (!task.isLoop) found.removeAll(whole(schedule, task));
      if (!task.isLoop || task.phase != Task.Phase.TURN) found.removeAll(task.writes);
      if (task.phase != Task.Phase.TURN) found.removeAll(task.reads);
    }
    return found;
  }

  /// What a task must have in an array of its own.
  private static Set<Value> whole(Schedule schedule, Task task) {
    return switch (task.node().op()) {
      case Dot dot -> Set.of();
      case Move.Slice slice -> Set.of();
      case Move.Transpose transpose -> Set.of();
      case Move.Broadcast broadcast -> Set.of();
      case Scan scan when scan.length() != 1 -> {
        Set<Value> constants = new HashSet<>();
        for (Value constant : scan.constants()) constants.add(schedule.root(constant));
        yield constants;
      }
      default -> task.reads;
    };
  }

  /// One slice more for the stacks of what loops start their turns from: the last result is put
  /// there, as if one more turn started from it.
  static Map<Value, Integer> slack(Schedule schedule) {
    Map<Value, Integer> slack = new HashMap<>();
    for (Task task : schedule.tasks()) {
      if (task.isLoop || !(task.node().op() instanceof Scan scan) || scan.reversed()) continue;
      int carried = scan.carry().size();
      for (int k = carried; k < scan.body().outputs().size(); k++) {
        Value value = scan.body().outputs().get(k).value();
        boolean starts =
            scan.body().inputs().subList(0, carried).stream()
                .anyMatch(input -> input.value().equals(value));
        if (starts) slack.put(task.node().results().get(k), value.shape().size());
      }
    }
    return slack;
  }
}
