package cajal.learn.online;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmoothedTracesTest {
  private static final double ALPHA = 0.85;

  /// x̄ ← αx̄ + x, f̄ ← αDf̄ + (1-α)f, gradient Σ signal·f̄·x̄ / (1 - α^(t+1)), written out for LIF
  /// units and the trace of the readout.
  @Test
  void factorsFollowTheirRecurrence() {
    int steps = 25;
    Problem problem = Problem.of(Problem.lif(), false, steps, steps);
    double[] x = problem.xs().doubles();
    double[] target = problem.targets().doubles();
    double[] w = problem.network().input().value().doubles();
    double[] out = problem.network().readout().weights().value().doubles();
    double[] bias = problem.network().readout().bias().orElseThrow().value().doubles();
    double[] gradient = new double[w.length];
    for (int b = 0; b < Problem.BATCH; b++) sample(b, steps, x, target, w, out, bias, gradient);
    List<double[]> found = problem.run(problem.learning(Method.esDRtrl(ALPHA)));
    OnlineMethodsTest.assertClose(found.get(2), gradient, 1e-12);
  }

  private static void sample(
      int b,
      int steps,
      double[] x,
      double[] target,
      double[] w,
      double[] out,
      double[] bias,
      double[] gradient) {
    int units = Problem.UNITS;
    int inputs = Problem.INPUTS;
    double[] v = new double[units];
    double[] z = new double[units];
    double[] r = new double[units];
    double[] fv = new double[units];
    double[] fr = new double[units];
    double[] mean = new double[inputs];
    for (int t = 0; t < steps; t++) {
      int from = (t * Problem.BATCH + b) * inputs;
      for (int j = 0; j < units; j++) {
        double current = 0;
        for (int i = 0; i < inputs; i++) current += x[from + i] * w[i * units + j];
        v[j] = 0.9 * v[j] + current - 0.6 * z[j];
        double above = (v[j] - 0.6) / 0.6;
        z[j] = above >= 0 ? 1 : 0;
        r[j] = 0.9 * r[j] + 0.1 * z[j];
        double slope = 0.3 * Math.max(0, 1 - Math.abs(above)) / 0.6;
        fr[j] = ALPHA * (0.9 * fr[j] + 0.1 * slope * 0.9 * fv[j]) + (1 - ALPHA) * 0.1 * slope;
        fv[j] = ALPHA * 0.9 * fv[j] + (1 - ALPHA);
      }
      for (int i = 0; i < inputs; i++) mean[i] = ALPHA * mean[i] + x[from + i];
      double correction = 1 - Math.pow(ALPHA, t + 1);
      for (int j = 0; j < units; j++) {
        double signal = 0;
        for (int o = 0; o < Problem.OUTPUTS; o++) {
          double y = bias[o];
          for (int k = 0; k < units; k++) y += r[k] * out[k * Problem.OUTPUTS + o];
          double error = y - target[(t * Problem.BATCH + b) * Problem.OUTPUTS + o];
          signal += error * out[j * Problem.OUTPUTS + o];
        }
        for (int i = 0; i < inputs; i++) {
          gradient[i * units + j] += signal * fr[j] * mean[i] / correction;
        }
      }
    }
  }

  @Test
  void aFirstStepIsExact() {
    Problem problem = Problem.of(Problem.alif(true), false, 1, 1);
    List<double[]> exact = problem.run(problem.learning(Method.bptt()));
    OnlineMethodsTest.assertSame(problem.run(problem.learning(Method.esDRtrl(0.7))), exact, 1e-12);
    OnlineMethodsTest.assertSame(problem.run(problem.learning(Method.esDRtrl(20))), exact, 1e-12);
  }
}
