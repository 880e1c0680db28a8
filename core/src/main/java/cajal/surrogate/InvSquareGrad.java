package cajal.surrogate;

/// The inverse of a square: 1 / (α |x| + 1)².
public record InvSquareGrad(double alpha) implements Surrogate {
  public InvSquareGrad {
    Require.positive("InvSquareGrad", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    double wide = alpha * Math.abs(x) + 1;
    return 1 / (wide * wide);
  }
}
