package cajal.learn.search;

import cajal.learn.optim.Box;

/// Rosenbrock's banana as a sum of squares: 0 at (1, 1).
record Valley() implements Landscape {
  @Override
  public Box box() {
    return new Box(new double[] {-2, -1}, new double[] {2, 3});
  }

  @Override
  public double[] values(double[][] points) {
    return slopes(points).values();
  }

  @Override
  public Slopes slopes(double[][] points) {
    Residuals all = residuals(points);
    double[] values = new double[points.length];
    double[][] gradients = new double[points.length][2];
    for (int n = 0; n < points.length; n++) {
      for (int m = 0; m < 2; m++) {
        double r = all.residuals()[n][m];
        values[n] += r * r;
        for (int k = 0; k < 2; k++) gradients[n][k] += 2 * r * all.jacobians()[n][m][k];
      }
    }
    return new Slopes(values, gradients);
  }

  @Override
  public Residuals residuals(double[][] points) {
    double[][] residuals = new double[points.length][];
    double[][][] jacobians = new double[points.length][][];
    for (int n = 0; n < points.length; n++) {
      double x = points[n][0];
      double y = points[n][1];
      residuals[n] = new double[] {1 - x, 10 * (y - x * x)};
      jacobians[n] = new double[][] {{-1, 0}, {-20 * x, 10}};
    }
    return new Residuals(residuals, jacobians);
  }
}
