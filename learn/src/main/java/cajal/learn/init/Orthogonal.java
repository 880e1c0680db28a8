package cajal.learn.init;

import cajal.ir.Shape;
import cajal.random.Key;
import cajal.random.Variate;

/// Orthogonal rows or columns, uniformly distributed over all such matrices.
record Orthogonal(double gain) implements Initializer {

  @Override
  public double[] numbers(Shape shape, Fan fan, Key key) {
    if (shape.rank() < 2) throw Initializers.wrong("orthogonal", shape, "a matrix or a kernel");
    int columns = shape.dim(shape.rank() - 1);
    int rows = columns == 0 ? 0 : shape.size() / columns;
    return matrix(rows, columns, gain, key);
  }

  static double[] matrix(int rows, int columns, double gain, Key key) {
    boolean wide = columns > rows;
    double[][] vectors = vectors(Math.min(rows, columns), Math.max(rows, columns), key);
    double[] all = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        all[i * columns + j] = gain * (wide ? vectors[i][j] : vectors[j][i]);
      }
    }
    return all;
  }

  /// Orthonormal vectors: normal ones, made orthogonal to those before them (twice, against
  /// rounding). It is the QR decomposition with a positive diagonal.
  private static double[][] vectors(int count, int length, Key key) {
    double[] normal = Initializers.draws(count * length, key, Variate::normal64);
    double[][] q = new double[count][length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(normal, i * length, q[i], 0, length);
      for (int again = 0; again < 2; again++) {
        for (int j = 0; j < i; j++) add(q[i], -dot(q[i], q[j]), q[j]);
      }
      double norm = Math.sqrt(dot(q[i], q[i]));
      for (int k = 0; k < length; k++) q[i][k] /= norm;
    }
    return q;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) sum = Math.fma(x[k], y[k], sum);
    return sum;
  }

  private static void add(double[] x, double factor, double[] y) {
    for (int k = 0; k < x.length; k++) x[k] = Math.fma(factor, y[k], x[k]);
  }
}
