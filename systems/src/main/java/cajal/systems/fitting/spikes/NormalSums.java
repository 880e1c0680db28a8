package cajal.systems.fitting.spikes;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/// The normal equations of a weighted linear regression, row by row.
final class NormalSums {
  private final double[][] matrix;
  private final double[] right;
  private double squares;
  private double weights;

  NormalSums(int unknowns) {
    matrix = new double[unknowns][unknowns];
    right = new double[unknowns];
  }

  void add(double[] row, double value, double weight) {
    squares += weight * value * value;
    weights += weight;
    for (int i = 0; i < row.length; i++) {
      right[i] += weight * row[i] * value;
      for (int j = 0; j <= i; j++) matrix[i][j] += weight * row[i] * row[j];
    }
  }

  /// The root mean square of what a solution leaves over.
  double error(double[] solution) {
    double sum = squares;
    for (int i = 0; i < right.length; i++) sum -= right[i] * solution[i];
    return Math.sqrt(Math.max(0, sum) / weights);
  }

  /// @param ridge added to the diagonal
  double[] solved(double ridge) {
    return solved(right, ridge);
  }

  /// The same matrix with another right side.
  double[] solved(double[] side, double ridge) {
    for (int i = 0; i < side.length; i++) {
      matrix[i][i] += ridge;
      for (int j = 0; j < i; j++) matrix[j][i] = matrix[i][j];
    }
    var cholesky = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-9, 1e-14);
    return cholesky.getSolver().solve(new ArrayRealVector(side, false)).toArray();
  }
}
