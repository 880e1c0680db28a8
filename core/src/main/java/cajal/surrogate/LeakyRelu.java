package cajal.surrogate;

/// A step: α where x < 0, else β.
public record LeakyRelu(double alpha, double beta) implements Surrogate {
  public LeakyRelu {
    Require.finite("LeakyRelu", "alpha", alpha);
    Require.finite("LeakyRelu", "beta", beta);
  }

  @Override
  public double slope(double x) {
    return x < 0 ? alpha : beta;
  }
}
