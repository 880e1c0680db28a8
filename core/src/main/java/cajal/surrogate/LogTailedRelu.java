package cajal.surrogate;

/// A step with a tail: α where x ≤ 0, 1 up to x = 1, then 1/x.
public record LogTailedRelu(double alpha) implements Surrogate {
  public LogTailedRelu {
    Require.finite("LogTailedRelu", "alpha", alpha);
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 / Math.max(x, 1) : alpha;
  }
}
