package cajal.rules;

import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Which values are computed from which.
public final class DependsOn {
  private DependsOn() {}

  /// Whether `y` is `x` or is computed from it.
  public static boolean test(GraphBuilder builder, Value y, Value x) {
    return needed(builder, y, x).contains(x);
  }

  /// `y` and all values it is computed from that are not older than `oldest`.
  static Set<Value> needed(GraphBuilder builder, Value y, Value oldest) {
    Set<Value> needed = new HashSet<>();
    Deque<Value> open = new ArrayDeque<>();
    open.add(y);
    while (!open.isEmpty()) {
      Value value = open.pop();
      if (value.id() < oldest.id() || !needed.add(value)) continue;
      Op op = builder.producer(value);
      if (op != null) open.addAll(op.operands());
    }
    return needed;
  }
}
