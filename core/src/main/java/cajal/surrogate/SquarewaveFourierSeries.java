package cajal.surrogate;

/// The slope of the first n terms of a square wave: 4/T · Σ cos(2π (2i − 1) x / T), i from 1 to n.
public record SquarewaveFourierSeries(int n, double period) implements Surrogate {
  public SquarewaveFourierSeries {
    Require.positive("SquarewaveFourierSeries", "n", n);
    Require.positive("SquarewaveFourierSeries", "period", period);
  }

  @Override
  public double slope(double x) {
    double sum = 0;
    for (int i = 1; i <= n; i++) sum += Math.cos(2 * Math.PI * (2 * i - 1) * x / period);
    return 4 / period * sum;
  }
}
