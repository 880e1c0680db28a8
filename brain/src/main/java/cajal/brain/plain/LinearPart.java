package cajal.brain.plain;

/// The slopes f(x) of a linear system and its matrix A = ∂f/∂x, read off f at basis points.
record LinearPart(double[] x, double[] slopes, double[][] matrix) {
  /// Far enough apart that rounding of f does not spoil the difference; a power of two.
  private static final double REACH = 1024;

  private static final double LINEAR = 1e-9;

  static LinearPart of(Dynamics system, double t, double[] x) {
    int n = x.length;
    double[] origin = slopesAt(system, t, new double[n]);
    double[][] matrix = new double[n][n];
    for (int j = 0; j < n; j++) {
      double[] basis = new double[n];
      basis[j] = REACH;
      double[] f = slopesAt(system, t, basis);
      for (int i = 0; i < n; i++) matrix[i][j] = (f[i] - origin[i]) / REACH;
    }
    double[] slopes = slopesAt(system, t, x);
    requireLinear(matrix, origin, x, slopes);
    double[] elsewhere = x.clone();
    for (int j = 0; j < n; j++) elsewhere[j] += j + 0.5;
    requireLinear(matrix, origin, elsewhere, slopesAt(system, t, elsewhere));
    return new LinearPart(x, slopes, matrix);
  }

  private static double[] slopesAt(Dynamics system, double t, double[] x) {
    double[] slopes = new double[x.length];
    system.slopes(t, x, slopes);
    return slopes;
  }

  private static void requireLinear(
      double[][] matrix, double[] origin, double[] x, double[] slopes) {
    for (int i = 0; i < x.length; i++) {
      double sum = origin[i];
      double size = Math.abs(sum);
      for (int j = 0; j < x.length; j++) {
        sum += matrix[i][j] * x[j];
        size = Math.max(size, Math.abs(matrix[i][j] * x[j]));
      }
      if (!(Math.abs(sum - slopes[i]) <= LINEAR * size)) {
        throw new IllegalArgumentException(
            "EXACT needs linear equations, but equation "
                + i
                + " is not linear in the states: its slope is "
                + slopes[i]
                + " where a linear one had "
                + sum
                + "; integrate with EXPONENTIAL_EULER or RK4");
      }
    }
  }

  /// x + dt φ(dt A) f, from the exponential of dt (A f; 0 0).
  double[] next(double dt) {
    int n = x.length;
    double[][] augmented = new double[n + 1][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) augmented[i][j] = dt * matrix[i][j];
      augmented[i][n] = dt * slopes[i];
    }
    double[][] propagator = exp(augmented);
    double[] next = x.clone();
    for (int i = 0; i < n; i++) next[i] += propagator[i][n];
    return next;
  }

  /// By Taylor's series of a matrix halved until it is small, then squared as often.
  static double[][] exp(double[][] matrix) {
    int n = matrix.length;
    int squarings = Math.max(0, Math.getExponent(norm(matrix)) + 2);
    double[][] term = new double[n][n];
    double[][] sum = new double[n][n];
    for (int i = 0; i < n; i++) term[i][i] = sum[i][i] = 1;
    double[][] small = scaled(matrix, Math.scalb(1.0, -squarings));
    for (int k = 1; k <= 16; k++) {
      term = scaled(times(term, small), 1.0 / k);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) sum[i][j] += term[i][j];
      }
    }
    for (int k = 0; k < squarings; k++) sum = times(sum, sum);
    return sum;
  }

  private static double norm(double[][] matrix) {
    double norm = 0;
    for (double[] row : matrix) {
      double sum = 0;
      for (double entry : row) sum += Math.abs(entry);
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  private static double[][] scaled(double[][] matrix, double by) {
    double[][] scaled = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) scaled[i][j] = by * matrix[i][j];
    }
    return scaled;
  }

  private static double[][] times(double[][] a, double[][] b) {
    int n = a.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) product[i][j] += a[i][k] * b[k][j];
      }
    }
    return product;
  }
}
