package cajal.learn.event;

/// A loss of who spikes first, and its derivative by the time of each spike, per ms.
///
/// @param isRight whether what should spike first did
public record TimeLoss(double value, double[] times, boolean isRight) {

  /// Cross-entropy of who of the first `classes` cells spikes first: −log softmax(−t/scale) of the
  /// cell that should. A silent cell counts as one that spikes at `late`, without a derivative.
  ///
  /// @param scale how much earlier counts, ms
  public static TimeLoss first(Spikes spikes, int classes, int label, double scale, double late) {
    int[] firsts = spikes.firsts(classes);
    double[] powers = new double[classes];
    double earliest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      powers[c] = firsts[c] < 0 ? late : spikes.times()[firsts[c]];
      earliest = Math.min(earliest, powers[c]);
    }
    double own = powers[label];
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      powers[c] = Math.exp((earliest - powers[c]) / scale);
      sum += powers[c];
    }
    double[] times = new double[spikes.count()];
    for (int c = 0; c < classes; c++) {
      if (firsts[c] < 0) continue;
      times[firsts[c]] = ((c == label ? 1 : 0) - powers[c] / sum) / scale;
    }
    boolean isRight = firsts[label] >= 0 && own == earliest;
    return new TimeLoss((own - earliest) / scale + Math.log(sum), times, isRight);
  }
}
