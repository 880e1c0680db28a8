package cajal.kernel;

/// Products of compressed rows with a vector. All of them *add* to `y`.
///
/// *Gather* is y = W x, from targets to sources, row by row; workers own rows. *Scatter* is y = Wᵀ
/// x, from sources to targets; workers own targets, each with its [Part] and sources in the same
/// order, so sums have one order and the same bits whatever the number of workers. A weight array
/// of length 1 stands for all synapses.
public final class SparseProduct {
  private SparseProduct() {}

  /// y[i] += Σⱼ W[i, j] x[j] for the sources from `from` to `to` exclusive.
  public static void gather(Part part, float[] w, float[] x, float[] y, int from, int to) {
    part.check("gather", w.length, y.length, x.length);
    int[] target = part.target();
    for (int i = from; i < to; i++) {
      int begin = part.begin()[i];
      int end = part.end()[i];
      y[i] +=
          w.length == 1 ? Row.dot(target, begin, end, w[0], x) : Row.dot(target, begin, end, w, x);
    }
  }

  /// y[j] += Σᵢ W[i, j] x[i].
  public static void scatter(Part part, float[] w, float[] x, float[] y) {
    part.check("scatter", w.length, x.length, y.length);
    int[] target = part.target();
    for (int i = 0; i < x.length; i++) {
      int begin = part.begin()[i];
      int end = part.end()[i];
      if (w.length == 1) Row.add(target, begin, end, w[0] * x[i], y);
      else Row.add(target, begin, end, w, x[i], y);
    }
  }

  /// y[i] += Σⱼ W[i, j] x[j] for the sources from `from` to `to` exclusive.
  public static void gather(Part part, double[] w, double[] x, double[] y, int from, int to) {
    part.check("gather", w.length, y.length, x.length);
    int[] target = part.target();
    for (int i = from; i < to; i++) {
      int begin = part.begin()[i];
      int end = part.end()[i];
      y[i] +=
          w.length == 1 ? Row.dot(target, begin, end, w[0], x) : Row.dot(target, begin, end, w, x);
    }
  }

  /// y[j] += Σᵢ W[i, j] x[i].
  public static void scatter(Part part, double[] w, double[] x, double[] y) {
    part.check("scatter", w.length, x.length, y.length);
    int[] target = part.target();
    for (int i = 0; i < x.length; i++) {
      int begin = part.begin()[i];
      int end = part.end()[i];
      if (w.length == 1) Row.add(target, begin, end, w[0] * x[i], y);
      else Row.add(target, begin, end, w, x[i], y);
    }
  }
}
