package cajal.kernel;

import cajal.random.Key;

/// Products with a [JitMatrix], row by row through a small buffer. All of them *add* to `y`.
///
/// *Gather* is y = W x, for the sources from `from` to `to` exclusive; *scatter* is y = Wᵀ x, for
/// the targets from `low` to `high` exclusive, so that workers own what they write and the bits do
/// not depend on their number; borders as in [Csr#borders] waste least. Matrices have `columns`
/// columns, stored row by row. Not shared between threads.
public final class JitProduct {
  private final Bernoulli pattern;
  private final Key key;
  private final Weight weight;
  private final boolean same;
  private final double single;
  private int[] target = new int[256];
  private double[] wide = new double[0];
  private float[] narrow = new float[0];

  JitProduct(JitMatrix matrix) {
    pattern = matrix.pattern();
    key = matrix.key();
    weight = matrix.weight();
    same = weight instanceof Weight.Constant;
    single = weight instanceof Weight.Constant(double value) ? value : Double.NaN;
  }

  /// y[j] += Σ W[i, j] over the sources `active[from]` to `active[to - 1]`, in that order.
  public void scatter(int[] active, int from, int to, float[] y, int low, int high) {
    check("scatter of spikes", pattern.pre(), y.length);
    for (int a = from; a < to; a++) scatterRow(active[a], y, low, high);
  }

  /// y[j] += Σ W[i, j] over the sources that spike.
  public void scatter(boolean[] spike, float[] y, int low, int high) {
    check("scatter of spikes", spike.length, y.length);
    for (int i = 0; i < spike.length; i++) if (spike[i]) scatterRow(i, y, low, high);
  }

  private void scatterRow(int i, float[] y, int low, int high) {
    int n = row(i, low, high);
    if (same) Row.add(target, 0, n, (float) single, y);
    else Row.add(target, 0, n, narrow(i, n), y);
  }

  /// y[j] += Σᵢ W[i, j] x[i].
  public void scatter(float[] x, float[] y, int low, int high) {
    check("scatter", x.length, y.length);
    for (int i = 0; i < x.length; i++) {
      int n = row(i, low, high);
      if (same) Row.add(target, 0, n, (float) single * x[i], y);
      else Row.add(target, 0, n, narrow(i, n), x[i], y);
    }
  }

  /// y[i] += Σⱼ W[i, j] x[j].
  public void gather(float[] x, float[] y, int from, int to) {
    check("gather", y.length, x.length);
    for (int i = from; i < to; i++) {
      int n = row(i, 0, x.length);
      y[i] +=
          same ? Row.dot(target, 0, n, (float) single, x) : Row.dot(target, 0, n, narrow(i, n), x);
    }
  }

  /// y[i] += Σ W[i, j] over the targets that spike.
  public void gather(boolean[] spike, float[] y, int from, int to) {
    check("gather of spikes", y.length, spike.length);
    for (int i = from; i < to; i++) {
      int n = row(i, 0, spike.length);
      y[i] +=
          same
              ? Row.spiking(target, 0, n, (float) single, spike)
              : Row.spiking(target, 0, n, narrow(i, n), spike);
    }
  }

  /// Y[j, :] += Σᵢ W[i, j] X[i, :].
  public void scatter(float[] x, float[] y, int columns, int low, int high) {
    check("matrix scatter", x.length, y.length, columns);
    for (int i = 0; i < pattern.pre(); i++) {
      int n = row(i, low, high);
      float[] w = narrow(i, n);
      for (int k = 0; k < n; k++) {
        Columns.add(w[k], x, i * columns, y, target[k] * columns, columns);
      }
    }
  }

  /// Y[i, :] += Σⱼ W[i, j] X[j, :].
  public void gather(float[] x, float[] y, int columns, int from, int to) {
    check("matrix gather", y.length, x.length, columns);
    for (int i = from; i < to; i++) {
      int n = row(i, 0, pattern.post());
      float[] w = narrow(i, n);
      for (int k = 0; k < n; k++) {
        Columns.add(w[k], x, target[k] * columns, y, i * columns, columns);
      }
    }
  }

  /// Y[j, c] += Σ W[i, j] over the sources that spike in column c.
  public void scatter(boolean[] spike, float[] y, int columns, int low, int high) {
    check("matrix scatter of spikes", spike.length, y.length, columns);
    for (int i = 0; i < pattern.pre(); i++) {
      if (!Columns.any(spike, i * columns, columns)) continue;
      int n = row(i, low, high);
      float[] w = narrow(i, n);
      for (int k = 0; k < n; k++) {
        Columns.add(w[k], spike, i * columns, y, target[k] * columns, columns);
      }
    }
  }

  /// Y[i, c] += Σ W[i, j] over the targets that spike in column c.
  public void gather(boolean[] spike, float[] y, int columns, int from, int to) {
    check("matrix gather of spikes", y.length, spike.length, columns);
    for (int i = from; i < to; i++) {
      int n = row(i, 0, pattern.post());
      float[] w = narrow(i, n);
      for (int k = 0; k < n; k++) {
        Columns.add(w[k], spike, target[k] * columns, y, i * columns, columns);
      }
    }
  }

