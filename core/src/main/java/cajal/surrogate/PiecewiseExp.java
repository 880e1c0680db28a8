package cajal.surrogate;

/// Two exponentials: α/2 · exp(−α |x|).
public record PiecewiseExp(double alpha) implements Surrogate {
  public PiecewiseExp {
    Require.positive("PiecewiseExp", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    return alpha / 2 * Math.exp(-alpha * Math.abs(x));
  }
}
