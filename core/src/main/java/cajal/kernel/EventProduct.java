package cajal.kernel;

/// Products of compressed rows with spikes: like [SparseProduct] with `x` of zeros and ones. All of
/// them *add* to `y`.
///
/// *Scatter* visits the rows of active sources only; its cost is that of their synapses. *Gather*
/// must look at every row: to spread the spikes of targets backwards often, transpose the matrix
/// once ([Csr#transpose]) and scatter.
public final class EventProduct {
  private EventProduct() {}

  /// y[j] += Σ W[i, j] over the sources `active[from]` to `active[to - 1]`, in that order.
  public static void scatter(Part part, float[] w, int[] active, int from, int to, float[] y) {
    part.check("scatter of spikes", w.length, part.pre(), y.length);
    int[] target = part.target();
    for (int a = from; a < to; a++) {
      int begin = part.begin()[active[a]];
      int end = part.end()[active[a]];
      if (w.length == 1) Row.add(target, begin, end, w[0], y);
      else Row.add(target, begin, end, w, y);
    }
  }

  /// y[j] += Σ W[i, j] over the sources that spike.
  public static void scatter(Part part, float[] w, boolean[] spike, float[] y) {
    part.check("scatter of spikes", w.length, spike.length, y.length);
    int[] target = part.target();
    for (int i = 0; i < spike.length; i++) {
      if (!spike[i]) continue;
      int begin = part.begin()[i];
      int end = part.end()[i];
      if (w.length == 1) Row.add(target, begin, end, w[0], y);
      else Row.add(target, begin, end, w, y);
    }
  }

  /// y[i] += Σ W[i, j] over the targets that spike, for the sources from `from` to `to` exclusive.
  public static void gather(Part part, float[] w, boolean[] spike, float[] y, int from, int to) {
    part.check("gather of spikes", w.length, y.length, spike.length);
    int[] target = part.target();
    for (int i = from; i < to; i++) {
      int begin = part.begin()[i];
      int end = part.end()[i];
      y[i] +=
          w.length == 1
              ? Row.spiking(target, begin, end, w[0], spike)
              : Row.spiking(target, begin, end, w, spike);
    }
  }

  /// y[j] += Σ W[i, j] over the sources `active[from]` to `active[to - 1]`, in that order.
  public static void scatter(Part part, double[] w, int[] active, int from, int to, double[] y) {
    part.check("scatter of spikes", w.length, part.pre(), y.length);
    int[] target = part.target();
    for (int a = from; a < to; a++) {
      int begin = part.begin()[active[a]];
      int end = part.end()[active[a]];
      if (w.length == 1) Row.add(target, begin, end, w[0], y);
      else Row.add(target, begin, end, w, y);
    }
  }

  /// y[j] += Σ W[i, j] over the sources that spike.
  public static void scatter(Part part, double[] w, boolean[] spike, double[] y) {
    part.check("scatter of spikes", w.length, spike.length, y.length);
    int[] target = part.target();
    for (int i = 0; i < spike.length; i++) {
      if (!spike[i]) continue;
      int begin = part.begin()[i];
      int end = part.end()[i];
      if (w.length == 1) Row.add(target, begin, end, w[0], y);
      else Row.add(target, begin, end, w, y);
    }
  }

  /// y[i] += Σ W[i, j] over the targets that spike, for the sources from `from` to `to` exclusive.
  public static void gather(Part part, double[] w, boolean[] spike, double[] y, int from, int to) {
    part.check("gather of spikes", w.length, y.length, spike.length);
    int[] target = part.target();
    for (int i = from; i < to; i++) {
      int begin = part.begin()[i];
      int end = part.end()[i];
      y[i] +=
          w.length == 1
              ? Row.spiking(target, begin, end, w[0], spike)
              : Row.spiking(target, begin, end, w, spike);
    }
  }
}
