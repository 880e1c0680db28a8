package cajal.exec;

import cajal.ir.ReduceKind;

/// Sums or maxima of four neighbouring rows at once, each in index order.
final class Chains {
  private Chains() {}

  static void four(ReduceKind kind, float[] x, int from, int n, float[] r, int to) {
    float a = r[to];
    float b = r[to + 1];
    float c = r[to + 2];
    float d = r[to + 3];
    if (kind == ReduceKind.SUM) {
      for (int j = from; j < from + n; j++) {
        a += x[j];
        b += x[j + n];
        c += x[j + 2 * n];
        d += x[j + 3 * n];
      }
    } else {
      for (int j = from; j < from + n; j++) {
        a = Math.max(a, x[j]);
        b = Math.max(b, x[j + n]);
        c = Math.max(c, x[j + 2 * n]);
        d = Math.max(d, x[j + 3 * n]);
      }
    }
    r[to] = a;
    r[to + 1] = b;
    r[to + 2] = c;
    r[to + 3] = d;
  }

  static void four(ReduceKind kind, double[] x, int from, int n, double[] r, int to) {
    double a = r[to];
    double b = r[to + 1];
    double c = r[to + 2];
    double d = r[to + 3];
    if (kind == ReduceKind.SUM) {
      for (int j = from; j < from + n; j++) {
        a += x[j];
        b += x[j + n];
        c += x[j + 2 * n];
        d += x[j + 3 * n];
      }
    } else {
      for (int j = from; j < from + n; j++) {
        a = Math.max(a, x[j]);
        b = Math.max(b, x[j + n]);
        c = Math.max(c, x[j + 2 * n]);
        d = Math.max(d, x[j + 3 * n]);
      }
    }
    r[to] = a;
    r[to + 1] = b;
    r[to + 2] = c;
    r[to + 3] = d;
  }
}
