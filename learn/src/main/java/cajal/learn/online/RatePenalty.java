package cajal.learn.online;

/// A price for mean outputs other than a target: ½·strength·Σ (r - target)² over the units, where r
/// is the mean output of a unit over steps and batch.
///
/// @param target in outputs (spikes) per step
public record RatePenalty(double strength, double target) {
  public static final RatePenalty NONE = new RatePenalty(0, 0);

  /// The same for rates in Hz and steps of `dt` ms: ½·strength·Σ (r - target)² of rates in spikes
  /// per ms.
  public static RatePenalty hertz(double strength, double target, double dt) {
    return new RatePenalty(strength / (dt * dt), target / 1000 * dt);
  }

  boolean isNone() {
    return strength == 0;
  }
}
