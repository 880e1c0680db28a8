package cajal.systems.fitting.spikes;

/// Where a field of a model is searched: evenly, or on a logarithmic scale.
public record Range(String field, double low, double high, boolean logarithmic) {
  public Range {
    boolean finite = low < high && !Double.isInfinite(low) && !Double.isInfinite(high);
    if (finite && !(logarithmic && low <= 0)) {
      // a range that can be searched
    } else {
      throw new IllegalArgumentException(
          "%s is to be fitted from %s to %s; give the smaller number first%s"
              .formatted(field, low, high, logarithmic ? ", both above 0" : ""));
    }
  }

  public static Range of(String field, double low, double high) {
    return new Range(field, low, high, false);
  }

  /// For numbers whose order of magnitude is in question, such as time constants.
  public static Range scale(String field, double low, double high) {
    return new Range(field, low, high, true);
  }

  /// The number at a place from 0 to 1.
  double at(double place) {
    if (!logarithmic) return low + place * (high - low);
    return StrictMath.exp(StrictMath.log(low) + place * StrictMath.log(high / low));
  }
}
