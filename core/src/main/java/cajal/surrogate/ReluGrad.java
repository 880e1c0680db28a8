package cajal.surrogate;

/// A triangle: max(α · width − α |x|, 0); what the neurons of BrainPy have if not told otherwise.
public record ReluGrad(double alpha, double width) implements Surrogate {
  public ReluGrad {
    Require.positive("ReluGrad", "alpha", alpha);
    Require.positive("ReluGrad", "width", width);
  }

  @Override
  public double slope(double x) {
    return Math.max(alpha * width - alpha * Math.abs(x), 0);
  }
}
