package cajal.kernel;

/// What every product does with one row, in one fixed order of additions.
final class Row {
  private Row() {}

  /// Σ w x[target], in four interleaved sums.
  static float dot(int[] target, int from, int to, float[] w, float[] x) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = from;
    for (; k < to - 3; k += 4) {
      a += w[k] * x[target[k]];
      b += w[k + 1] * x[target[k + 1]];
      c += w[k + 2] * x[target[k + 2]];
      d += w[k + 3] * x[target[k + 3]];
    }
    for (; k < to; k++) a += w[k] * x[target[k]];
    return (a + b) + (c + d);
  }

  /// Σ x[target], in four interleaved sums.
  static float sum(int[] target, int from, int to, float[] x) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = from;
    for (; k < to - 3; k += 4) {
      a += x[target[k]];
      b += x[target[k + 1]];
      c += x[target[k + 2]];
      d += x[target[k + 3]];
    }
    for (; k < to; k++) a += x[target[k]];
    return (a + b) + (c + d);
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

  /// Σ w x[target], in four interleaved sums.
  static double dot(int[] target, int from, int to, double[] w, double[] x) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int k = from;
    for (; k < to - 3; k += 4) {
      a += w[k] * x[target[k]];
      b += w[k + 1] * x[target[k + 1]];
      c += w[k + 2] * x[target[k + 2]];
      d += w[k + 3] * x[target[k + 3]];
    }
    for (; k < to; k++) a += w[k] * x[target[k]];
    return (a + b) + (c + d);
  }

  /// Σ x[target], in four interleaved sums.
  static double sum(int[] target, int from, int to, double[] x) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int k = from;
    for (; k < to - 3; k += 4) {
      a += x[target[k]];
      b += x[target[k + 1]];
      c += x[target[k + 2]];
      d += x[target[k + 3]];
    }
    for (; k < to; k++) a += x[target[k]];
    return (a + b) + (c + d);
  }

  /// Σ w over the targets that spike.
  static double spiking(int[] target, int from, int to, double[] w, boolean[] spike) {
    double sum = 0;
    for (int k = from; k < to; k++) sum += spike[target[k]] ? w[k] : 0;
    return sum;
  }

  /// The number of targets that spike.
  static int spiking(int[] target, int from, int to, boolean[] spike) {
    int count = 0;
    for (int k = from; k < to; k++) count += spike[target[k]] ? 1 : 0;
    return count;
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
