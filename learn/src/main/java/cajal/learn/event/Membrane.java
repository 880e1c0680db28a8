package cajal.learn.event;

/// A leaky membrane with an exponential synapse: τm V' = −V + I, τs I' = −I. A spike that arrives
/// adds its weight to I; where V reaches the threshold from below the cell spikes and V becomes 0.
///
/// @param tau of the membrane, ms
/// @param synapse the time constant of the synapse, ms
/// @param threshold in units of V
public record Membrane(double tau, double synapse, double threshold) {
  private static final int MOST_STEPS = 200;

  public Membrane {
    if (!(tau > 0 && synapse > 0 && threshold > 0)) {
      throw new IllegalArgumentException(
          "membrane: tau %s ms, synapse %s ms, threshold %s. Give positive numbers."
              .formatted(tau, synapse, threshold));
    }
  }

  /// What is left of V after `s` ms.
  double leak(double s) {
    return Math.exp(-s / tau);
  }

  /// What is left of I after `s` ms.
  double decay(double s) {
    return Math.exp(-s / synapse);
  }

  /// V after `s` ms of I that started at 1.
  double response(double s) {
    double apart = s * (1 / synapse - 1 / tau);
    double mean = apart == 0 ? 1 : -Math.expm1(-apart) / apart;
    return leak(s) * s / tau * mean;
  }

  /// The integral of the response over the first `s` ms.
  double area(double s) {
    return -synapse * Math.expm1(-s / synapse) - tau * response(s);
  }

  /// When V reaches the threshold, in ms from now; infinite if it does not.
  double crossing(double v, double i) {
    if (i <= threshold || i <= v) return Double.POSITIVE_INFINITY;
    if (v >= threshold) return 0;
    double top = peak(v, i);
    if (Double.isNaN(top) || i * decay(top) <= threshold) return Double.POSITIVE_INFINITY;
    return root(v, i, top);
  }

  /// When V is highest: where it is I. NaN if it has no peak.
  private double peak(double v, double i) {
    double ratio = tau / synapse;
    double rise = (i - v) / (i * ratio);
    double bent = 1 - rise * (ratio - 1);
    if (bent <= 0) return Double.NaN;
    return ratio == 1 ? tau * rise : -tau * Math.log1p(-rise * (ratio - 1)) / (ratio - 1);
  }

  /// Newton's steps, halving where one leaves the rising part that holds the root.
  private double root(double v, double i, double top) {
    double low = 0;
    double high = top;
    double s = Math.min(top / 2, tau * (threshold - v) / (i - v));
    for (int step = 0; step < MOST_STEPS; step++) {
      double above = v * leak(s) + i * response(s) - threshold;
      if (above == 0) return s;
      if (above > 0) high = s;
      else low = s;
      double slope = (i * decay(s) - (above + threshold)) / tau;
      double next = s - above / slope;
      if (!(next > low && next < high)) next = low + (high - low) / 2;
      if (Math.abs(next - s) <= Math.ulp(s)) return next;
      s = next;
    }
    return s;
  }
}
