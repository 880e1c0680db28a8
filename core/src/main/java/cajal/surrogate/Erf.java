package cajal.surrogate;

/// The slope of the error function: α/√π · exp(−α² x²).
public record Erf(double alpha) implements Surrogate {
  public Erf {
    Require.positive("Erf", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    return alpha / Math.sqrt(Math.PI) * Math.exp(-alpha * alpha * x * x);
  }
}
