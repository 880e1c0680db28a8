package cajal.kernel;

/// What every matrix product does with one synapse: y += w x over the columns of two rows.
final class Columns {
  private Columns() {}

  /// y[to + c] += w x[from + c] for `columns` columns; x and y differ.
  static void add(float w, float[] x, int from, float[] y, int to, int columns) {
    int c = 0;
    for (; c < columns - 3; c += 4) {
      float p = y[to + c] + w * x[from + c];
      float q = y[to + c + 1] + w * x[from + c + 1];
      float r = y[to + c + 2] + w * x[from + c + 2];
      float s = y[to + c + 3] + w * x[from + c + 3];
      y[to + c] = p;
      y[to + c + 1] = q;
      y[to + c + 2] = r;
      y[to + c + 3] = s;
    }
    for (; c < columns; c++) y[to + c] += w * x[from + c];
  }

  /// y[to + c] += w where x[from + c] spikes.
  static void add(float w, boolean[] x, int from, float[] y, int to, int columns) {
    for (int c = 0; c < columns; c++) if (x[from + c]) y[to + c] += w;
  }

  /// y[to + c] += w x[from + c] for `columns` columns; x and y differ.
  static void add(double w, double[] x, int from, double[] y, int to, int columns) {
    int c = 0;
    for (; c < columns - 3; c += 4) {
      double p = y[to + c] + w * x[from + c];
      double q = y[to + c + 1] + w * x[from + c + 1];
      double r = y[to + c + 2] + w * x[from + c + 2];
      double s = y[to + c + 3] + w * x[from + c + 3];
      y[to + c] = p;
      y[to + c + 1] = q;
      y[to + c + 2] = r;
      y[to + c + 3] = s;
    }
    for (; c < columns; c++) y[to + c] += w * x[from + c];
  }

  /// y[to + c] += w where x[from + c] spikes.
  static void add(double w, boolean[] x, int from, double[] y, int to, int columns) {
    for (int c = 0; c < columns; c++) if (x[from + c]) y[to + c] += w;
  }

  /// True if any of the columns spikes.
  static boolean any(boolean[] x, int from, int columns) {
    for (int c = 0; c < columns; c++) if (x[from + c]) return true;
    return false;
  }
}
