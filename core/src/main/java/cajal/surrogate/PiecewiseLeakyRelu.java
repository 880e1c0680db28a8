package cajal.surrogate;

/// A box with a leak: 1/(2w) where |x| ≤ w, else c.
public record PiecewiseLeakyRelu(double c, double w) implements Surrogate {
  public PiecewiseLeakyRelu {
    Require.finite("PiecewiseLeakyRelu", "c", c);
    Require.positive("PiecewiseLeakyRelu", "w", w);
  }

  @Override
  public double slope(double x) {
    return Math.abs(x) <= w ? 1 / (2 * w) : c;
  }
}
