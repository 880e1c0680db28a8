package cajal.cli.train;

import cajal.plot.Lines;

/// How often an answer is given, with how far chance may carry that.
///
/// Source of the interval: Wilson 1927, J. Am. Stat. Assoc. 22:209.
final class Choices {
  static final String REMARK = "Shaded: 95 % intervals of the shares, by the number of trials.";
  private static final double Z = 1.959964;

  private Choices() {}

  /// Percentages with their intervals; a gap where there are no trials.
  ///
  /// @param x what the trials are sorted by
  /// @param chosen how often the answer was given at each x
  /// @param trials of each x
  static Lines.Series percent(double[] x, int[] chosen, int[] trials) {
    double[] shares = new double[x.length];
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double n = trials[i];
      double p = chosen[i] / n;
      double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
      double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
      shares[i] = 100 * p;
      low[i] = 100 * (middle - half);
      high[i] = 100 * (middle + half);
    }
    return new Lines.Series("", x, shares, low, high);
  }
}
