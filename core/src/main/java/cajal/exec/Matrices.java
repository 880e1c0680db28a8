package cajal.exec;

import cajal.ir.Dot;
import java.util.Arrays;

/// Products of dense matrices. Every element is one chain of `fma` over the inner index, so its
/// bits do not depend on how rows are shared out.
final class Matrices {
  private Matrices() {}

  static Step dot(Dot op, Object x, Object y, Object result, Workers workers) {
    int batch = op.batch();
    int m = op.x().shape().dim(batch);
    int k = op.x().shape().dim(batch + 1);
    int n = op.y().shape().dim(batch + 1);
    int rows = op.x().shape().dims().subList(0, batch + 1).stream().reduce(1, (a, b) -> a * b);
    long operations = (long) rows * k * n;
    Workers.Range range =
        switch (result) {
          case float[] r -> (from, to, w) -> floats((float[]) x, (float[]) y, r, m, k, n, from, to);
          case double[] r ->
              (from, to, w) -> doubles((double[]) x, (double[]) y, r, m, k, n, from, to);
          default -> throw new AssertionError(result.getClass());
        };
    return () -> workers.rows(rows, operations, range);
  }

  private static void floats(
      float[] x, float[] y, float[] r, int m, int k, int n, int from, int to) {
    for (int row = from; row < to; row++) {
      int matrix = row / m * k * n;
      if (n == 1) {
        r[row] = chain(x, row * k, y, matrix, k);
        continue;
      }
      Arrays.fill(r, row * n, row * n + n, 0);
      for (int i = 0; i < k; i++) add(x[row * k + i], y, matrix + i * n, r, row * n, n);
    }
  }

  private static float chain(float[] x, int from, float[] y, int at, int k) {
    float sum = 0;
    for (int i = 0; i < k; i++) sum = Math.fma(x[from + i], y[at + i], sum);
    return sum;
  }

  private static void add(float a, float[] y, int from, float[] r, int to, int n) {
    for (int j = 0; j < n; j++) r[to + j] = Math.fma(a, y[from + j], r[to + j]);
  }

  private static void doubles(
      double[] x, double[] y, double[] r, int m, int k, int n, int from, int to) {
    for (int row = from; row < to; row++) {
      int matrix = row / m * k * n;
      if (n == 1) {
        r[row] = chain(x, row * k, y, matrix, k);
        continue;
      }
      Arrays.fill(r, row * n, row * n + n, 0);
      for (int i = 0; i < k; i++) add(x[row * k + i], y, matrix + i * n, r, row * n, n);
    }
  }

  private static double chain(double[] x, int from, double[] y, int at, int k) {
    double sum = 0;
    for (int i = 0; i < k; i++) sum = Math.fma(x[from + i], y[at + i], sum);
    return sum;
  }

  private static void add(double a, double[] y, int from, double[] r, int to, int n) {
    for (int j = 0; j < n; j++) r[to + j] = Math.fma(a, y[from + j], r[to + j]);
  }
}