  /// y[j] += Σ W[i, j] over the sources `active[from]` to `active[to - 1]`, in that order.
  public void scatter(int[] active, int from, int to, double[] y, int low, int high) {
    check("scatter of spikes", pattern.pre(), y.length);
    for (int a = from; a < to; a++) scatterRow(active[a], y, low, high);
  }

  /// y[j] += Σ W[i, j] over the sources that spike.
  public void scatter(boolean[] spike, double[] y, int low, int high) {
    check("scatter of spikes", spike.length, y.length);
    for (int i = 0; i < spike.length; i++) if (spike[i]) scatterRow(i, y, low, high);
  }

  private void scatterRow(int i, double[] y, int low, int high) {
    int n = row(i, low, high);
    if (same) Row.add(target, 0, n, single, y);
    else Row.add(target, 0, n, wide(i, n), y);
  }

  /// y[j] += Σᵢ W[i, j] x[i].
  public void scatter(double[] x, double[] y, int low, int high) {
    check("scatter", x.length, y.length);
    for (int i = 0; i < x.length; i++) {
      int n = row(i, low, high);
      if (same) Row.add(target, 0, n, single * x[i], y);
      else Row.add(target, 0, n, wide(i, n), x[i], y);
    }
  }

  /// y[i] += Σⱼ W[i, j] x[j].
  public void gather(double[] x, double[] y, int from, int to) {
    check("gather", y.length, x.length);
    for (int i = from; i < to; i++) {
      int n = row(i, 0, x.length);
      y[i] += same ? Row.dot(target, 0, n, single, x) : Row.dot(target, 0, n, wide(i, n), x);
    }
  }

  /// y[i] += Σ W[i, j] over the targets that spike.
  public void gather(boolean[] spike, double[] y, int from, int to) {
    check("gather of spikes", y.length, spike.length);
    for (int i = from; i < to; i++) {
      int n = row(i, 0, spike.length);
      y[i] +=
          same
              ? Row.spiking(target, 0, n, single, spike)
              : Row.spiking(target, 0, n, wide(i, n), spike);
    }
  }

  /// Y[j, :] += Σᵢ W[i, j] X[i, :].
  public void scatter(double[] x, double[] y, int columns, int low, int high) {
    check("matrix scatter", x.length, y.length, columns);
    for (int i = 0; i < pattern.pre(); i++) {
      int n = row(i, low, high);
      double[] w = wide(i, n);
      for (int k = 0; k < n; k++) {
        Columns.add(w[k], x, i * columns, y, target[k] * columns, columns);
      }
    }
  }

  /// Y[i, :] += Σⱼ W[i, j] X[j, :].
  public void gather(double[] x, double[] y, int columns, int from, int to) {
    check("matrix gather", y.length, x.length, columns);
    for (int i = from; i < to; i++) {
      int n = row(i, 0, pattern.post());
      double[] w = wide(i, n);
      for (int k = 0; k < n; k++) {
        Columns.add(w[k], x, target[k] * columns, y, i * columns, columns);
      }
    }
  }

  /// Y[j, c] += Σ W[i, j] over the sources that spike in column c.
  public void scatter(boolean[] spike, double[] y, int columns, int low, int high) {
    check("matrix scatter of spikes", spike.length, y.length, columns);
    for (int i = 0; i < pattern.pre(); i++) {
      if (!Columns.any(spike, i * columns, columns)) continue;
      int n = row(i, low, high);
      double[] w = wide(i, n);
      for (int k = 0; k < n; k++) {
        Columns.add(w[k], spike, i * columns, y, target[k] * columns, columns);
      }
    }
  }

  /// Y[i, c] += Σ W[i, j] over the targets that spike in column c.
  public void gather(boolean[] spike, double[] y, int columns, int from, int to) {
    check("matrix gather of spikes", y.length, spike.length, columns);
    for (int i = from; i < to; i++) {
      int n = row(i, 0, pattern.post());
      double[] w = wide(i, n);
      for (int k = 0; k < n; k++) {
        Columns.add(w[k], spike, target[k] * columns, y, i * columns, columns);
      }
    }
  }

  private int row(int i, int low, int high) {
    int n = pattern.write(i, low, high, target, 0);
    while (n < 0) {
      target = new int[2 * target.length];
      n = pattern.write(i, low, high, target, 0);
    }
    return n;
  }

  private float[] narrow(int i, int n) {
    if (narrow.length < n) narrow = new float[target.length];
    long row = Weight.row(key, i);
    for (int k = 0; k < n; k++) narrow[k] = (float) weight.draw(Weight.bits(row, target[k], 0));
    return narrow;
  }

  private double[] wide(int i, int n) {
    if (wide.length < n) wide = new double[target.length];
    long row = Weight.row(key, i);
    for (int k = 0; k < n; k++) wide[k] = weight.draw(Weight.bits(row, target[k], 0));
    return wide;
  }

  private void check(String product, int sources, int targets) {
    Part.checkSides(product, pattern.pre(), pattern.post(), sources, targets);
  }

  private void check(String product, int sources, int targets, int columns) {
    check(
        product,
        Part.perColumn(product, sources, columns),
        Part.perColumn(product, targets, columns));
  }
}
