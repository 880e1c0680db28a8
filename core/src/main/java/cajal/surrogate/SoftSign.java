package cajal.surrogate;

/// The slope of a soft sign: α/2 / (1 + |αx|)².
public record SoftSign(double alpha) implements Surrogate {
  public SoftSign {
    Require.positive("SoftSign", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    double wide = 1 + Math.abs(alpha * x);
    return alpha / 2 / (wide * wide);
  }
}
