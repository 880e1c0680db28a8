package cajal.surrogate;

/// A bell: α N(x; 0, σ).
public record GaussianGrad(double sigma, double alpha) implements Surrogate {
  public GaussianGrad {
    Require.positive("GaussianGrad", "sigma", sigma);
    Require.positive("GaussianGrad", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    return alpha * Bell.at(x, sigma);
  }
}
