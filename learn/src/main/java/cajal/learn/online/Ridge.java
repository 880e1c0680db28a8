package cajal.learn.online;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Tensor;
import java.util.stream.IntStream;

/// Linear weights W of least Σ (x·W - y)² + penalty·Σ W², in closed form: (XᵀX + penalty·I)·W =
/// XᵀY, solved by Cholesky's decomposition in double precision.
public final class Ridge {
  private Ridge() {}

  /// @param x `[samples, features]`, with numbers, of f32 or f64
  /// @param y `[samples, outputs]`, of the same element type
  /// @return `[features, outputs]`
  public static Tensor weights(Tensor x, Tensor y, double penalty) {
    if (x.rank() != 2 || y.rank() != 2 || x.dim(0) != y.dim(0) || x.dtype() != y.dtype()) {
      throw new IllegalArgumentException(
          "ridge takes [samples, features] and [samples, outputs] of one element type, found %s and"
                  .formatted(x.type())
              + " "
              + y.type());
    }
    if (!(penalty >= 0)) {
      throw new IllegalArgumentException("ridge takes a penalty of 0 or more, found " + penalty);
    }
    int n = x.dim(1);
    int outputs = y.dim(1);
    double[] rows = numbers(x);
    double[] squares = products(rows, n, rows, n);
    double[] products = products(rows, n, numbers(y), outputs);
    return solved(Type.of(x.dtype(), n, outputs), squares, products, penalty);
  }

  /// The weights from XᵀX and XᵀY, both of which are overwritten.
  static Tensor solved(Type weights, double[] squares, double[] products, double penalty) {
    int n = weights.shape().dim(0);
    for (int i = 0; i < n; i++) squares[i * n + i] += penalty;
    Cholesky.of(squares, n).solve(products, weights.shape().dim(1));
    return tensor(weights, products);
  }

  private static double[] numbers(Tensor x) {
    if (x.dtype() == DType.F64) return x.doubles();
    float[] floats = x.floats();
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  private static Tensor tensor(Type type, double[] numbers) {
    if (type.dtype() == DType.F64) return Fill.from(type, numbers);
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) floats[i] = (float) numbers[i];
    return Fill.from(type, floats);
  }

  /// AᵀB of matrices given by rows of n and m numbers.
  private static double[] products(double[] a, int n, double[] b, int m) {
    double[] sums = new double[n * m];
    for (int row = 0; row * n < a.length; row++) {
      for (int i = 0; i < n; i++) {
        double left = a[row * n + i];
        for (int j = 0; j < m; j++) sums[i * m + j] += left * b[row * m + j];
      }
    }
    return sums;
  }
}
