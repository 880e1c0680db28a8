package cajal.rules;

import cajal.ir.Constant;
import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums of arrays among zeros that lie beside each other: they are the arrays one after another.
/// The cotangents of slices of one array are such.
final class Beside {
  private Beside() {}

  /// `x + y`, or null where they are not such.
  static @Nullable Value sum(GraphBuilder builder, Move.Pad x, Move.Pad y) {
    if (!isZero(builder, x.fill()) || !isZero(builder, y.fill())) return null;
    for (int axis = 0; axis < x.before().size(); axis++) {
      if (!isAlong(axis, x) || !isAlong(axis, y)) continue;
      if (end(x, axis) == y.before().get(axis)) return joined(builder, x, y, axis);
      if (end(y, axis) == x.before().get(axis)) return joined(builder, y, x, axis);
    }
    return null;
  }

  private static boolean isZero(GraphBuilder builder, Value fill) {
    return builder.producer(fill) instanceof Constant constant && constant.number() == 0;
  }

  /// Whether no zeros are added along any other axis.
  private static boolean isAlong(int axis, Move.Pad op) {
    for (int other = 0; other < op.before().size(); other++) {
      if (other != axis && op.before().get(other) + op.after().get(other) > 0) return false;
    }
    return true;
  }

  private static int end(Move.Pad op, int axis) {
    return op.before().get(axis) + op.x().shape().dim(axis);
  }

  private static Value joined(GraphBuilder builder, Move.Pad x, Move.Pad y, int axis) {
    List<Value> parts = new ArrayList<>(parts(builder, x.x(), axis));
    parts.addAll(parts(builder, y.x(), axis));
    Value together = builder.add(new Move.Concat(parts, axis));
    if (x.before().get(axis) + y.after().get(axis) == 0) return together;
    return builder.add(new Move.Pad(together, x.fill(), x.before(), y.after()));
  }

  private static List<Value> parts(GraphBuilder builder, Value value, int axis) {
    return builder.producer(value) instanceof Move.Concat c && c.axis() == axis
        ? c.xs()
        : List.of(value);
  }
}
