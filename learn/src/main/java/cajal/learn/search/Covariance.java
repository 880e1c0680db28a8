package cajal.learn.search;

import java.util.SplittableRandom;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// The normal distribution of [CmaEs]: mean, step size, covariance, and the paths they follow
/// (Hansen 2016, arXiv:1604.00772, with the notation and default numbers of its table 1).
final class Covariance {
  private final int n;
  private final double[] weights;
  private final double mueff;
  private final double cc;
  private final double cs;
  private final double c1;
  private final double cmu;
  private final double damps;
  private final double expected;
  private final double[] pc;
  private final double[] ps;
  private final double[][] c;
  private double[] mean;
  private double sigma;
  private RealMatrix axes;
  private double[] lengths;
  private int generation;

  Covariance(double[] mean, double sigma, int population) {
    this.mean = mean.clone();
    this.sigma = sigma;
    n = mean.length;
    weights = weights(population);
    double squares = 0;
    for (double w : weights) squares += w * w;
    mueff = 1 / squares;
    cc = (4 + mueff / n) / (n + 4 + 2 * mueff / n);
    cs = (mueff + 2) / (n + mueff + 5);
    c1 = 2 / ((n + 1.3) * (n + 1.3) + mueff);
    cmu = Math.min(1 - c1, 2 * (mueff - 2 + 1 / mueff) / ((n + 2.0) * (n + 2) + mueff));
    damps = 1 + 2 * Math.max(0, Math.sqrt((mueff - 1) / (n + 1)) - 1) + cs;
    expected = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
    pc = new double[n];
    ps = new double[n];
    c = new double[n][n];
    lengths = new double[n];
    for (int i = 0; i < n; i++) {
      c[i][i] = 1;
      lengths[i] = 1;
    }
    axes = MatrixUtils.createRealIdentityMatrix(n);
  }

  private static double[] weights(int population) {
    double[] weights = new double[population / 2];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.log((population + 1) / 2.0) - Math.log(i + 1);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) weights[i] /= sum;
    return weights;
  }

  /// The largest standard deviation.
  double widest() {
    double most = 0;
    for (double length : lengths) most = Math.max(most, length);
    return sigma * most;
  }

  double[] draw(SplittableRandom random) {
    double[] z = new double[n];
    for (int i = 0; i < n; i++) z[i] = lengths[i] * random.nextGaussian();
    double[] x = axes.operate(z);
    for (int i = 0; i < n; i++) x[i] = mean[i] + sigma * x[i];
    return x;
  }

  /// Takes in points, the lowest first.
  void learn(double[][] ranked) {
    double[] before = mean;
    mean = new double[n];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < n; i++) mean[i] += weights[k] * ranked[k][i];
    }
    double[] y = new double[n];
    for (int i = 0; i < n; i++) y[i] = (mean[i] - before[i]) / sigma;
    boolean moving = follow(y);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) c[i][j] = updated(i, j, ranked, before, moving);
    }
    double norm = Math.sqrt(dot(ps, ps));
    sigma *= Math.exp(Math.min(1, cs / damps * (norm / expected - 1)));
    decompose();
  }

  /// Moves the paths along a step of the mean; false while the step size grows fast.
  private boolean follow(double[] y) {
    double[] white = axes.preMultiply(y);
    for (int i = 0; i < n; i++) white[i] /= lengths[i];
    white = axes.operate(white);
    for (int i = 0; i < n; i++) {
      ps[i] = (1 - cs) * ps[i] + Math.sqrt(cs * (2 - cs) * mueff) * white[i];
    }
    double seen = 1 - Math.pow(1 - cs, 2.0 * ++generation);
    boolean moving = Math.sqrt(dot(ps, ps) / seen) / expected < 1.4 + 2.0 / (n + 1);
    for (int i = 0; i < n; i++) {
      pc[i] = (1 - cc) * pc[i] + (moving ? Math.sqrt(cc * (2 - cc) * mueff) * y[i] : 0);
    }
    return moving;
  }

  private double updated(int i, int j, double[][] ranked, double[] before, boolean moving) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      double a = (ranked[k][i] - before[i]) / sigma;
      double b = (ranked[k][j] - before[j]) / sigma;
      sum += weights[k] * a * b;
    }
    double lost = moving ? 0 : c1 * cc * (2 - cc);
    return (1 - c1 - cmu + lost) * c[i][j] + c1 * pc[i] * pc[j] + cmu * sum;
  }

  private void decompose() {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) c[i][j] = c[j][i];
    }
    var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(c));
    axes = eigen.getV();
    lengths = eigen.getEigenvalues();
    for (int i = 0; i < n; i++) lengths[i] = Math.sqrt(Math.max(lengths[i], 1e-20));
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) sum += x[i] * y[i];
    return sum;
  }
}
