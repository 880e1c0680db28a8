package cajal.exec;

import cajal.ir.Cumulative;
import cajal.ir.DType;
import cajal.ir.Reduce;
import cajal.ir.ReduceKind;
import java.util.ArrayList;
import java.util.List;

/// A reduction: the elements walked in index order, each put to the place of the result that is
/// left of its index. Neighbouring axes of one fate are walked as one. Workers share out what is
/// kept, so that each element of the result is one worker's, and one chain in index order.
final class Fold implements Step {
  /// Operations of a loop in vectors in the time of one step of a chain.
  private static final int COST = 4;

  /// Elements of a row below which rows are added without register tiles.
  private static final int FEW = 32;

  private final ReduceKind kind;
  private final Object x;
  private final Object result;
  private final int size;
  private final int[] dims;
  private final int[] to;
  private final int[] own;
  private final Workers workers;
  private final Workers.Range range;

  private Fold(Reduce op, Object x, Object result, Workers workers) {
    this.workers = workers;
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
    range = to[0] != 0 ? this::rows : dims.length == 2 ? this::columns : this::all;
  }

  static Step of(Reduce op, Object x, Object result, Workers workers) {
    Fold fold = new Fold(op, x, result, workers);
    return fold.isSumOfRows() ? fold.product(op.x().dtype()) : fold;
  }

  /// Whether rows beside each other are added, enough of them and of numbers.
  private boolean isSumOfRows() {
    int rows = dims.length - 2;
    boolean below = rows == 0 || (rows == 1 && dims[0] > 0 && to[0] != 0);
    return below
        && kind == ReduceKind.SUM
        && (result instanceof float[] || result instanceof double[])
        && to[rows] == 0
        && dims[rows] > 1
        && dims[rows + 1] >= FEW;
  }

  /// The sums as a product with ones, whose tiles keep them in registers: `fma(1, x, sum)` has the
  /// bits of `sum + x`.
  private Step product(DType dtype) {
    int rows = dims.length - 2;
    int count = rows == 0 ? 1 : dims[0];
    int[] at = new int[count];
    for (int i = 0; i < count; i++) at[i] = i * own[0];
    Object one = dtype == DType.F32 ? new float[] {1} : new double[] {1};
    MatrixView ones = new MatrixView(one, 1, 0, new int[count]);
    MatrixView stack = new MatrixView(x, own[rows], 1, at);
    return new DenseProduct(ones, stack, result, 1, dims[rows], dims[rows + 1], dtype, workers);
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
    long operations = (long) dims[0] * own[0] * COST;
    if (to[0] != 0) workers.rows(dims[0], operations, range);
    else if (dims.length == 2) workers.elements(dims[1], operations, range);
    else range.run(0, 1, 0);
  }

  private void rows(int from, int end, int worker) {
    Join.start(kind, result, from * to[0], end * to[0]);
    walk(0, from, end, 0, 0);
  }

  private void columns(int from, int end, int worker) {
    Join.start(kind, result, from, end);
    for (int i = 0; i < dims[0]; i++) {
      Join.row(kind, x, i * own[0] + from, end - from, result, from);
    }
  }

  private void all(int from, int end, int worker) {
    Join.start(kind, result, 0, size);
    walk(0, 0, dims[0], 0, 0);
  }

  private void walk(int axis, int from, int end, int at, int place) {
    if (axis < dims.length - 2 || (axis == dims.length - 2 && to[axis] == 0)) {
      for (int i = from; i < end; i++) {
        walk(axis + 1, 0, dims[axis + 1], at + i * own[axis], place + i * to[axis]);
      }
    } else if (axis == dims.length - 2) {
      Join.each(kind, x, at + from * own[axis], dims[axis + 1], end - from, result, place + from);
    } else if (to[axis] == 0) {
      Join.all(kind, x, at + from, end - from, result, place);
    } else {
      Join.row(kind, x, at + from, end - from, result, place + from);
    }
  }
}
