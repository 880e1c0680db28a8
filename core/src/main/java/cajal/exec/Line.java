package cajal.exec;

import java.util.Arrays;

/// Rows of elements put elsewhere, whatever their type.
final class Line {
  private Line() {}

  /// Copies `n` elements, every `stride`-th from `from` on, to one after another from `to` on.
  static void copy(Object x, int from, int stride, Object r, int to, int n) {
    if (n <= 0) return;
    if (stride == 1) {
      System.arraycopy(x, from, r, to, n);
      return;
    }
    switch (r) {
      case float[] y -> floats((float[]) x, from, stride, y, to, n);
      case double[] y -> doubles((double[]) x, from, stride, y, to, n);
      case int[] y -> ints((int[]) x, from, stride, y, to, n);
      case long[] y -> longs((long[]) x, from, stride, y, to, n);
      case boolean[] y -> booleans((boolean[]) x, from, stride, y, to, n);
      default -> throw new AssertionError(r.getClass());
    }
  }

  private static void floats(float[] x, int from, int stride, float[] y, int to, int n) {
    if (stride == 0) Arrays.fill(y, to, to + n, x[from]);
    else for (int j = 0; j < n; j++) y[to + j] = x[from + j * stride];
  }

  private static void doubles(double[] x, int from, int stride, double[] y, int to, int n) {
    if (stride == 0) Arrays.fill(y, to, to + n, x[from]);
    else for (int j = 0; j < n; j++) y[to + j] = x[from + j * stride];
  }

  private static void ints(int[] x, int from, int stride, int[] y, int to, int n) {
    if (stride == 0) Arrays.fill(y, to, to + n, x[from]);
    else for (int j = 0; j < n; j++) y[to + j] = x[from + j * stride];
  }

  private static void longs(long[] x, int from, int stride, long[] y, int to, int n) {
    if (stride == 0) Arrays.fill(y, to, to + n, x[from]);
    else for (int j = 0; j < n; j++) y[to + j] = x[from + j * stride];
  }

  private static void booleans(boolean[] x, int from, int stride, boolean[] y, int to, int n) {
    if (stride == 0) Arrays.fill(y, to, to + n, x[from]);
    else for (int j = 0; j < n; j++) y[to + j] = x[from + j * stride];
  }
}
