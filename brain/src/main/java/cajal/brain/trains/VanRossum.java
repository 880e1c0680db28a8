package cajal.brain.trains;

/// The van Rossum distance: each spike becomes a decaying exponential, and the distance is that of
/// the two sums, √(∫ (f − g)² dt / τ).
///
/// One spike against none is √½, two spikes far apart in time 1. It is a smooth function of spike
/// times, so its gradient says where to move a spike that is within some τ of its partner; of
/// parameters that make spikes appear and vanish it is piecewise continuous.
///
/// Source: van Rossum 2001, Neural Comput. 13:751; sums in linear time as in Houghton and Kreuz
/// 2012, Network 23:48.
///
/// @param tau in ms: how far apart spikes may be and still count as similar
public record VanRossum(double tau) {
  public VanRossum {
    if (!(tau > 0) || Double.isInfinite(tau)) {
      throw new IllegalArgumentException(
          "a van Rossum distance with τ = " + tau + " ms; give a time constant in ms, as 10");
    }
  }

  public double distance(SpikeTrain one, SpikeTrain other) {
    double squared = product(one, one) + product(other, other) - 2 * product(one, other);
    return Math.sqrt(Math.max(0, squared));
  }

  /// ∫ f g dt / τ = ½ Σ exp(−|tᵢ − tⱼ|/τ).
  private double product(SpikeTrain one, SpikeTrain other) {
    return (past(one.times(), other.times(), true) + past(other.times(), one.times(), false)) / 2;
  }

  /// Σ exp(−(tᵢ − tⱼ)/τ) over the pairs with tⱼ before tᵢ, or with it.
  private double past(double[] late, double[] early, boolean ties) {
    double sum = 0;
    double trace = 0;
    double at = 0;
    int j = 0;
    for (double time : late) {
      while (j < early.length && (early[j] < time || ties && early[j] == time)) {
        trace = trace * Math.exp((at - early[j]) / tau) + 1;
        at = early[j++];
      }
      sum += trace * Math.exp((at - time) / tau);
    }
    return sum;
  }
}
