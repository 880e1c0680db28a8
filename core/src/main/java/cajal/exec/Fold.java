package cajal.exec;

import cajal.ir.Cumulative;
import cajal.ir.Reduce;
import cajal.ir.ReduceKind;
import java.util.ArrayList;
import java.util.List;

/// A reduction: the elements walked in index order, each put to the place of the result that is
/// left of its index. Neighbouring axes of one fate are walked as one.
final class Fold implements Step {
  private final ReduceKind kind;
  private final Object x;
  private final Object result;
  private final int size;
  private final int[] dims;
  private final int[] to;
  private final int[] own;

  private Fold(Reduce op, Object x, Object result) {
    this.kind = op.kind();
    this.x = x;
    this.result = result;
    this.size = op.resultTypes().getFirst().shape().size();
    List<Integer> lengths = new ArrayList<>();
    List<Boolean> kept = new ArrayList<>();
    for (int axis = 0; axis < op.x().type().rank(); axis++) {
      boolean keeps = !op.axes().contains(axis);
      int length = op.x().shape().dim(axis);
      if (!kept.isEmpty() && kept.getLast() == keeps) {
        lengths.add(lengths.removeLast() * length);
      } else {
        lengths.add(length);
        kept.add(keeps);
      }
    }
    if (kept.isEmpty()) {
      lengths.add(1);
      kept.add(true);
    }
    dims = lengths.stream().mapToInt(Integer::intValue).toArray();
    to = new int[dims.length];
    own = new int[dims.length];
    for (int axis = dims.length - 1, stride = 1, all = 1; axis >= 0; axis--) {
      own[axis] = all;
      all *= dims[axis];
      if (!kept.get(axis)) continue;
      to[axis] = stride;
      stride *= dims[axis];
    }
  }

  static Step of(Reduce op, Object x, Object result) {
    return new Fold(op, x, result);
  }

  /// Each row along the axis joined to the one before.
  static Step of(Cumulative op, Object x, Object result) {
    int size = op.x().shape().size();
    int inner = op.x().shape().strides()[op.axis()];
    int length = op.x().shape().dim(op.axis());
    return () -> {
      System.arraycopy(x, 0, result, 0, size);
      for (int at = 0; at < size; at += inner) {
        if (at / inner % length > 0) Join.row(op.kind(), result, at - inner, inner, result, at);
      }
    };
  }

  @Override
  public void run() {
    Join.start(kind, result, size);
    walk(0, 0, 0);
  }

  private void walk(int axis, int at, int place) {
    if (axis < dims.length - 1) {
      for (int i = 0; i < dims[axis]; i++) walk(axis + 1, at + i * own[axis], place + i * to[axis]);
    } else if (to[axis] == 0) {
      Join.all(kind, x, at, dims[axis], result, place);
    } else {
      Join.row(kind, x, at, dims[axis], result, place);
    }
  }
}
