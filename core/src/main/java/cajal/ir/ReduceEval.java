package cajal.ir;

import java.util.Arrays;

/// Sums and their kin, in index order.
final class ReduceEval {
  private ReduceEval() {}

  static Object reduce(Reduce op, Object[] values) {
    Type from = op.x().type();
    Object result = Storage.allocate(op.resultTypes().getFirst());
    int[] place = keptPlaces(op, from.shape());
    start(op.kind(), result);
    for (int i = 0; i < place.length; i++) {
      combine(op.kind(), result, place[i], values[op.x().id()], i);
    }
    return result;
  }

  /// For each element, which element of the result it goes to.
  private static int[] keptPlaces(Reduce op, Shape shape) {
    int[] own = shape.strides();
    int[] strides = new int[own.length];
    for (int axis = own.length - 1, stride = 1; axis >= 0; axis--) {
      if (op.axes().contains(axis)) continue;
      strides[axis] = stride;
      stride *= shape.dim(axis);
    }
    int[] place = new int[shape.size()];
    for (int i = 0; i < place.length; i++) {
      for (int axis = 0; axis < own.length; axis++) {
        place[i] += i / own[axis] % shape.dim(axis) * strides[axis];
      }
    }
    return place;
  }

  static Object cumulative(Cumulative op, Object[] values) {
    Object result = Storage.copy(values[op.x().id()]);
    Shape shape = op.x().shape();
    int stride = shape.strides()[op.axis()];
    for (int i = 0; i < shape.size(); i++) {
      if (i / stride % shape.dim(op.axis()) > 0) combine(op.kind(), result, i, result, i - stride);
    }
    return result;
  }

  /// Fills `result` with the reduction of nothing.
  private static void start(ReduceKind kind, Object result) {
    switch (result) {
      case float[] r -> Arrays.fill(r, (float) neutral(kind));
      case double[] r -> Arrays.fill(r, neutral(kind));
      case int[] r -> Arrays.fill(r, (int) neutral(kind));
      case long[] r -> Arrays.fill(r, (long) neutral(kind));
      case boolean[] r -> Arrays.fill(r, kind == ReduceKind.ALL);
      default -> throw new AssertionError(result.getClass());
    }
  }

  private static double neutral(ReduceKind kind) {
    return switch (kind) {
      case SUM -> 0;
      case PROD -> 1;
      case MIN -> Double.POSITIVE_INFINITY;
      case MAX -> Double.NEGATIVE_INFINITY;
      case ANY, ALL -> throw new IllegalArgumentException(kind + " takes bool");
    };
  }

  private static void combine(ReduceKind kind, Object result, int to, Object x, int from) {
    switch (result) {
      case float[] r ->
          r[to] = (float) binary(kind).apply((double) r[to], (double) ((float[]) x)[from]);
      case double[] r -> r[to] = binary(kind).apply(r[to], ((double[]) x)[from]);
      case int[] r -> r[to] = binary(kind).apply(r[to], ((int[]) x)[from]);
      case long[] r -> r[to] = binary(kind).apply(r[to], ((long[]) x)[from]);
      case boolean[] r -> {
        boolean y = ((boolean[]) x)[from];
        r[to] = kind == ReduceKind.ANY ? r[to] || y : r[to] && y;
      }
      default -> throw new AssertionError(result.getClass());
    }
  }

  private static BinaryKind binary(ReduceKind kind) {
    return switch (kind) {
      case SUM -> BinaryKind.ADD;
      case PROD -> BinaryKind.MUL;
      case MIN -> BinaryKind.MIN;
      case MAX -> BinaryKind.MAX;
      case ANY -> BinaryKind.OR;
      case ALL -> BinaryKind.AND;
    };
  }

  /// Each element a chain of `fma` over the inner index.
  static Object dot(Dot op, Object[] values) {
    int rank = op.batch() + 2;
    int m = op.x().shape().dim(rank - 2);
    int k = op.x().shape().dim(rank - 1);
    int n = op.y().shape().dim(rank - 1);
    Object result = Storage.allocate(op.resultTypes().getFirst());
    int size = op.resultTypes().getFirst().shape().size();
    for (int place = 0; place < size; place++) {
      int batch = place / (m * n);
      int row = (batch * m + place / n % m) * k;
      int column = batch * k * n + place % n;
      if (result instanceof float[] r) {
        float[] x = (float[]) values[op.x().id()];
        float[] y = (float[]) values[op.y().id()];
        for (int i = 0; i < k; i++) r[place] = Math.fma(x[row + i], y[column + i * n], r[place]);
      } else {
        double[] r = (double[]) result;
        double[] x = (double[]) values[op.x().id()];
        double[] y = (double[]) values[op.y().id()];
        for (int i = 0; i < k; i++) r[place] = Math.fma(x[row + i], y[column + i * n], r[place]);
      }
    }
    return result;
  }
}
