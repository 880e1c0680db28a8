package cajal.exec;

import cajal.ir.ReduceKind;
import java.util.Arrays;

/// What reductions do with a row of elements, in index order: join all to one element, or each to
/// its own.
final class Join {
  private static final int CHAINS = 4;

  private Join() {}

  /// Fills with the reduction of nothing.
  static void start(ReduceKind kind, Object result, int from, int to) {
    double neutral =
        switch (kind) {
          case SUM, ANY -> 0;
          case PROD, ALL -> 1;
          case MIN -> Double.POSITIVE_INFINITY;
          case MAX -> Double.NEGATIVE_INFINITY;
        };
    switch (result) {
      case float[] r -> Arrays.fill(r, from, to, (float) neutral);
      case double[] r -> Arrays.fill(r, from, to, neutral);
      case int[] r -> Arrays.fill(r, from, to, (int) neutral);
      case long[] r -> Arrays.fill(r, from, to, (long) neutral);
      case boolean[] r -> Arrays.fill(r, from, to, neutral != 0);
      default -> throw new AssertionError(result.getClass());
    }
  }

  /// `result[to]` joined with `n` elements of `x` from `from` on.
  static void all(ReduceKind kind, Object x, int from, int n, Object result, int to) {
    switch (result) {
      case float[] r -> r[to] = all(kind, (float[]) x, from, n, r[to]);
      case double[] r -> r[to] = all(kind, (double[]) x, from, n, r[to]);
      case int[] r -> {
        for (int j = from; j < from + n; j++) r[to] = (int) join(kind, r[to], ((int[]) x)[j], 32);
      }
      case long[] r -> {
        for (int j = from; j < from + n; j++) r[to] = join(kind, r[to], ((long[]) x)[j], 64);
      }
      case boolean[] r -> {
        for (int j = from; j < from + n; j++) r[to] = join(kind, r[to], ((boolean[]) x)[j]);
      }
      default -> throw new AssertionError(result.getClass());
    }
  }

  /// `result[to + i]` joined with the `n` elements of row `i`, for `rows` rows one after another.
  /// Chains of several rows go side by side, since each step of one waits for the step before.
  static void each(ReduceKind kind, Object x, int from, int n, int rows, Object result, int to) {
    int i = 0;
    if (kind == ReduceKind.SUM || kind == ReduceKind.MAX) {
      for (; i + CHAINS <= rows; i += CHAINS) {
        if (result instanceof float[] r) {
          Chains.four(kind, (float[]) x, from + i * n, n, r, to + i);
        } else if (result instanceof double[] r) {
          Chains.four(kind, (double[]) x, from + i * n, n, r, to + i);
        } else {
          break;
        }
      }
    }
    for (; i < rows; i++) all(kind, x, from + i * n, n, result, to + i);
  }

  private static float all(ReduceKind kind, float[] x, int from, int n, float start) {
    float sum = start;
    if (kind == ReduceKind.SUM) for (int j = from; j < from + n; j++) sum += x[j];
    else for (int j = from; j < from + n; j++) sum = join(kind, sum, x[j]);
    return sum;
  }

  private static double all(ReduceKind kind, double[] x, int from, int n, double start) {
    double sum = start;
    if (kind == ReduceKind.SUM) for (int j = from; j < from + n; j++) sum += x[j];
    else for (int j = from; j < from + n; j++) sum = join(kind, sum, x[j]);
    return sum;
  }

  /// `n` elements of `result` from `to` on, each joined with its own of `x` from `from` on.
  static void row(ReduceKind kind, Object x, int from, int n, Object result, int to) {
    switch (result) {
      case float[] r -> row(kind, (float[]) x, from, n, r, to);
      case double[] r -> row(kind, (double[]) x, from, n, r, to);
      case int[] r -> {
        int[] y = (int[]) x;
        for (int j = 0; j < n; j++) r[to + j] = (int) join(kind, r[to + j], y[from + j], 32);
      }
      case long[] r -> {
        long[] y = (long[]) x;
        for (int j = 0; j < n; j++) r[to + j] = join(kind, r[to + j], y[from + j], 64);
      }
      case boolean[] r -> {
        boolean[] y = (boolean[]) x;
        for (int j = 0; j < n; j++) r[to + j] = join(kind, r[to + j], y[from + j]);
      }
      default -> throw new AssertionError(result.getClass());
    }
  }

  private static void row(ReduceKind kind, float[] x, int from, int n, float[] r, int to) {
    if (kind == ReduceKind.SUM) for (int j = 0; j < n; j++) r[to + j] += x[from + j];
    else for (int j = 0; j < n; j++) r[to + j] = join(kind, r[to + j], x[from + j]);
  }

  private static void row(ReduceKind kind, double[] x, int from, int n, double[] r, int to) {
    if (kind == ReduceKind.SUM) for (int j = 0; j < n; j++) r[to + j] += x[from + j];
    else for (int j = 0; j < n; j++) r[to + j] = join(kind, r[to + j], x[from + j]);
  }

  private static float join(ReduceKind kind, float a, float b) {
    return switch (kind) {
      case SUM -> a + b;
      case PROD -> a * b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case ANY, ALL -> throw new IllegalArgumentException(kind + " takes bool");
    };
  }

  private static double join(ReduceKind kind, double a, double b) {
    return switch (kind) {
      case SUM -> a + b;
      case PROD -> a * b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case ANY, ALL -> throw new IllegalArgumentException(kind + " takes bool");
    };
  }

  /// Of integers; what overflows 32 bits is cut off by the caller.
  private static long join(ReduceKind kind, long a, long b, int bits) {
    return switch (kind) {
      case SUM -> a + b;
      case PROD -> a * b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case ANY, ALL -> throw new IllegalArgumentException(kind + " takes bool, not i" + bits);
    };
  }

  private static boolean join(ReduceKind kind, boolean a, boolean b) {
    return kind == ReduceKind.ANY ? a || b : a && b;
  }
}
