package cajal.surrogate;

/// A power of the distance: (1 + 2|x| / (α + 1))^(−α).
public record QPseudoSpike(double alpha) implements Surrogate {
  public QPseudoSpike {
    Require.positive("QPseudoSpike", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    return Math.pow(1 + 2 * Math.abs(x) / (alpha + 1), -alpha);
  }
}
