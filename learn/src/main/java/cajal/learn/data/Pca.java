package cajal.learn.data;

import java.util.Arrays;

/// Principal components: the directions along which samples vary most, from the largest variance
/// on. The eigenvectors of the covariance are found by Jacobi's rotations, in f64; the largest part
/// of each points to plus.
///
/// @param mean of the samples, `[features]`
/// @param axes of length 1, `[components][features]`
/// @param variances along them
/// @param total variance of the samples, summed over features
public record Pca(double[] mean, double[][] axes, double[] variances, double total) {
  private static final int MOST_SWEEPS = 60;

  /// @param samples `[samples][features]`, 2 samples or more
  /// @param components at most as many as there are features
  /// @throws IllegalArgumentException if there are too few of either, or rows differ in length
  public static Pca of(double[][] samples, int components) {
    int n = samples.length < 2 ? 0 : samples[0].length;
    if (components < 1 || components > n) {
      throw new IllegalArgumentException(
          "%d components of %d samples with %d features; there are 1 up to as many as features, of 2"
                  .formatted(components, samples.length, n)
              + " samples or more");
    }
    double[] mean = new double[n];
    for (double[] row : samples) {
      if (row.length != n) {
        throw new IllegalArgumentException(
            "samples of %d and of %d features; give rows of one length".formatted(n, row.length));
      }
      for (int i = 0; i < n; i++) mean[i] += row[i] / samples.length;
    }
    double[][] covariance = covariance(samples, mean);
    double[][] vectors = diagonalise(covariance);
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(covariance[b][b], covariance[a][a]));
    double total = 0;
    for (int i = 0; i < n; i++) total += covariance[i][i];
    double[][] axes = new double[components][];
    double[] variances = new double[components];
    for (int k = 0; k < components; k++) {
      variances[k] = Math.max(0, covariance[order[k]][order[k]]);
      axes[k] = pointed(vectors, order[k]);
    }
    return new Pca(mean, axes, variances, total);
  }

  /// Where a sample is along each axis, from the mean on.
  public double[] project(double[] sample) {
    double[] at = new double[axes.length];
    for (int k = 0; k < at.length; k++) {
      for (int i = 0; i < mean.length; i++) at[k] += axes[k][i] * (sample[i] - mean[i]);
    }
    return at;
  }

  private static double[][] covariance(double[][] samples, double[] mean) {
    int n = mean.length;
    double[][] sums = new double[n][n];
    for (double[] row : samples) {
      for (int i = 0; i < n; i++) {
        double off = (row[i] - mean[i]) / (samples.length - 1);
        for (int j = 0; j < n; j++) sums[i][j] += off * (row[j] - mean[j]);
      }
    }
    return sums;
  }

  private static double[] pointed(double[][] vectors, int column) {
    int n = vectors.length;
    double[] axis = new double[n];
    int largest = 0;
    for (int i = 0; i < n; i++) {
      axis[i] = vectors[i][column];
      if (Math.abs(axis[i]) > Math.abs(axis[largest])) largest = i;
    }
    if (axis[largest] < 0) for (int i = 0; i < n; i++) axis[i] = -axis[i];
    return axis;
  }

  /// Makes a symmetric matrix diagonal, and gives the eigenvectors as columns.
  private static double[][] diagonalise(double[][] a) {
    int n = a.length;
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) vectors[i][i] = 1;
    double size = 0;
    for (double[] row : a) for (double x : row) size += x * x;
    for (int sweep = 0; sweep < MOST_SWEEPS && off(a) > 1e-26 * size; sweep++) {
      for (int p = 0; p < n; p++) for (int q = p + 1; q < n; q++) rotate(a, vectors, p, q);
    }
    return vectors;
  }

  private static double off(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) for (int j = 0; j < i; j++) sum += 2 * a[i][j] * a[i][j];
    return sum;
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (a[p][q] == 0) return;
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (double[] row : a) turn(row, p, q, c, s);
    for (int k = 0; k < a.length; k++) {
      double x = a[p][k];
      double y = a[q][k];
      a[p][k] = c * x - s * y;
      a[q][k] = s * x + c * y;
    }
    for (double[] row : vectors) turn(row, p, q, c, s);
  }

  private static void turn(double[] row, int p, int q, double c, double s) {
    double x = row[p];
    double y = row[q];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
}
