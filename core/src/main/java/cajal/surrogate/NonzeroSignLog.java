package cajal.surrogate;

/// The slope of a logarithm on both sides: 1 / (1/α + |x|).
public record NonzeroSignLog(double alpha) implements Surrogate {
  public NonzeroSignLog {
    Require.positive("NonzeroSignLog", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    return 1 / (1 / alpha + Math.abs(x));
  }
}
