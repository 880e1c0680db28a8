package cajal.learn.init;

import cajal.random.Stream;
import cajal.random.Variate;

/// Variates that take a number of tries, each a pure function of 64 random bits.
final class Rejection {
  /// Beyond this far out from the nearer end of a tail less than e⁻⁵⁰ of it is left.
  private static final double TAIL = 10;

  private Rejection() {}

  /// Standard normal between two ends.
  static double truncatedNormal(double low, double high, long bits) {
    Stream draws = new Stream(bits);
    boolean wide = low < 0.5 && high > -0.5 && high - low > 2;
    return wide ? cut(low, high, draws) : fromUniform(low, high, draws);
  }

  private static double cut(double low, double high, Stream draws) {
    while (true) {
      double z = Variate.normal64(draws.bits());
      if (z >= low && z <= high) return z;
    }
  }

  /// Tries uniform numbers, and takes them as often as the density is high.
  private static double fromUniform(double low, double high, Stream draws) {
    double top = Math.clamp(0, low, high);
    double from = Math.max(low, top - TAIL);
    double to = Math.min(high, top + TAIL);
    while (true) {
      double z = from + (to - from) * Variate.uniform64(draws.bits());
      double density = StrictMath.exp((top * top - z * z) / 2);
      if (Variate.uniform64(draws.bits()) < density) return z;
    }
  }

  /// Gamma of scale 1. Source: Marsaglia and Tsang 2000, "A simple method for generating gamma
  /// variables"; below shape 1 by its boost.
  static double gamma(double shape, long bits) {
    Stream draws = new Stream(bits);
    if (shape >= 1) return gamma(shape, draws);
    double u = 1 - Variate.uniform64(draws.bits());
    return gamma(shape + 1, draws) * StrictMath.pow(u, 1 / shape);
  }

  private static double gamma(double shape, Stream draws) {
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = Variate.normal64(draws.bits());
      double v = 1 + c * z;
      if (v <= 0) continue;
      v = v * v * v;
      double u = 1 - Variate.uniform64(draws.bits());
      if (StrictMath.log(u) < z * z / 2 + d - d * v + d * StrictMath.log(v)) return d * v;
    }
  }
}
