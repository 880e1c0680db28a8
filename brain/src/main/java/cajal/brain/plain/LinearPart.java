package cajal.brain.plain;

import cajal.brain.integrate.Scheme;
import java.util.Arrays;

/// The equations of a system that are linear among themselves, with the slopes f(x) and the matrix
/// A = ∂f/∂x, read off f at basis points; `members` says which equations these are.
record LinearPart(double[] x, double[] slopes, double[][] matrix, boolean[] members) {
  /// Far enough apart that rounding of f does not spoil the difference; a power of two.
  static final double REACH = 1024;

  private static final double LINEAR = 1e-9;

  static LinearPart of(Dynamics system, double t, double[] x) {
    int n = x.length;
    double[] origin = slopesAt(system, t, new double[n]);
    double[][] matrix = new double[n][n];
    for (int j = 0; j < n; j++) {
      double[] basis = new double[n];
      basis[j] = REACH;
      double[] f = slopesAt(system, t, basis);
      for (int i = 0; i < n; i++) matrix[i][j] = (f[i] - origin[i]) / REACH;
    }
    boolean[] members = new boolean[n];
    Arrays.fill(members, true);
    for (double by : new double[] {0, 0.5, -REACH}) {
      double[] probe = x.clone();
      for (int j = 0; j < n; j++) probe[j] += by * (j + 1);
      double[] f = slopesAt(system, t, probe);
      for (int i = 0; i < n; i++) members[i] &= isLinear(matrix[i], origin[i], probe, f[i]);
    }
    while (dropped(matrix, members)) {}
    return new LinearPart(x, slopesAt(system, t, x), matrix, members);
  }

  private static double[] slopesAt(Dynamics system, double t, double[] x) {
    double[] slopes = new double[x.length];
    system.slopes(t, x, slopes);
    return slopes;
  }

  private static boolean isLinear(double[] row, double origin, double[] x, double slope) {
    double sum = origin;
    double size = Math.abs(sum);
    for (int j = 0; j < x.length; j++) {
      sum += row[j] * x[j];
      size = Math.max(size, Math.abs(row[j] * x[j]));
    }
    return Math.abs(sum - slope) <= LINEAR * size;
  }

  /// Takes out an equation that depends on one that is out.
  private static boolean dropped(double[][] matrix, boolean[] members) {
    for (int i = 0; i < members.length; i++) {
      for (int j = 0; members[i] && j < members.length; j++) {
        if (matrix[i][j] == 0 || members[j]) continue;
        members[i] = false;
        return true;
      }
    }
    return false;
  }

  boolean holds(int i) {
    return members[i];
  }

  /// Whether it is linear and has to do with no other linear equation.
  boolean isAlone(int i) {
    if (!members[i]) return false;
    for (int j = 0; j < x.length; j++) {
      if (j != i && members[j] && (matrix[i][j] != 0 || matrix[j][i] != 0)) return false;
    }
    return true;
  }

  void requireAll() {
    for (int i = 0; i < x.length; i++) {
      if (!members[i]) throw Scheme.notExact("equation " + i, "which is not linear in the states");
    }
  }

  /// x + dt φ(dt A) f of the members, from the exponential of dt (A f; 0 0).
  double[] next(double dt) {
    int n = x.length;
    double[][] augmented = new double[n + 1][n + 1];
    for (int i = 0; i < n; i++) {
      if (!members[i]) continue;
      for (int j = 0; j < n; j++) augmented[i][j] = dt * matrix[i][j];
      augmented[i][n] = dt * slopes[i];
    }
    double[][] propagator = exp(augmented);
    double[] next = x.clone();
    for (int i = 0; i < n; i++) next[i] += propagator[i][n];
    return next;
  }

  /// By Taylor's series of a matrix halved until it is small, then squared as often.
  static double[][] exp(double[][] matrix) {
    int n = matrix.length;
    int squarings = Math.max(0, Math.getExponent(norm(matrix)) + 2);
    double[][] term = new double[n][n];
    double[][] sum = new double[n][n];
    for (int i = 0; i < n; i++) term[i][i] = sum[i][i] = 1;
    double[][] small = scaled(matrix, Math.scalb(1.0, -squarings));
    for (int k = 1; k <= 16; k++) {
      term = scaled(times(term, small), 1.0 / k);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) sum[i][j] += term[i][j];
      }
    }
    for (int k = 0; k < squarings; k++) sum = times(sum, sum);
    return sum;
  }

  private static double norm(double[][] matrix) {
    double norm = 0;
    for (double[] row : matrix) {
      double sum = 0;
      for (double entry : row) sum += Math.abs(entry);
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  private static double[][] scaled(double[][] matrix, double by) {
    double[][] scaled = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) scaled[i][j] = by * matrix[i][j];
    }
    return scaled;
  }

  private static double[][] times(double[][] a, double[][] b) {
    int n = a.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) product[i][j] += a[i][k] * b[k][j];
      }
    }
    return product;
  }
}
