package cajal.learn.data;

/// A log-normal distribution, as of the strengths of synapses.
///
/// @param mu mean of the logarithms
/// @param sigma their standard deviation
/// @param count of numbers that it was fitted to
public record LogNormal(double mu, double sigma, int count) {

  /// Fitted to the sizes of numbers by maximum likelihood; zeros are left out.
  ///
  /// @throws IllegalArgumentException if fewer than 2 numbers are not zero
  public static LogNormal fit(double[] numbers) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (double number : numbers) {
      if (number == 0) continue;
      double log = Math.log(Math.abs(number));
      sum += log;
      squares += log * log;
      count++;
    }
    if (count < 2) {
      throw new IllegalArgumentException(
          "a log-normal distribution is fitted to 2 numbers or more that are not zero, found "
              + count);
    }
    double mean = sum / count;
    return new LogNormal(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)), count);
  }

  /// Per unit of the natural logarithm.
  public double density(double log) {
    double z = (log - mu) / sigma;
    return Math.exp(-z * z / 2) / (sigma * Math.sqrt(2 * Math.PI));
  }
}
