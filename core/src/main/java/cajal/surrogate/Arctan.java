package cajal.surrogate;

/// The slope of an arc tangent: α/2 / (1 + (π α x / 2)²).
public record Arctan(double alpha) implements Surrogate {
  public Arctan {
    Require.positive("Arctan", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    double turned = Math.PI / 2 * alpha * x;
    return alpha / 2 / (1 + turned * turned);
  }
}
