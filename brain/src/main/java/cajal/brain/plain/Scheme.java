package cajal.brain.plain;

import cajal.math.Fn;

/// How a plain run goes from t to t + dt.
///
/// With noise, Euler is Euler–Maruyama (Itô, strong order 1/2), Milstein is Itô of strong order 1,
/// and Heun is Stratonovich. The normal numbers ξ of a step are given, dW = √dt ξ.
public enum Scheme {
  /// x + dt f(x), and + g(x) dW where there is noise.
  EULER(1, true),
  /// x + dt f(x + dt/2 f(x)).
  MIDPOINT(2, false),
  /// The mean of the slopes (and noises) at x and where Euler would go.
  HEUN(2, true),
  /// The classical scheme of Runge and Kutta.
  RK4(4, false),
  /// x + dt exprel(dt J) f(x), and + g(x) dW; J is each equation's derivative to its own state.
  EXPONENTIAL_EULER(1, true),
  /// The exact solution of linear equations with constant input.
  EXACT(Integer.MAX_VALUE, false),
  /// Euler–Maruyama and + g g'/2 (dW² − dt), g' each term's derivative to its own state.
  MILSTEIN(1, true);

  private final int order;
  private final boolean forNoise;

  Scheme(int order, boolean forNoise) {
    this.order = order;
    this.forNoise = forNoise;
  }

  /// Order of convergence without noise.
  public int order() {
    return order;
  }

  /// The state at t + dt; `x` is not modified.
  ///
  /// @throws IllegalArgumentException if the system has noise and the scheme is not for it, or is
  ///   not linear and the scheme is [#EXACT]
  public double[] next(Dynamics system, double t, double dt, double[] x, double[] normals) {
    if (system.noisy() && !forNoise) {
      throw new IllegalArgumentException(
          this
              + " has no rule for @Noise; integrate with EULER, EXPONENTIAL_EULER, HEUN or"
              + " MILSTEIN");
    }
    double[] next =
        switch (this) {
          case EULER, MILSTEIN -> Tableau.EULER.next(system, t, dt, x);
          case MIDPOINT -> Tableau.MIDPOINT.next(system, t, dt, x);
          case HEUN -> system.noisy() ? x : Tableau.HEUN.next(system, t, dt, x);
          case RK4 -> Tableau.RK4.next(system, t, dt, x);
          case EXPONENTIAL_EULER -> exponentialEuler(system, t, dt, x);
          case EXACT -> LinearPart.of(system, t, x).next(dt);
        };
    if (!system.noisy()) return next;
    return switch (this) {
      case HEUN -> stratonovichHeun(system, t, dt, x, normals);
      case MILSTEIN -> milstein(system, t, dt, x, kicked(system, t, dt, x, next, normals), normals);
      default -> kicked(system, t, dt, x, next, normals);
    };
  }

  private static double[] exponentialEuler(Dynamics system, double t, double dt, double[] x) {
    double[] f = new double[x.length];
    system.slopes(t, x, f);
    double[] next = x.clone();
    for (int i = 0; i < x.length; i++) {
      double j = OwnDerivative.of((s, at, out) -> system.slopes(s, at, out), t, x, i);
      next[i] += dt * Fn.exprel(dt * j) * f[i];
    }
    return next;
  }

  private static double[] kicked(
      Dynamics system, double t, double dt, double[] x, double[] next, double[] normals) {
    double[] g = new double[x.length];
    system.noises(t, x, g);
    double[] kicked = next.clone();
    for (int i = 0; i < x.length; i++) kicked[i] += g[i] * (Math.sqrt(dt) * normals[i]);
    return kicked;
  }

  private static double[] milstein(
      Dynamics system, double t, double dt, double[] x, double[] kicked, double[] normals) {
    double[] g = new double[x.length];
    system.noises(t, x, g);
    double[] next = kicked.clone();
    for (int i = 0; i < x.length; i++) {
      double slope = OwnDerivative.of((s, at, out) -> system.noises(s, at, out), t, x, i);
      double dW = Math.sqrt(dt) * normals[i];
      next[i] += 0.5 * g[i] * slope * (dW * dW - dt);
    }
    return next;
  }

  private static double[] stratonovichHeun(
      Dynamics system, double t, double dt, double[] x, double[] normals) {
    int n = x.length;
    double[] f = new double[n];
    double[] g = new double[n];
    system.slopes(t, x, f);
    system.noises(t, x, g);
    double[] ahead = x.clone();
    for (int i = 0; i < n; i++) ahead[i] += dt * f[i] + g[i] * (Math.sqrt(dt) * normals[i]);
    double[] fAhead = new double[n];
    double[] gAhead = new double[n];
    system.slopes(t + dt, ahead, fAhead);
    system.noises(t + dt, ahead, gAhead);
    double[] next = x.clone();
    for (int i = 0; i < n; i++) {
      double dW = Math.sqrt(dt) * normals[i];
      next[i] += dt * (0.5 * f[i] + 0.5 * fAhead[i]) + (0.5 * g[i] + 0.5 * gAhead[i]) * dW;
    }
    return next;
  }
}
