package cajal.surrogate;

/// Two exponentials of height 1: exp(−α |x|).
public record SlayerGrad(double alpha) implements Surrogate {
  public SlayerGrad {
    Require.positive("SlayerGrad", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    return Math.exp(-alpha * Math.abs(x));
  }
}
