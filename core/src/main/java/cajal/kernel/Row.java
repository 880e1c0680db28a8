package cajal.kernel;

/// What every product does with one row: additions in the order of the targets, so that rows,
/// pairs, matrices and regenerated rows give the same bits.
final class Row {
  private Row() {}

  /// Σ w x[target].
  static float dot(int[] target, int from, int to, float[] w, float[] x) {
    float sum = 0;
    for (int k = from; k < to; k++) sum += w[k] * x[target[k]];
    return sum;
  }

  /// Σ w x[target].
  static float dot(int[] target, int from, int to, float w, float[] x) {
    float sum = 0;
    for (int k = from; k < to; k++) sum += w * x[target[k]];
    return sum;
  }

  /// Σ w over the targets that spike.
  static float spiking(int[] target, int from, int to, float w, boolean[] spike) {
    float sum = 0;
    for (int k = from; k < to; k++) sum += spike[target[k]] ? w : 0;
    return sum;
  }

  /// Σ w over the targets that spike.
  static float spiking(int[] target, int from, int to, float[] w, boolean[] spike) {
    float sum = 0;
    for (int k = from; k < to; k++) sum += spike[target[k]] ? w[k] : 0;
    return sum;
  }

  /// y[target] += w.
  static void add(int[] target, int from, int to, float w, float[] y) {
    for (int k = from; k < to; k++) y[target[k]] += w;
  }

  /// y[target] += w x.
  static void add(int[] target, int from, int to, float[] w, float x, float[] y) {
    for (int k = from; k < to; k++) y[target[k]] += w[k] * x;
  }

  /// y[target] += w.
  static void add(int[] target, int from, int to, float[] w, float[] y) {
    for (int k = from; k < to; k++) y[target[k]] += w[k];
  }

  /// Σ w x[target].
  static double dot(int[] target, int from, int to, double[] w, double[] x) {
    double sum = 0;
    for (int k = from; k < to; k++) sum += w[k] * x[target[k]];
    return sum;
  }

  /// Σ w x[target].
  static double dot(int[] target, int from, int to, double w, double[] x) {
    double sum = 0;
    for (int k = from; k < to; k++) sum += w * x[target[k]];
    return sum;
  }

  /// Σ w over the targets that spike.
  static double spiking(int[] target, int from, int to, double w, boolean[] spike) {
    double sum = 0;
    for (int k = from; k < to; k++) sum += spike[target[k]] ? w : 0;
    return sum;
  }

  /// Σ w over the targets that spike.
  static double spiking(int[] target, int from, int to, double[] w, boolean[] spike) {
    double sum = 0;
    for (int k = from; k < to; k++) sum += spike[target[k]] ? w[k] : 0;
    return sum;
  }

  /// y[target] += w.
  static void add(int[] target, int from, int to, double w, double[] y) {
    for (int k = from; k < to; k++) y[target[k]] += w;
  }

  /// y[target] += w x.
  static void add(int[] target, int from, int to, double[] w, double x, double[] y) {
    for (int k = from; k < to; k++) y[target[k]] += w[k] * x;
  }

  /// y[target] += w.
  static void add(int[] target, int from, int to, double[] w, double[] y) {
    for (int k = from; k < to; k++) y[target[k]] += w[k];
  }
}
