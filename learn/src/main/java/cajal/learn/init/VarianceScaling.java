package cajal.learn.init;

import cajal.ir.Shape;
import cajal.random.Key;
import cajal.random.Variate;

/// Mean 0 and variance `scale` / n, where n counts inputs, outputs or the mean of both, so that
/// activity keeps its size from layer to layer.
public record VarianceScaling(double scale, Mode mode, Distribution distribution)
    implements Initializer {
  /// The standard deviation of a standard normal variable cut at ±2.
  private static final double CUT_SD = 0.8796256610342398;

  /// What n counts.
  public enum Mode {
    FAN_IN,
    FAN_OUT,
    FAN_AVERAGE
  }

  /// What the numbers are drawn from; the truncated normal is cut at two standard deviations and
  /// widened so that its variance is that asked for.
  public enum Distribution {
    UNIFORM,
    NORMAL,
    TRUNCATED_NORMAL
  }

  public VarianceScaling {
    Initializers.positive("VarianceScaling", "scale", scale);
  }

  @Override
  public double[] numbers(Shape shape, Fan fan, Key key) {
    double n =
        switch (mode) {
          case FAN_IN -> fan.in();
          case FAN_OUT -> fan.out();
          case FAN_AVERAGE -> (fan.in() + fan.out()) / 2.0;
        };
    double sd = Math.sqrt(scale / Math.max(1, n));
    double reach = Math.sqrt(3) * sd;
    double before = sd / CUT_SD;
    return switch (distribution) {
      case UNIFORM ->
          Initializers.draws(shape.size(), key, bits -> reach * (2 * Variate.uniform64(bits) - 1));
      case NORMAL -> Initializers.draws(shape.size(), key, bits -> sd * Variate.normal64(bits));
      case TRUNCATED_NORMAL ->
          Initializers.draws(
              shape.size(), key, bits -> before * Rejection.truncatedNormal(-2, 2, bits));
    };
  }
}
