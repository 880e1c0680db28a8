package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.kernel.Weight;
import cajal.random.Stream;
import cajal.random.Ziggurat;
import java.util.function.DoubleUnaryOperator;

/// Weights of synapses, to give to a connection or to fill an array with [Weight#of] or [Dense].
///
/// A drawn weight depends on the key, the source and the target alone.
public final class Weights {
  private Weights() {}

  /// `value` for every synapse.
  public static Weight constant(double value) {
    return new Weight.Constant(value);
  }

  /// Uniform on [low, high).
  public static Weight uniform(double low, double high) {
    require(low <= high, "uniform(%s, %s): give the lower end first", low, high);
    return new Weight.Uniform(low, high);
  }

  /// Normal with the given mean and standard deviation.
  public static Weight normal(double mean, double sd) {
    require(sd >= 0, "normal(%s, %s): give a standard deviation of 0 or more", mean, sd);
    return new Weight.Normal(mean, sd);
  }

  /// Normal with the given mean and standard deviation, on condition that it is in [low, high].
  public static Weight truncatedNormal(double mean, double sd, double low, double high) {
    require(sd > 0, "truncatedNormal(%s, %s, …): give a standard deviation above 0", mean, sd);
    require(low < high, "truncatedNormal on [%s, %s]: give the lower end first", low, high);
    double a = (low - mean) / sd;
    double b = (high - mean) / sd;
    return bits -> Math.clamp(mean + sd * truncated(a, b, new Stream(bits)), low, high);
  }

  /// Exponential with the given mean.
  public static Weight exponential(double mean) {
    require(mean >= 0, "exponential(%s): give a mean of 0 or more%s", mean, "");
    return bits -> mean * new Stream(bits).exponential();
  }

  /// Log-normal: the exponential of a normal number of mean `mu` and standard deviation `sigma`.
  public static Weight logNormal(double mu, double sigma) {
    require(sigma >= 0, "logNormal(%s, %s): give a sigma of 0 or more", mu, sigma);
    return bits -> StrictMath.exp(mu + sigma * Ziggurat.normal(bits));
  }

  /// Gamma of mean `shape * scale`.
  public static Weight gamma(double shape, double scale) {
    require(shape > 0 && scale >= 0, "gamma(%s, %s): give a shape above 0", shape, scale);
    return bits -> scale * gamma(shape, new Stream(bits));
  }

  /// One weight for each synapse, a function of the distance it bridges.
  public static double[] byDistance(Csr csr, Layout pre, Layout post, DoubleUnaryOperator weight) {
    pre.requireFor(Ends.distinct(csr.pre(), csr.post()), post);
    double[] w = new double[csr.size()];
    for (int i = 0; i < csr.pre(); i++) {
      for (int k = csr.rowStart()[i]; k < csr.rowStart()[i + 1]; k++) {
        w[k] = weight.applyAsDouble(pre.distance(i, post, csr.target()[k]));
      }
    }
    return w;
  }

  /// For [#byDistance]: max·exp(−d²/2σ²), and 0 where that is below `min`.
  public static DoubleUnaryOperator gaussianDecay(double sigma, double max, double min) {
    return d -> floored(max * bell(d, sigma), min);
  }

  /// For [#byDistance]: a difference of Gaussians, and 0 where its size is below `min`.
  public static DoubleUnaryOperator dogDecay(
      double maxPositive,
      double sigmaPositive,
      double maxNegative,
      double sigmaNegative,
      double min) {
    return d ->
        floored(maxPositive * bell(d, sigmaPositive) - maxNegative * bell(d, sigmaNegative), min);
  }

  private static double bell(double d, double sigma) {
    return StrictMath.exp(-0.5 * (d / sigma) * (d / sigma));
  }

  private static double floored(double w, double min) {
    return Math.abs(w) < min ? 0 : w;
  }

  /// Standard normal on [a, b], by the cheapest of three rejections. Source: Robert 1995.
  private static double truncated(double a, double b, Stream stream) {
    if (b < 0) return -truncated(-b, -a, stream);
    if (a <= 0 && b - a > 2) {
      double z = stream.normal();
      while (z < a || z > b) z = stream.normal();
      return z;
    }
    double peak = Math.max(a, 0);
    if (a <= 0 || (b - a) * a < 2) {
      while (true) {
        double z = a + (b - a) * stream.uniform();
        if (stream.uniform() < StrictMath.exp((peak * peak - z * z) / 2)) return z;
      }
    }
    double rate = (a + Math.sqrt(a * a + 4)) / 2;
    while (true) {
      double z = a + stream.exponential() / rate;
      double off = z - rate;
      if (z <= b && stream.uniform() < StrictMath.exp(-off * off / 2)) return z;
    }
  }

  /// Source: Marsaglia and Tsang 2000, "A simple method for generating gamma variables".
  private static double gamma(double shape, Stream stream) {
    if (shape < 1) {
      double boost = StrictMath.exp(-stream.exponential() / shape);
      return gamma(shape + 1, stream) * boost;
    }
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = stream.normal();
      double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
      if (v <= 0) continue;
      double u = 1 - stream.uniform();
      if (StrictMath.log(u) < x * x / 2 + d * (1 - v + StrictMath.log(v))) return d * v;
    }
  }

  private static void require(boolean right, String message, Object... values) {
    if (!right) throw new IllegalArgumentException("weights " + message.formatted(values));
  }
}
