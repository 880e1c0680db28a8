package cajal.plot;

import cajal.brain.Spikes;

/// The rate of a population in Hz at the middles of equal bins, smoothed with a Gaussian that is
/// normalised anew at the ends of the window, so that a steady rate stays level there.
record PopulationRate(double[] times, double[] hertz) {
  private static final int BINS_PER_SIGMA = 4;
  private static final int MOST_BINS = 1 << 20;

  /// A smoothing in ms that suits a window: the 1, 2 or 5 times a power of ten next to 1/250 of it,
  /// or 1 ms where that is less, as spikes stand in steps of about 0.1 ms.
  static double smoothing(double from, double to) {
    double least = Math.min(1, (to - from) / 10);
    double wanted = Math.max((to - from) / 250, least);
    double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(wanted)));
    double lead = wanted / power;
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
  }

  static PopulationRate of(Spikes spikes, TimeAxis time, double sigma) {
    double length = time.to() - time.from();
    if (!(sigma > 0) || length / sigma * BINS_PER_SIGMA > MOST_BINS) {
      throw new IllegalArgumentException(
          "rates smoothed over "
              + sigma
              + " ms in a window of "
              + length
              + " ms; smooth over "
              + smoothing(time.from(), time.to())
              + " ms or so");
    }
    int bins = (int) Math.max(1, Math.ceil(length / sigma * BINS_PER_SIGMA));
    double width = length / bins;
    double[] counts = new double[bins];
    for (double t : spikes.times()) {
      if (time.holds(t)) counts[Math.min(bins - 1, (int) ((t - time.from()) / width))]++;
    }
    double perCount = 1000 / (width * Math.max(spikes.neurons(), 1));
    double[] hertz = smoothed(counts, sigma / width);
    double[] times = new double[bins];
    for (int i = 0; i < bins; i++) {
      hertz[i] *= perCount;
      times[i] = (time.from() + (i + 0.5) * width) * time.perMs();
    }
    return new PopulationRate(times, hertz);
  }

  private static double[] smoothed(double[] values, double sigma) {
    int reach = (int) Math.min(Math.ceil(4 * sigma), values.length);
    double[] weights = new double[reach + 1];
    for (int d = 0; d <= reach; d++) weights[d] = StrictMath.exp(-0.5 * (d / sigma) * (d / sigma));
    double[] smooth = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      double weight = 0;
      int last = Math.min(values.length - 1, i + reach);
      for (int j = Math.max(0, i - reach); j <= last; j++) {
        double w = weights[Math.abs(i - j)];
        sum += w * values[j];
        weight += w;
      }
      smooth[i] = sum / weight;
    }
    return smooth;
  }
}
