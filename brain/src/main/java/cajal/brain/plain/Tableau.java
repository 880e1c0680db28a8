package cajal.brain.plain;

/// Butcher's tableau of an explicit Runge-Kutta scheme.
///
/// Sums run from left to right over the entries that are not 0, are then multiplied by dt and added
/// to x, so that any code that does the same gives the same bits.
record Tableau(double[][] a, double[] b, double[] c) {
  static final Tableau EULER = new Tableau(new double[][] {{}}, new double[] {1}, new double[] {0});

  static final Tableau MIDPOINT =
      new Tableau(new double[][] {{}, {0.5}}, new double[] {0, 1}, new double[] {0, 0.5});

  static final Tableau HEUN =
      new Tableau(new double[][] {{}, {1}}, new double[] {0.5, 0.5}, new double[] {0, 1});

  static final Tableau RK4 =
      new Tableau(
          new double[][] {{}, {0.5}, {0, 0.5}, {0, 0, 1}},
          new double[] {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0},
          new double[] {0, 0.5, 0.5, 1});

  double[] next(Dynamics system, double t, double dt, double[] x) {
    double[][] k = new double[b.length][x.length];
    for (int stage = 0; stage < b.length; stage++) {
      double[] at = moved(x, dt, a[stage], k);
      system.slopes(t + c[stage] * dt, at, k[stage]);
    }
    return moved(x, dt, b, k);
  }

  private static double[] moved(double[] x, double dt, double[] weights, double[][] k) {
    double[] moved = x.clone();
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (int stage = 0; stage < weights.length; stage++) {
        if (weights[stage] != 0) sum += weights[stage] * k[stage][i];
      }
      moved[i] += dt * sum;
    }
    return moved;
  }
}
