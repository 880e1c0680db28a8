package cajal.learn.online;

/// A price for mean outputs other than a target: ½·strength·Σ (r - target)² over the units, where r
/// is the mean output of a unit over steps and batch.
///
/// @param target in outputs (spikes) per step
public record RatePenalty(double strength, double target) {
  public static final RatePenalty NONE = new RatePenalty(0, 0);

  boolean isNone() {
    return strength == 0;
  }
}
