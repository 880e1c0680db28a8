package cajal.exec;

import cajal.ir.Gather;
import cajal.ir.ScatterAdd;
import cajal.ir.Type;

/// Slices along the first axis, taken from or added to numbered places.
final class Rows {
  private Rows() {}

  static Step gather(Gather op, Object x, int[] indices, Object result) {
    Type type = op.x().type();
    int count = op.indices().shape().size();
    int width = width(type);
    return () -> {
      for (int k = 0; k < count; k++) check("gather from", type, indices[k], k);
      if (width == 1) {
        pick(x, indices, count, result);
      } else {
        for (int k = 0; k < count; k++) {
          System.arraycopy(x, indices[k] * width, result, k * width, width);
        }
      }
    };
  }

  private static void pick(Object x, int[] at, int n, Object result) {
    switch (result) {
      case float[] r -> {
        float[] y = (float[]) x;
        for (int k = 0; k < n; k++) r[k] = y[at[k]];
      }
      case double[] r -> {
        double[] y = (double[]) x;
        for (int k = 0; k < n; k++) r[k] = y[at[k]];
      }
      case int[] r -> {
        int[] y = (int[]) x;
        for (int k = 0; k < n; k++) r[k] = y[at[k]];
      }
      case long[] r -> {
        long[] y = (long[]) x;
        for (int k = 0; k < n; k++) r[k] = y[at[k]];
      }
      case boolean[] r -> {
        boolean[] y = (boolean[]) x;
        for (int k = 0; k < n; k++) r[k] = y[at[k]];
      }
      default -> throw new AssertionError(result.getClass());
    }
  }

  static Step scatterAdd(ScatterAdd op, Object x, int[] indices, Object updates, Object result) {
    Type type = op.x().type();
    int size = type.shape().size();
    int count = op.indices().shape().size();
    int width = width(type);
    return () -> {
      for (int k = 0; k < count; k++) check("scatter-add into", type, indices[k], k);
      System.arraycopy(x, 0, result, 0, size);
      if (width == 1 && result instanceof float[] r) {
        add((float[]) updates, indices, count, r);
      } else if (width == 1 && result instanceof double[] r) {
        add((double[]) updates, indices, count, r);
      } else {
        for (int k = 0; k < count; k++) add(updates, k * width, width, result, indices[k] * width);
      }
    };
  }

  private static void add(float[] updates, int[] at, int n, float[] r) {
    for (int k = 0; k < n; k++) r[at[k]] += updates[k];
  }

  private static void add(double[] updates, int[] at, int n, double[] r) {
    for (int k = 0; k < n; k++) r[at[k]] += updates[k];
  }

  private static void add(Object updates, int from, int n, Object result, int to) {
    switch (result) {
      case float[] r -> {
        for (int j = 0; j < n; j++) r[to + j] += ((float[]) updates)[from + j];
      }
      case double[] r -> {
        for (int j = 0; j < n; j++) r[to + j] += ((double[]) updates)[from + j];
      }
      case int[] r -> {
        for (int j = 0; j < n; j++) r[to + j] += ((int[]) updates)[from + j];
      }
      case long[] r -> {
        for (int j = 0; j < n; j++) r[to + j] += ((long[]) updates)[from + j];
      }
      default -> throw new AssertionError(result.getClass());
    }
  }

  private static int width(Type type) {
    int width = 1;
    for (int axis = 1; axis < type.rank(); axis++) width *= type.shape().dim(axis);
    return width;
  }

  private static void check(String what, Type type, int index, int k) {
    if (index >= 0 && index < type.shape().dim(0)) return;
    throw new IndexOutOfBoundsException(
        what + " " + type + ": indices[" + k + "] is " + index + ", outside of the first axis");
  }
}
