package cajal.surrogate;

/// A sigmoid below the threshold, a logarithm above: α σ(αx) (1 − σ(αx)) where x < 0, else β / (x +
/// 1 + ε).
public record S2nn(double alpha, double beta, double epsilon) implements Surrogate {
  public S2nn {
    Require.positive("S2nn", "alpha", alpha);
    Require.positive("S2nn", "beta", beta);
    Require.positive("S2nn", "epsilon", epsilon);
  }

  @Override
  public double slope(double x) {
    double e = Math.exp(-Math.abs(alpha * x));
    // |x| keeps the side that is not taken away from a pole, which would spoil second derivatives
    return x < 0 ? alpha * e / ((1 + e) * (1 + e)) : beta / (Math.abs(x) + 1 + epsilon);
  }
}
