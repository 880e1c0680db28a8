package cajal.kernel;

/// Products of synapses given as pairs, in any order: y[to[k]] += w[k] x[from[k]].
///
/// Give (sources, targets) for one direction and (targets, sources) for the other; see [Coo]. One
/// thread; additions in the order of the pairs. A weight array of length 1 stands for all.
public final class PairProduct {
  private PairProduct() {}

  /// y[to[k]] += w[k] x[from[k]].
  public static void add(int[] from, int[] to, float[] w, float[] x, float[] y) {
    check(from.length, to.length, w.length);
    for (int k = 0; k < to.length; k++) y[to[k]] += w[w.length == 1 ? 0 : k] * x[from[k]];
  }

  /// y[to[k]] += w[k] where from[k] spikes.
  public static void add(int[] from, int[] to, float[] w, boolean[] spike, float[] y) {
    check(from.length, to.length, w.length);
    for (int k = 0; k < to.length; k++) if (spike[from[k]]) y[to[k]] += w[w.length == 1 ? 0 : k];
  }

  /// Y[to[k], :] += w[k] X[from[k], :] for matrices of `columns` columns.
  public static void add(int[] from, int[] to, float[] w, float[] x, float[] y, int columns) {
    check(from.length, to.length, w.length);
    for (int k = 0; k < to.length; k++) {
      Columns.add(w[w.length == 1 ? 0 : k], x, from[k] * columns, y, to[k] * columns, columns);
    }
  }

  /// y[to[k]] += w[k] x[from[k]].
  public static void add(int[] from, int[] to, double[] w, double[] x, double[] y) {
    check(from.length, to.length, w.length);
    for (int k = 0; k < to.length; k++) y[to[k]] += w[w.length == 1 ? 0 : k] * x[from[k]];
  }

  /// y[to[k]] += w[k] where from[k] spikes.
  public static void add(int[] from, int[] to, double[] w, boolean[] spike, double[] y) {
    check(from.length, to.length, w.length);
    for (int k = 0; k < to.length; k++) if (spike[from[k]]) y[to[k]] += w[w.length == 1 ? 0 : k];
  }

  /// Y[to[k], :] += w[k] X[from[k], :] for matrices of `columns` columns.
  public static void add(int[] from, int[] to, double[] w, double[] x, double[] y, int columns) {
    check(from.length, to.length, w.length);
    for (int k = 0; k < to.length; k++) {
      Columns.add(w[w.length == 1 ? 0 : k], x, from[k] * columns, y, to[k] * columns, columns);
    }
  }

  private static void check(int from, int to, int weights) {
    if (from != to || (weights != 1 && weights != to)) {
      throw new IllegalArgumentException(
          "product of pairs: %d origins, %d destinations and %d weights; give as many of each, or a single weight"
              .formatted(from, to, weights));
    }
  }
}
