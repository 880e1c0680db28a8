package cajal.surrogate;

/// A triangle: α − α² |x| where |x| ≤ 1/α, else 0.
public record PiecewiseQuadratic(double alpha) implements Surrogate {
  public PiecewiseQuadratic {
    Require.positive("PiecewiseQuadratic", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    return Math.max(alpha - alpha * alpha * Math.abs(x), 0);
  }
}
