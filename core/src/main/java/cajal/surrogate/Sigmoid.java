package cajal.surrogate;

/// The slope of a sigmoid: α σ(αx) (1 − σ(αx)).
public record Sigmoid(double alpha) implements Surrogate {
  public Sigmoid {
    Require.positive("Sigmoid", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    double e = Math.exp(-Math.abs(alpha * x));
    return alpha * e / ((1 + e) * (1 + e));
  }
}
