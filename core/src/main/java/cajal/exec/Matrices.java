package cajal.exec;

import cajal.ir.Dot;
import cajal.ir.Type;

/// Products of dense matrices as steps.
final class Matrices {
  private Matrices() {}

  /// @param x where the matrices on the left are
  /// @param y where those on the right are
  static Step dot(Dot op, MatrixView x, MatrixView y, Object result, Workers workers) {
    Type type = op.x().type();
    int batch = op.batch();
    int m = type.shape().dim(batch);
    int k = type.shape().dim(batch + 1);
    int n = op.y().shape().dim(batch + 1);
    int size = x.at().length * m * n;
    if (size == 0) return () -> {};
    if (k == 0) return () -> Panels.fill(result, 0, size);
    boolean stack = y.isOne() && x.isStack(m);
    MatrixView a = stack ? x.first() : x;
    MatrixView b = stack ? y.first() : y;
    int rows = stack ? x.at().length * m : m;
    return isBetterTransposed(a, b, rows, n)
        ? new DenseProduct(
            b.transposed(), a.transposed(), result, n, k, rows, type.dtype(), workers)
        : new DenseProduct(a, b, result, rows, k, n, type.dtype(), workers);
  }

  /// A product with a vector: its columns fill vectors where they lie beside each other, and rows
  /// are read where they are.
  private static boolean isBetterTransposed(MatrixView a, MatrixView b, int m, int n) {
    return (n == 1 && m > 1 && a.row() == 1 && a.column() != 1)
        || (m == 1 && n > 1 && b.row() == 1 && b.column() != 1);
  }
}
