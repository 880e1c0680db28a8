package cajal.exec;

import org.jspecify.annotations.Nullable;

/// Where the elements of products go: row `i` of matrix `b` starts at `at[b] + i * step`, or at
/// `at[b] + rows[i]`.
record Target(Object array, int[] at, int step, int @Nullable [] rows) {

  /// Matrices of `m` rows one after another.
  static Target of(Object array, int count, int m, int n) {
    int[] at = new int[count];
    for (int b = 0; b < count; b++) at[b] = b * m * n;
    return new Target(array, at, n, null);
  }

  int row(int matrix, int i) {
    return at[matrix] + (rows == null ? i * step : rows[i]);
  }

  /// The distance of `count` rows from `i` on, or -1 if it is not the same between all.
  int step(int i, int count) {
    if (rows == null) return step;
    if (count == 1) return 0;
    int first = rows[i + 1] - rows[i];
    for (int r = 2; r < count; r++) if (rows[i + r] != rows[i] + r * first) return -1;
    return first;
  }
}
