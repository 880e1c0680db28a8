package cajal.ir;

import java.util.Arrays;
import java.util.List;

/// Operations that put elements elsewhere: each works out, for every place of the result, the place
/// its element comes from.
final class MoveEval {
  private MoveEval() {}

  static Object of(Move move, Object[] values) {
    return switch (move) {
      case Move.Reshape m -> values[m.x().id()];
      case Move.Transpose m -> transpose(m, values[m.x().id()]);
      case Move.Broadcast m -> broadcast(m, values[m.x().id()]);
      case Move.Slice m -> slice(m, values[m.x().id()]);
      case Move.Pad m -> pad(m, values[m.x().id()], values[m.fill().id()]);
      case Move.Concat m -> concat(m, values);
    };
  }

  static int[] iota(Iota op) {
    int[] result = new int[op.shape().size()];
    int stride = op.shape().strides()[op.axis()];
    int length = op.shape().dim(op.axis());
    for (int i = 0; i < result.length; i++) result[i] = i / stride % length;
    return result;
  }

  private static Object transpose(Move.Transpose op, Object x) {
    int[] from = op.x().shape().strides();
    int[] strides = new int[from.length];
    for (int axis = 0; axis < strides.length; axis++) strides[axis] = from[op.order().get(axis)];
    return strided(op.type(), x, 0, strides);
  }

  private static Object broadcast(Move.Broadcast op, Object x) {
    int[] from = op.x().shape().strides();
    int[] strides = new int[op.to().rank()];
    for (int axis = 0; axis < from.length; axis++) strides[op.axes().get(axis)] = from[axis];
    return strided(op.type(), x, 0, strides);
  }

  private static Object slice(Move.Slice op, Object x) {
    int[] strides = op.x().shape().strides();
    int start = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      start += op.from().get(axis) * strides[axis];
      strides[axis] *= op.stride().get(axis);
    }
    return strided(op.type(), x, start, strides);
  }

  /// The result whose element at index (i, j, ..) is element `start` + i·strides[0] + .. of `x`.
  private static Object strided(Type type, Object x, int start, int[] strides) {
    Object result = Storage.allocate(type);
    int size = type.shape().size();
    int[] own = type.shape().strides();
    for (int place = 0; place < size; place++) {
      int from = start;
      for (int axis = 0; axis < own.length; axis++) {
        from += place / own[axis] % type.shape().dim(axis) * strides[axis];
      }
      System.arraycopy(x, from, result, place, 1);
    }
    return result;
  }

  private static Object pad(Move.Pad op, Object x, Object fill) {
    Object result = Storage.allocate(op.type());
    for (int i = 0; i < op.type().shape().size(); i++) System.arraycopy(fill, 0, result, i, 1);
    insert(op.x().shape(), x, op.type().shape(), result, op.before());
    return result;
  }

  private static Object concat(Move.Concat op, Object[] values) {
    Object result = Storage.allocate(op.type());
    Integer[] corner = new Integer[op.type().rank()];
    Arrays.fill(corner, 0);
    for (Value x : op.xs()) {
      insert(x.shape(), values[x.id()], op.type().shape(), result, List.of(corner));
      corner[op.axis()] += x.shape().dim(op.axis());
    }
    return result;
  }

  /// Copies `x` into `result`, its first element to index `corner`.
  private static void insert(Shape shape, Object x, Shape whole, Object result, List<Integer> at) {
    int[] own = shape.strides();
    int[] strides = whole.strides();
    for (int place = 0; place < shape.size(); place++) {
      int to = 0;
      for (int axis = 0; axis < own.length; axis++) {
        to += (place / own[axis] % shape.dim(axis) + at.get(axis)) * strides[axis];
      }
      System.arraycopy(x, place, result, to, 1);
    }
  }

  static Object gather(Gather op, Object[] values) {
    Object x = values[op.x().id()];
    int[] indices = (int[]) values[op.indices().id()];
    Type type = op.resultTypes().getFirst();
    Object result = Storage.allocate(type);
    int row = rowSize(op.x().shape());
    for (int k = 0; k < indices.length; k++) {
      checkIndex("gather from", op.x().type(), indices[k], k);
      System.arraycopy(x, indices[k] * row, result, k * row, row);
    }
    return result;
  }

  static Object scatterAdd(ScatterAdd op, Object[] values) {
    Object result = Storage.copy(values[op.x().id()]);
    int[] indices = (int[]) values[op.indices().id()];
    Object updates = values[op.updates().id()];
    int row = rowSize(op.x().shape());
    for (int k = 0; k < indices.length; k++) {
      checkIndex("scatter-add into", op.x().type(), indices[k], k);
      for (int i = 0; i < row; i++) add(result, indices[k] * row + i, updates, k * row + i);
    }
    return result;
  }

  private static void add(Object sums, int to, Object terms, int from) {
    switch (sums) {
      case float[] sum -> sum[to] += ((float[]) terms)[from];
      case double[] sum -> sum[to] += ((double[]) terms)[from];
      case int[] sum -> sum[to] += ((int[]) terms)[from];
      case long[] sum -> sum[to] += ((long[]) terms)[from];
      default -> throw new AssertionError(sums.getClass());
    }
  }

  private static int rowSize(Shape shape) {
    int size = 1;
    for (int axis = 1; axis < shape.rank(); axis++) size *= shape.dim(axis);
    return size;
  }

  private static void checkIndex(String what, Type type, int index, int k) {
    if (index >= 0 && index < type.shape().dim(0)) return;
    throw new IndexOutOfBoundsException(
        what + " " + type + ": indices[" + k + "] is " + index + ", outside of the first axis");
  }
}
