package cajal.plot;

import java.util.Arrays;

/// Counts of values in bins: bin `i` holds the values from `edges[i]` up to, not including,
/// `edges[i + 1]`; the last bin holds its upper edge as well.
record Histogram(double[] edges, long[] counts) {
  static Histogram of(double[] edges, double... values) {
    long[] counts = new long[edges.length - 1];
    for (double value : values) {
      if (!(value >= edges[0] && value <= edges[edges.length - 1])) continue;
      int found = Arrays.binarySearch(edges, value);
      int bin = found >= 0 ? found : -found - 2;
      counts[Math.min(bin, counts.length - 1)]++;
    }
    return new Histogram(edges, counts);
  }

  static double[] linearEdges(double from, double to, int bins) {
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) edges[i] = from + (to - from) * i / bins;
    return edges;
  }

  static double[] logEdges(double from, double to, int bins) {
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) edges[i] = from * StrictMath.pow(to / from, i / (double) bins);
    return edges;
  }

  /// Bins of whole numbers from `least` to `greatest`, as many to each, at most about `most` bins.
  static double[] wholeEdges(int least, int greatest, int most) {
    long count = (long) greatest - least + 1;
    long width = (count + most - 1) / most;
    int bins = (int) ((count + width - 1) / width);
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) edges[i] = least - 0.5 + (double) i * width;
    return edges;
  }

  long total() {
    long sum = 0;
    for (long count : counts) sum += count;
    return sum;
  }

  long most() {
    long most = 0;
    for (long count : counts) most = Math.max(most, count);
    return most;
  }
}
