package cajal.brain.plain;

import cajal.brain.integrate.Scheme;
import cajal.brain.integrate.Tableau;
import cajal.math.Fn;
import java.util.List;

/// Carries a system over one step, written as the formulas of the schemes are.
public final class Advance {
  private final Scheme scheme;
  private final Dynamics system;
  private final double t;
  private final double dt;
  private final double[] x;
  private final double[] normals;

  private Advance(
      Scheme scheme, Dynamics system, double t, double dt, double[] x, double[] normals) {
    this.scheme = scheme;
    this.system = system;
    this.t = t;
    this.dt = dt;
    this.x = x;
    this.normals = normals;
  }

  /// The state at t + dt; `x` is not modified.
  ///
  /// @param normals a standard normal number for each equation; read where there is noise
  /// @throws IllegalArgumentException if the system has noise and the scheme is not for it, or is
  ///   not linear and the scheme is [Scheme#EXACT]
  public static double[] by(
      Scheme scheme, Dynamics system, double t, double dt, double[] x, double[] normals) {
    if (system.noisy()) scheme.requireNoiseRule("the system");
    return new Advance(scheme, system, t, dt, x, normals).next();
  }

  private double[] next() {
    boolean noisy = system.noisy();
    return switch (scheme) {
      case EXACT, AUTOMATIC -> linear();
      case EXPONENTIAL_EULER -> kicked(exponentialEuler());
      case HEUN -> noisy ? stratonovichHeun() : rungeKutta();
      case MILSTEIN -> noisy ? milstein(kicked(rungeKutta())) : rungeKutta();
      case EULER, MIDPOINT, RK4 -> kicked(rungeKutta());
    };
  }

  private double[] rungeKutta() {
    Tableau tableau = scheme.tableau().orElseThrow();
    double[][] k = new double[tableau.stages()][x.length];
    for (int stage = 0; stage < k.length; stage++) {
      double[] at = moved(tableau.a().get(stage), k);
      system.slopes(t + tableau.c().get(stage) * dt, at, k[stage]);
    }
    return moved(tableau.b(), k);
  }

  private double[] moved(List<Double> weights, double[][] k) {
    double[] moved = x.clone();
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (int stage = 0; stage < weights.size(); stage++) {
        double weight = weights.get(stage);
        if (weight != 0) sum += weight * k[stage][i];
      }
      moved[i] += dt * sum;
    }
    return moved;
  }

  private double[] linear() {
    LinearPart part = LinearPart.of(system, t, x);
    if (scheme == Scheme.EXACT) part.requireAll();
    double[] next = part.next(dt);
    double[] others = exponentialEuler();
    for (int i = 0; i < x.length; i++) if (!part.holds(i)) next[i] = others[i];
    if (!system.noisy()) return next;
    double[] g = noises(t, x);
    for (int i = 0; i < x.length; i++) {
      boolean exact = part.isAlone(i) && isAdditive(i);
      if (!exact && g[i] != 0 && scheme == Scheme.EXACT) {
        throw Scheme.notExact("equation " + i, "whose noise depends on the states or on others'");
      }
      double variance = exact ? dt * Fn.exprel(2 * (dt * part.matrix()[i][i])) : dt;
      next[i] += g[i] * (Math.sqrt(variance) * normals[i]);
    }
    return next;
  }

  /// Whether an equation's noise is the same in other states, near and far.
  private boolean isAdditive(int i) {
    double here = noises(t, x)[i];
    for (int j = 0; j < x.length; j++) {
      for (double by : new double[] {0.5, -0.5, LinearPart.REACH, -LinearPart.REACH}) {
        double[] elsewhere = x.clone();
        elsewhere[j] += by;
        if (noises(t, elsewhere)[i] != here) return false;
      }
    }
    return true;
  }

  private double[] exponentialEuler() {
    double[] f = slopes(t, x);
    double[] next = x.clone();
    for (int i = 0; i < x.length; i++) {
      double j = OwnDerivative.of(system::slopes, t, x, i);
      next[i] += dt * Fn.exprel(dt * j) * f[i];
    }
    return next;
  }

  private double[] kicked(double[] next) {
    if (!system.noisy()) return next;
    double[] g = noises(t, x);
    double[] kicked = next.clone();
    for (int i = 0; i < x.length; i++) kicked[i] += g[i] * (Math.sqrt(dt) * normals[i]);
    return kicked;
  }

  private double[] milstein(double[] kicked) {
    double[] g = noises(t, x);
    double[] next = kicked.clone();
    for (int i = 0; i < x.length; i++) {
      double slope = OwnDerivative.of(system::noises, t, x, i);
      double dW = Math.sqrt(dt) * normals[i];
      next[i] += 0.5 * g[i] * slope * (dW * dW - dt);
    }
    return next;
  }

  private double[] stratonovichHeun() {
    double[] f = slopes(t, x);
    double[] g = noises(t, x);
    double[] ahead = x.clone();
    for (int i = 0; i < x.length; i++) {
      ahead[i] += dt * f[i] + g[i] * (Math.sqrt(dt) * normals[i]);
    }
    double[] fAhead = slopes(t + dt, ahead);
    double[] gAhead = noises(t + dt, ahead);
    double[] next = x.clone();
    for (int i = 0; i < x.length; i++) {
      double dW = Math.sqrt(dt) * normals[i];
      next[i] += dt * (0.5 * f[i] + 0.5 * fAhead[i]) + (0.5 * g[i] + 0.5 * gAhead[i]) * dW;
    }
    return next;
  }

  private double[] slopes(double t, double[] at) {
    double[] slopes = new double[x.length];
    system.slopes(t, at, slopes);
    return slopes;
  }

  private double[] noises(double t, double[] at) {
    double[] noises = new double[x.length];
    system.noises(t, at, noises);
    return noises;
  }
}
