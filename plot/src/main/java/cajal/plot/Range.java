package cajal.plot;

/// The least and the greatest finite value seen, and how many values were not finite; `low` is
/// above `high` while nothing finite was seen.
record Range(double low, double high, long left) {
  /// Values beyond this size are taken as not finite: squares and differences of them overflow.
  private static final double LARGEST = 1e150;

  /// Lengths below this are taken as zero: their steps would vanish.
  static final double SMALLEST = 1 / LARGEST;

  static final Range NONE = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);

  static boolean usable(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /// Whether a value has a place on a logarithmic axis.
  static boolean positive(double value) {
    return value >= SMALLEST && usable(value);
  }

  static Range of(double... values) {
    return NONE.and(values);
  }

  Range and(double... values) {
    double least = low;
    double greatest = high;
    long unusable = left;
    for (double value : values) {
      if (usable(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      } else {
        unusable++;
      }
    }
    return new Range(least, greatest, unusable);
  }

  boolean empty() {
    return low > high;
  }

  /// Wider by a share of its length at both ends.
  Range padded(double share) {
    double pad = empty() ? 0 : (high - low) * share;
    return new Range(low - pad, high + pad, left);
  }
}
