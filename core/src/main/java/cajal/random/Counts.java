package cajal.random;

/// Exact Poisson and binomial counts as pure functions of 64 random bits.
///
/// Small means are inverted by adding up probabilities; larger ones take a transformed rejection,
/// whose few draws come from the [SplitMix] sequence that starts at the bits. Source: Hörmann 1993,
/// algorithms PTRS and BTRS.
public final class Counts {
  private static final double LARGEST_MEAN = 2e9;
  private static final double INVERTED_MEAN = 10;
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final double[] STIRLING = {
    0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509,
    0.01664469118982119, 0.01387612882307075, 0.01189670994589177, 0.01041126526197209,
    0.009255462182712733, 0.00833056343336287
  };

  private Counts() {}

  /// Poisson count of mean `lambda`, from 0 to 2·10⁹.
  public static int poisson(double lambda, long bits) {
    if (!isMean(lambda)) throw noMean(lambda, "");
    return poisson(lambda, none(lambda), bits);
  }

  /// The same of a mean that is known to be one, given [#none] of it.
  public static int poisson(double lambda, double none, long bits) {
    return lambda < INVERTED_MEAN
        ? poissonInverted(lambda, none, bits)
        : poissonRejected(lambda, bits);
  }

  /// The probability of the count 0, exp(−λ), where it is needed.
  public static double none(double lambda) {
    return lambda < INVERTED_MEAN ? StrictMath.exp(-lambda) : 0;
  }

  public static boolean isMean(double lambda) {
    return lambda >= 0 && lambda <= LARGEST_MEAN;
  }

  /// What to throw of a number that is no mean.
  ///
  /// @param whose where it was found, with a space in front; empty where nothing is known
  public static IllegalArgumentException noMean(double lambda, String whose) {
    return new IllegalArgumentException(
        "poisson: mean %s%s; give a mean count from 0 to 2e9 (a rate in Hz times dt in ms / 1000)"
            .formatted(lambda, whose));
  }

  private static int poissonInverted(double lambda, double none, long bits) {
    double u = Variate.uniform64(bits);
    double p = none;
    int k = 0;
    while (u >= p && p > 0) {
      u -= p;
      p *= lambda / ++k;
    }
    return k;
  }

  private static int poissonRejected(double lambda, long state) {
    double b = 0.931 + 2.53 * Math.sqrt(lambda);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double logLambda = StrictMath.log(lambda);
    while (true) {
      double u = unit(state += SplitMix.GAMMA) - 0.5;
      double v = unit(state += SplitMix.GAMMA);
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + lambda + 0.43);
      if (us >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return (int) k;
      if (k < 0 || (us < 0.013 && v > us)) continue;
      double hat = StrictMath.log(v * inverseAlpha / (a / (us * us) + b));
      if (hat <= k * logLambda - lambda - logFactorial(k)) return (int) k;
    }
  }

  /// The number of successes in `n` trials of probability `p`.
  public static int binomial(int n, double p, long bits) {
    if (n < 0 || !(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "binomial: %d trials of probability %s; give n ≥ 0 and a probability from 0 to 1"
              .formatted(n, p));
    }
    if (p > 0.5) return n - binomial(n, 1 - p, bits);
    return n * p < INVERTED_MEAN ? binomialInverted(n, p, bits) : binomialRejected(n, p, bits);
  }

  private static int binomialInverted(int n, double p, long bits) {
    double u = Variate.uniform64(bits);
    double odds = p / (1 - p);
    double term = StrictMath.exp(n * StrictMath.log1p(-p));
    int k = 0;
    while (u >= term && k < n) {
      u -= term;
      k++;
      term *= odds * (n - k + 1.0) / k;
    }
    return k;
  }

  private static int binomialRejected(int n, double p, long state) {
    double spread = Math.sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * spread;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double alpha = (2.83 + 5.1 / b) * spread;
    double odds = p / (1 - p);
    double mode = Math.floor((n + 1.0) * p);
    double peak =
        (mode + 0.5) * StrictMath.log((mode + 1) / (odds * (n - mode + 1)))
            + stirling(mode)
            + stirling(n - mode);
    while (true) {
      double u = unit(state += SplitMix.GAMMA) - 0.5;
      double v = unit(state += SplitMix.GAMMA);
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + n * p + 0.5);
      if (k < 0 || k > n) continue;
      if (us >= 0.07 && v <= 0.92 - 4.2 / b) return (int) k;
      double bound =
          peak
              + (n + 1.0) * StrictMath.log((n - mode + 1) / (n - k + 1))
              + (k + 0.5) * StrictMath.log(odds * (n - k + 1) / (k + 1))
              - stirling(k)
              - stirling(n - k);
      if (StrictMath.log(v * alpha / (a / (us * us) + b)) <= bound) return (int) k;
    }
  }

  private static double logFactorial(double k) {
    return HALF_LOG_TWO_PI + (k + 0.5) * StrictMath.log(k + 1) - (k + 1) + stirling(k);
  }

  /// What Stirling's formula for log k! leaves out.
  private static double stirling(double k) {
    if (k < STIRLING.length) return STIRLING[(int) k];
    double square = (k + 1) * (k + 1);
    return (1 / 12.0 - (1 / 360.0 - 1 / 1260.0 / square) / square) / (k + 1);
  }

  private static double unit(long state) {
    return ((SplitMix.mix(state) >>> 12) + 0.5) * 0x1p-52;
  }
}
