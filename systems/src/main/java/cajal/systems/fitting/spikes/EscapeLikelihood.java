package cajal.systems.fitting.spikes;

import java.util.Arrays;

/// The log-likelihood of spikes under an intensity exp(x·β) per ms, which is concave in β: Σ over
/// spikes of x·β − Σ over all time of exp(x·β) dt, each moment with a weight. Its gradient and
/// Hessian are written out.
///
/// @param rows what the intensity depends on, at each moment at which a spike could come
/// @param spikes whether one came
/// @param weights how much each moment counts
/// @param dt in ms
record EscapeLikelihood(double[][] rows, boolean[] spikes, double[] weights, double dt) {
  private static final int MOST_STEPS = 60;
  private static final double STEEPEST = 30;

  double value(double[] beta) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double u = Math.min(STEEPEST, dot(rows[i], beta));
      sum += weights[i] * ((spikes[i] ? u : 0) - dt * Math.exp(u));
    }
    return sum;
  }

  double[] gradient(double[] beta) {
    double[] gradient = new double[beta.length];
    for (int i = 0; i < rows.length; i++) {
      double u = Math.min(STEEPEST, dot(rows[i], beta));
      double slope = weights[i] * ((spikes[i] ? 1 : 0) - dt * Math.exp(u));
      for (int k = 0; k < beta.length; k++) gradient[k] += slope * rows[i][k];
    }
    return gradient;
  }

  /// The maximum, by Newton's method with halved steps, with a small ridge.
  double[] maximum(double[] start, double ridge) {
    double[] beta = start.clone();
    double value = value(beta) - penalty(beta, ridge);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = newton(beta, ridge);
      double scale = 1;
      double[] next = beta;
      double higher = Double.NEGATIVE_INFINITY;
      while (scale > 1e-6) {
        next = beta.clone();
        for (int k = 0; k < next.length; k++) next[k] += scale * direction[k];
        higher = value(next) - penalty(next, ridge);
        if (higher > value) break;
        scale /= 2;
      }
      if (!(higher > value)) return beta;
      boolean done = higher - value < 1e-6 * Math.abs(value);
      beta = next;
      value = higher;
      if (done) return beta;
    }
    return beta;
  }

  private double[] newton(double[] beta, double ridge) {
    NormalSums sums = new NormalSums(beta.length);
    double[] gradient = gradient(beta);
    for (int i = 0; i < rows.length; i++) {
      double u = Math.min(STEEPEST, dot(rows[i], beta));
      sums.add(rows[i], 0, weights[i] * dt * Math.exp(u));
    }
    for (int k = 0; k < beta.length; k++) gradient[k] -= ridge * beta[k];
    return sums.solved(gradient, ridge);
  }

  private static double penalty(double[] beta, double ridge) {
    return ridge / 2 * Arrays.stream(beta).map(b -> b * b).sum();
  }

  static double dot(double[] row, double[] beta) {
    double sum = 0;
    for (int k = 0; k < row.length; k++) sum += row[k] * beta[k];
    return sum;
  }
}
