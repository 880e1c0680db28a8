package cajal.kernel;

/// Products of compressed rows with a matrix of `columns` columns, stored row by row: a column each
/// for a batch of vectors or of spikes. All of them *add* to `y`; see [SparseProduct] for the
/// directions.
public final class MatrixProduct {
  private MatrixProduct() {}

  /// Y[i, :] += Σⱼ W[i, j] X[j, :] for the sources from `from` to `to` exclusive.
  public static void gather(
      Part part, float[] w, float[] x, float[] y, int columns, int from, int to) {
    check("matrix gather", part, w.length, y.length, x.length, columns);
    int[] target = part.target();
    for (int i = from; i < to; i++) {
      for (int k = part.begin()[i]; k < part.end()[i]; k++) {
        Columns.add(w[w.length == 1 ? 0 : k], x, target[k] * columns, y, i * columns, columns);
      }
    }
  }

  /// Y[j, :] += Σᵢ W[i, j] X[i, :].
  public static void scatter(Part part, float[] w, float[] x, float[] y, int columns) {
    check("matrix scatter", part, w.length, x.length, y.length, columns);
    int[] target = part.target();
    for (int i = 0; i < part.pre(); i++) {
      for (int k = part.begin()[i]; k < part.end()[i]; k++) {
        Columns.add(w[w.length == 1 ? 0 : k], x, i * columns, y, target[k] * columns, columns);
      }
    }
  }

  /// Y[i, c] += Σ W[i, j] over the targets that spike in column c.
  public static void gather(
      Part part, float[] w, boolean[] spike, float[] y, int columns, int from, int to) {
    check("matrix gather of spikes", part, w.length, y.length, spike.length, columns);
    int[] target = part.target();
    for (int i = from; i < to; i++) {
      for (int k = part.begin()[i]; k < part.end()[i]; k++) {
        Columns.add(w[w.length == 1 ? 0 : k], spike, target[k] * columns, y, i * columns, columns);
      }
    }
  }

  /// Y[j, c] += Σ W[i, j] over the sources that spike in column c.
  public static void scatter(Part part, float[] w, boolean[] spike, float[] y, int columns) {
    check("matrix scatter of spikes", part, w.length, spike.length, y.length, columns);
    int[] target = part.target();
    for (int i = 0; i < part.pre(); i++) {
      if (!Columns.any(spike, i * columns, columns)) continue;
      for (int k = part.begin()[i]; k < part.end()[i]; k++) {
        Columns.add(w[w.length == 1 ? 0 : k], spike, i * columns, y, target[k] * columns, columns);
      }
    }
  }

  /// Y[i, :] += Σⱼ W[i, j] X[j, :] for the sources from `from` to `to` exclusive.
  public static void gather(
      Part part, double[] w, double[] x, double[] y, int columns, int from, int to) {
    check("matrix gather", part, w.length, y.length, x.length, columns);
    int[] target = part.target();
    for (int i = from; i < to; i++) {
      for (int k = part.begin()[i]; k < part.end()[i]; k++) {
        Columns.add(w[w.length == 1 ? 0 : k], x, target[k] * columns, y, i * columns, columns);
      }
    }
  }

  /// Y[j, :] += Σᵢ W[i, j] X[i, :].
  public static void scatter(Part part, double[] w, double[] x, double[] y, int columns) {
    check("matrix scatter", part, w.length, x.length, y.length, columns);
    int[] target = part.target();
    for (int i = 0; i < part.pre(); i++) {
      for (int k = part.begin()[i]; k < part.end()[i]; k++) {
        Columns.add(w[w.length == 1 ? 0 : k], x, i * columns, y, target[k] * columns, columns);
      }
    }
  }

  /// Y[i, c] += Σ W[i, j] over the targets that spike in column c.
  public static void gather(
      Part part, double[] w, boolean[] spike, double[] y, int columns, int from, int to) {
    check("matrix gather of spikes", part, w.length, y.length, spike.length, columns);
    int[] target = part.target();
    for (int i = from; i < to; i++) {
      for (int k = part.begin()[i]; k < part.end()[i]; k++) {
        Columns.add(w[w.length == 1 ? 0 : k], spike, target[k] * columns, y, i * columns, columns);
      }
    }
  }

  /// Y[j, c] += Σ W[i, j] over the sources that spike in column c.
  public static void scatter(Part part, double[] w, boolean[] spike, double[] y, int columns) {
    check("matrix scatter of spikes", part, w.length, spike.length, y.length, columns);
    int[] target = part.target();
    for (int i = 0; i < part.pre(); i++) {
      if (!Columns.any(spike, i * columns, columns)) continue;
      for (int k = part.begin()[i]; k < part.end()[i]; k++) {
        Columns.add(w[w.length == 1 ? 0 : k], spike, i * columns, y, target[k] * columns, columns);
      }
    }
  }

  private static void check(
      String product, Part part, int weights, int sources, int targets, int columns) {
    part.check(
        product,
        weights,
        Part.perColumn(product, sources, columns),
        Part.perColumn(product, targets, columns));
  }
}
