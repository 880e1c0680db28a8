package cajal.learn.online;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Lanes;
import cajal.exec.Settings;
import cajal.ir.DType;
import cajal.learn.online.AdaptiveLif.Adaptation;
import cajal.learn.optim.Adam;
import cajal.learn.optim.Clipping;
import cajal.learn.optim.ParameterGroup;
import cajal.learn.task.EvidenceAccumulation;
import cajal.learn.task.Lsnn;
import cajal.learn.train.TrainingStep;
import cajal.random.Key;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmoothedTracesTest {
  private static final double ALPHA = 0.85;
  private static final double BETA = 0.2;

  private static AdaptiveLif cell() {
    double[] beta = new double[Problem.UNITS];
    Arrays.fill(beta, BETA);
    return new AdaptiveLif(
        DType.F64,
        Problem.UNITS,
        0.9,
        1,
        0.6,
        Optional.of(new Adaptation(0.98, Tensor.of(beta))),
        1,
        x -> 0.3 * Math.max(0, 1 - Math.abs(x)),
        true);
  }

  /// The voltage has the row of D-RTRL, e; the threshold has x̄ ← αx̄ + e and f̄ ← αDf̄ + (1-α)f;
  /// the readout has pairs by x and by e with its own share for α, and a column by x̄. Written out.
  @Test
  void factorsFollowTheirRecurrence() {
    int steps = 25;
    Problem problem = Problem.of(cell(), false, steps, steps);
    double[] gradient = new double[problem.network().input().value().doubles().length];
    for (int b = 0; b < Problem.BATCH; b++) new Sample(problem, b).run(steps, gradient);
    List<double[]> found = problem.run(problem.learning(Method.esDRtrl(ALPHA)));
    OnlineMethodsTest.assertClose(found.get(2), gradient, 1e-12);
  }

  private static final class Sample {
    private static final int UNITS = Problem.UNITS;
    private static final int INPUTS = Problem.INPUTS;
    private static final double KEEP = 0.9;

    private final Problem problem;
    private final int b;
    private final double[] v = new double[UNITS];
    private final double[] a = new double[UNITS];
    private final double[] z = new double[UNITS];
    private final double[] slope = new double[UNITS];
    private final double[] r = new double[UNITS];
    private final double[] e = new double[INPUTS];
    private final double[] mean = new double[INPUTS];
    private final double[] f = new double[UNITS];
    private final double[] rowByX = new double[INPUTS];
    private final double[] rowByE = new double[INPUTS];
    private final double[] byX = new double[UNITS];
    private final double[] byE = new double[UNITS];
    private final double[] byMean = new double[UNITS];

    Sample(Problem problem, int b) {
      this.problem = problem;
      this.b = b;
      Arrays.fill(slope, ofSpike(-1));
    }

    void run(int steps, double[] gradient) {
      double[] x = problem.xs().doubles();
      double[] w = problem.network().input().value().doubles();
      for (int t = 0; t < steps; t++) {
        int from = (t * Problem.BATCH + b) * INPUTS;
        for (int j = 0; j < UNITS; j++) unit(j, x, from, w);
        for (int i = 0; i < INPUTS; i++) {
          rowByX[i] = KEEP * rowByX[i] + x[from + i];
          rowByE[i] = KEEP * rowByE[i] + e[i];
          mean[i] = ALPHA * mean[i] + e[i];
          e[i] = 0.9 * e[i] + x[from + i];
        }
        add(t, gradient);
      }
    }

    private void unit(int j, double[] x, int from, double[] w) {
      double current = 0;
      for (int i = 0; i < INPUTS; i++) current += x[from + i] * w[i * UNITS + j];
      double before = slope[j];
      v[j] = 0.9 * v[j] + current - 0.6 * z[j];
      a[j] = 0.98 * a[j] + z[j];
      double above = (v[j] - 0.6 - BETA * a[j]) / 0.6;
      z[j] = above >= 0 ? 1 : 0;
      slope[j] = ofSpike(above);
      r[j] = KEEP * r[j] + 0.1 * z[j];
      double byVoltage = 0.1 * slope[j] * (0.9 - BETA * before);
      double byThreshold = -0.1 * slope[j] * BETA * (0.98 - BETA * before);
      byX[j] = KEEP * KEEP * byX[j] + (1 - KEEP) * 0.1 * slope[j];
      byE[j] = KEEP * KEEP * byE[j] + (1 - KEEP) * byVoltage;
      byMean[j] = KEEP * byMean[j] + byThreshold * f[j];
      f[j] = ALPHA * (0.98 - BETA * before) * f[j] + (1 - ALPHA) * before;
    }

    private static double ofSpike(double above) {
      return 0.3 * Math.max(0, 1 - Math.abs(above)) / 0.6;
    }

    private void add(int t, double[] gradient) {
      double[] target = problem.targets().doubles();
      double[] out = problem.network().readout().weights().value().doubles();
      double[] bias = problem.network().readout().bias().orElseThrow().value().doubles();
      double ofReadout = 1 - Math.pow(KEEP, t + 1);
      double ofMean = 1 - Math.pow(ALPHA, t + 1);
      for (int o = 0; o < Problem.OUTPUTS; o++) {
        double y = bias[o];
        for (int k = 0; k < UNITS; k++) y += r[k] * out[k * Problem.OUTPUTS + o];
        double error = y - target[(t * Problem.BATCH + b) * Problem.OUTPUTS + o];
        for (int j = 0; j < UNITS; j++) {
          double signal = error * out[j * Problem.OUTPUTS + o];
          for (int i = 0; i < INPUTS; i++) {
            gradient[i * UNITS + j] +=
                signal
                    * ((rowByX[i] * byX[j] + rowByE[i] * byE[j]) / ofReadout
                        + mean[i] * byMean[j] / ofMean);
          }
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

  /// The first inputs spike in the beginning only: all that the loss at the end knows of them went
  /// through thresholds, which is against what a spike does at once.
  @Test
  void whatWasLongAgoHasTheSignOfTheSlowStateThatKeptIt() {
    int steps = 80;
    Problem problem = Problem.of(cell(), false, steps, 5);
    double[] x = problem.xs().doubles();
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < Problem.BATCH; b++) {
        int from = (t * Problem.BATCH + b) * Problem.INPUTS;
        for (int i = 0; i < 3; i++) x[from + i] = t < 10 ? x[from + i] : 0;
      }
    }
    Tensor xs = Fill.from(problem.xs().type(), x);
    double[] exact = Problem.run(problem.learning(Method.dRtrl()), xs, problem.targets()).get(2);
    double[] found =
        Problem.run(problem.learning(Method.esDRtrl(0.98)), xs, problem.targets()).get(2);
    assertThat(cosineOfEarly(found, exact)).isGreaterThan(0.7);
  }

  private static double cosineOfEarly(double[] a, double[] b) {
    int early = 3 * Problem.UNITS;
    return OnlineMethodsTest.cosine(Arrays.copyOf(a, early), Arrays.copyOf(b, early));
  }

  /// A cue of 100 ms, and the question 500 ms later: the membranes forget in 20.
  @Test
  void aCueIsRememberedOverADelay() {
    EvidenceAccumulation task = new EvidenceAccumulation(1, 20, 5, 100, 20, 8, 0.3, 0.3);
    double accuracy = learnt(task, Lsnn.published(5, 0, 20));
    assertThat(accuracy).isGreaterThan(0.85);
    assertThat(learnt(task, Lsnn.published(5, 20, 0))).isLessThan(0.7);
  }

  private static double learnt(EvidenceAccumulation task, Lsnn lsnn) {
    int batch = 32;
    Learning learning =
        Learning.of(
                lsnn.network(task.inputs(), 2, 1),
                Method.esDRtrl(1 - 1.0 / task.steps()),
                StepLoss.crossEntropy(1.0 / batch / task.recallSteps()))
            .with(new RatePenalty(1, 0.05));
    TrainingStep step =
        TrainingStep.of(
            List.of(ParameterGroup.of(new Adam(), learning.parameters())),
            Clipping.byGlobalNorm(10),
            x -> {
              var trials = task.draw(Keyed.of(Key.of(3)).at(x.getFirst()), batch);
              List<Tensor> found = learning.objective(trials.inputs(), trials.targets());
              Tensor right = trials.accuracy(found.getLast());
              return List.of(found.get(0), right);
            },
            Key.of(1),
            new Settings(Lanes.preferred(), 1));
    double last = 0;
    for (int i = 0; i < 130; i++) {
      float right = step.run(List.of(Tensor.scalar(i)), 0.02).get(1).floats()[0];
      if (i >= 120) last += right / 10;
    }
    return last;
  }
}
