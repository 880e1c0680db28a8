package cajal.exec;

import cajal.ir.Shape;

/// Matrices in an array: element (i, j) of matrix `b` is at `at[b] + i * row + j * column`, from
/// where the array starts if it is a [Window].
record MatrixView(Object array, int row, int column, int[] at) {

  /// @param found the steps of the batch axes, then of rows and columns
  static MatrixView of(Object array, Shape shape, Strides found) {
    int[] strides = found.steps();
    int batch = strides.length - 2;
    int count = 1;
    for (int axis = 0; axis < batch; axis++) count *= shape.dim(axis);
    int[] at = new int[count];
    for (int b = 0; b < count; b++) {
      at[b] = found.start();
      for (int axis = batch - 1, rest = b; axis >= 0; axis--) {
        at[b] += rest % shape.dim(axis) * strides[axis];
        rest /= shape.dim(axis);
      }
    }
    return new MatrixView(array, strides[batch], strides[batch + 1], at);
  }

  @Override
  public Object array() {
    return Window.array(array);
  }

  int at(int matrix) {
    return at[matrix] + Window.start(array);
  }

  MatrixView transposed() {
    return new MatrixView(array, column, row, at);
  }

  /// Whether it is the same matrix again and again.
  boolean isOne() {
    for (int offset : at) if (offset != at[0]) return false;
    return true;
  }

  /// All matrices below each other as one, if each starts where the one before would go on.
  boolean isStack(int rows) {
    for (int b = 0; b < at.length; b++) if (at[b] != at[0] + b * rows * row) return false;
    return true;
  }

  MatrixView first() {
    return new MatrixView(array, row, column, new int[] {at[0]});
  }
}
