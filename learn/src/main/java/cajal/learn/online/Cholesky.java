package cajal.learn.online;

/// A symmetric positive definite matrix as L·Lᵀ.
record Cholesky(double[] lower, int n) {

  /// Overwrites the matrix, given by rows.
  static Cholesky of(double[] matrix, int n) {
    for (int j = 0; j < n; j++) {
      double pivot = matrix[j * n + j];
      for (int k = 0; k < j; k++) pivot -= matrix[j * n + k] * matrix[j * n + k];
      if (!(pivot > 0)) {
        throw new IllegalArgumentException(
            "the features are linearly dependent: feature %d of %d follows from those before it;"
                    .formatted(j, n)
                + " take it out, or give a penalty above 0");
      }
      double root = Math.sqrt(pivot);
      matrix[j * n + j] = root;
      for (int i = j + 1; i < n; i++) {
        double sum = matrix[i * n + j];
        for (int k = 0; k < j; k++) sum -= matrix[i * n + k] * matrix[j * n + k];
        matrix[i * n + j] = sum / root;
      }
    }
    return new Cholesky(matrix, n);
  }

  /// Overwrites the right sides, `columns` of them by rows, with the solutions.
  void solve(double[] b, int columns) {
    for (int c = 0; c < columns; c++) {
      for (int i = 0; i < n; i++) {
        double sum = b[i * columns + c];
        for (int k = 0; k < i; k++) sum -= lower[i * n + k] * b[k * columns + c];
        b[i * columns + c] = sum / lower[i * n + i];
      }
      for (int i = n - 1; i >= 0; i--) {
        double sum = b[i * columns + c];
        for (int k = i + 1; k < n; k++) sum -= lower[k * n + i] * b[k * columns + c];
        b[i * columns + c] = sum / lower[i * n + i];
      }
    }
  }
}
