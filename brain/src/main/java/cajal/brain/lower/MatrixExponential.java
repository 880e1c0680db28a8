package cajal.brain.lower;

import cajal.ir.Custom;
import cajal.ir.GraphBuilder;
import cajal.ir.ShapeError;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  public List<@Nullable Value> cotangents(
      GraphBuilder builder,
      List<Value> operands,
      List<Value> results,
      List<@Nullable Value> cotangents) {
    List<Value> all = new ArrayList<>(operands);
    for (int i = 0; i < results.size(); i++) {
      Value cotangent = cotangents.get(i);
      all.add(cotangent == null ? builder.constant(results.get(i).dtype(), 0) : cotangent);
    }
    return new ArrayList<>(builder.addAll(new Custom(new Adjoint(this), all)));
  }

  /// (M dt, 1 dt; 0, 0), of which the exponential is (P, Q; 0, 1).
  private double[][] extended(List<Object> entries) {
    double[][] extended = new double[2 * size][2 * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) extended[i][j] = number(entries.get(i * size + j)) * dt;
      extended[i][size + i] = dt;
    }
    return extended;
  }

  /// The cotangents of M from those of P and Q: of e^X by X with the cotangent G it is the upper
  /// right block of the exponential of (Xᵀ, G; 0, Xᵀ).
  ///
  /// Source: Al-Mohy and Higham 2009, SIAM J. Matrix Anal. Appl. 30:1639.
  private record Adjoint(MatrixExponential of) implements Custom.Definition {
    @Override
    public String name() {
      return "expm.adjoint";
    }

    @Override
    public List<Type> resultTypes(List<Type> operands) {
      return operands.subList(0, of.size * of.size);
    }

    @Override
    public void evaluate(List<Object> operands, List<Object> results) {
      int size = of.size;
      int n = 2 * size;
      double[][] x = of.extended(operands);
      double[][] both = new double[2 * n][2 * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          both[i][j] = x[j][i];
          both[n + i][n + j] = x[j][i];
          if (i >= size) continue;
          int block = j < size ? size * size : 2 * size * size;
          both[i][n + j] = number(operands.get(block + i * size + j % size));
        }
      }
      double[][] exponential = exponential(both);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          write(results.get(i * size + j), exponential[i][n + j] * of.dt);
        }
      }
    }
  }

  @Override
  public void evaluate(List<Object> operands, List<Object> results) {
    double[][] exponential = exponential(extended(operands));
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
