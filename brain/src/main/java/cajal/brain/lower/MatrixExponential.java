package cajal.brain.lower;

import cajal.ir.Custom;
import cajal.ir.ShapeError;
import cajal.ir.Type;
import java.util.Collections;
import java.util.List;

/// The exact step of x' = M x + b over dt, for M of `size` x `size` scalars row by row: gives the
/// entries of P = e^(M dt), then those of Q = ∫₀^dt e^(M s) ds, so that x(t + dt) = P x + Q b.
record MatrixExponential(int size, double dt) implements Custom.Definition {
  @Override
  public String name() {
    return "expm";
  }

  @Override
  public List<Type> resultTypes(List<Type> operands) {
    if (operands.size() != size * size || !operands.stream().allMatch(Type::isScalar)) {
      throw new ShapeError(
          "expm of " + size + " equations takes their scalar slopes, found " + operands);
    }
    return Collections.nCopies(2 * size * size, operands.getFirst());
  }

  @Override
  public void evaluate(List<Object> operands, List<Object> results) {
    double[][] extended = new double[2 * size][2 * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        extended[i][j] = number(operands.get(i * size + j)) * dt;
      }
      extended[i][size + i] = dt;
    }
    double[][] exponential = exponential(extended);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        write(results.get(i * size + j), exponential[i][j]);
        write(results.get(size * size + i * size + j), exponential[i][size + j]);
      }
    }
  }

  private static double number(Object array) {
    return array instanceof double[] f64 ? f64[0] : ((float[]) array)[0];
  }

  private static void write(Object array, double number) {
    if (array instanceof double[] f64) {
      f64[0] = number;
    } else {
      ((float[]) array)[0] = (float) number;
    }
  }

  /// By scaling and squaring of the Taylor series, to the last bits of a double.
  static double[][] exponential(double[][] matrix) {
    int n = matrix.length;
    double norm = 0;
    for (double[] row : matrix) {
      double sum = 0;
      for (double entry : row) sum += Math.abs(entry);
      norm = Math.max(norm, sum);
    }
    int halvings = norm > 0.25 ? Math.max(0, Math.getExponent(norm) + 3) : 0;
    double[][] small = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) small[i][j] = Math.scalb(matrix[i][j], -halvings);
    }
    double[][] result = identity(n);
    for (int term = 16; term >= 1; term--) {
      result = product(small, result);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) result[i][j] /= term;
        result[i][i] += 1;
      }
    }
    for (int i = 0; i < halvings; i++) result = product(result, result);
    return result;
  }

  private static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) identity[i][i] = 1;
    return identity;
  }

  private static double[][] product(double[][] x, double[][] y) {
    int n = x.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) product[i][j] += x[i][k] * y[k][j];
      }
    }
    return product;
  }
}
