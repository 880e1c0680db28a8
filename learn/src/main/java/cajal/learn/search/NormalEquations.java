package cajal.learn.search;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;

/// JᵀJ d = −Jᵀr of residuals r with the Jacobian J.
record NormalEquations(double[][] matrix, double[] slope) {
  private static final double NOTHING = 1e-24;

  static NormalEquations of(Descent.Local local, int n) {
    double[][] matrix = new double[n][n];
    double[] slope = new double[n];
    for (int m = 0; m < local.residuals().length; m++) {
      double[] row = local.jacobian()[m];
      for (int i = 0; i < n; i++) {
        slope[i] -= row[i] * local.residuals()[m];
        for (int j = 0; j < n; j++) matrix[i][j] += row[i] * row[j];
      }
    }
    return new NormalEquations(matrix, slope);
  }

  boolean isFinite() {
    for (double s : slope) if (!Double.isFinite(s)) return false;
    return true;
  }

  /// Which numbers cannot move: those at a bound they are pushed against, and those that change
  /// nothing.
  boolean[] held(double[] x) {
    double most = 0;
    for (int i = 0; i < x.length; i++) most = Math.max(most, matrix[i][i]);
    boolean[] held = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      boolean pushed = x[i] <= 0 && slope[i] <= 0 || x[i] >= 1 && slope[i] >= 0;
      held[i] = pushed || matrix[i][i] <= NOTHING * most;
    }
    return held;
  }

  /// d, with the diagonal of the matrix larger by this part.
  double[] move(boolean[] held, double damping) {
    int n = slope.length;
    double[][] a = new double[n][n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) if (!held[i] && !held[j]) a[i][j] = matrix[i][j];
      a[i][i] = held[i] ? 1 : matrix[i][i] * (1 + damping);
      b[i] = held[i] ? 0 : slope[i];
    }
    return new QRDecomposition(new Array2DRowRealMatrix(a, false))
        .getSolver()
        .solve(new ArrayRealVector(b, false))
        .toArray();
  }
}
