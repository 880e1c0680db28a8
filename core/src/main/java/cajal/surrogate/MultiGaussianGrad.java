package cajal.surrogate;

/// A bell with a shallow trough on each side: scale · ((1 + h) N(x; 0, σ) − h N(x; σ, sσ) − h N(x;
/// −σ, sσ)).
public record MultiGaussianGrad(double h, double s, double sigma, double scale)
    implements Surrogate {
  public MultiGaussianGrad {
    Require.finite("MultiGaussianGrad", "h", h);
    Require.positive("MultiGaussianGrad", "s", s);
    Require.positive("MultiGaussianGrad", "sigma", sigma);
    Require.positive("MultiGaussianGrad", "scale", scale);
  }

  @Override
  public double slope(double x) {
    double troughs = Bell.at(x - sigma, s * sigma) + Bell.at(x + sigma, s * sigma);
    return scale * ((1 + h) * Bell.at(x, sigma) - h * troughs);
  }
}
