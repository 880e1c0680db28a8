package cajal.learn.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.Method.Feedback;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Case R31: 100 LIF units learn a sum of four sines by e-prop with random feedback. The set-up and
/// the losses are those of NEST's `test_eprop_bsshslm_2020_plasticity.py`, which agree with the
/// original implementation of Bellec et al. 2020.
class EpropRegressionTest {
  private static final int STEPS = 1000;
  private static final int INPUTS = 100;
  private static final int UNITS = 100;
  private static final double THRESHOLD = 0.03;
  private static final double LEAK = Math.exp(-1 / 30.0);
  private static final double RATE = 1e-4;

  @Test
  void theLossesOfFiveIterationsAreThoseOfThePublishedModel() {
    LegacyRandom random = new LegacyRandom(1);
    Parameter input = weights("input", random, INPUTS, UNITS, false);
    Parameter recurrent = weights("recurrent", random, UNITS, UNITS, true);
    Parameter output = weights("output", random, UNITS, 1, false);
    Parameter feedback = weights("feedback", random, UNITS, 1, false);
    Tensor xs = spikes(random);
    Tensor target = sines(random, 1000, 500, 333, 200);
    AdaptiveLif cell =
        new AdaptiveLif(
            DType.F64,
            UNITS,
            LEAK,
            1 - LEAK,
            THRESHOLD,
            Optional.empty(),
            0,
            x -> 0.3 * Math.max(0, 1 - Math.abs(x)),
            true);
    Readout readout = new Readout(output, Optional.empty(), LEAK, 1 - LEAK);
    OnlineNetwork network = new OnlineNetwork(cell, input, Optional.of(recurrent), readout);
    Learning learning =
        Learning.of(network, Method.eprop(new Feedback.Fixed(feedback)), StepLoss.squares())
            .with(new RatePenalty(300, 0.01));
    assertThat(losses(learning, xs, target))
        .containsExactly(
            new double[] {
              101.964356999041,
              103.466731126205,
              103.340607074771,
              103.680244037686,
              104.412775748752
            },
            within(1e-9));
  }

  private static double[] losses(Learning learning, Tensor xs, Tensor target) {
    List<Parameter> parameters = learning.parameters();
    Compiled step =
        Cajal.compileAll(x -> {
          Outcome outcome = learning.over(x.get(0), x.get(1));
          List<Tensor> all = new ArrayList<>(List.of(outcome.loss()));
          for (int i = 0; i < parameters.size(); i++) {
            Tensor by = outcome.gradients().get(i).times(RATE);
            all.add(parameters.get(i).value().minus(by));
          }
          return all;
        });
    double[] losses = new double[5];
    for (int k = 0; k < losses.length; k++) {
      List<Tensor> all = step.applyAll(List.of(xs, target));
      losses[k] = all.getFirst().doubles()[0];
      for (int i = 0; i < parameters.size(); i++) parameters.get(i).set(all.get(i + 1));
    }
    return losses;
  }

  private static Parameter weights(
      String name, LegacyRandom random, int rows, int columns, boolean square) {
    double[] numbers = new double[rows * columns];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.normal() / Math.sqrt(rows));
      if (square && i / columns == i % columns) numbers[i] = 0;
    }
    return Parameter.of(name, Fill.from(Type.of(DType.F64, rows, columns), numbers));
  }

  private static Tensor spikes(LegacyRandom random) {
    double[] x = new double[STEPS * INPUTS];
    for (int i = 0; i < x.length; i++) x[i] = random.uniform() < 0.05 && i >= INPUTS ? 1 : 0;
    return Fill.from(Type.of(DType.F64, STEPS, 1, INPUTS), x);
  }

  /// The sum of sines of these periods, from 0 on, and at most 1.
  private static Tensor sines(LegacyRandom random, int... periods) {
    double[] amplitudes = new double[periods.length];
    double[] phases = new double[periods.length];
    for (int i = 0; i < periods.length; i++) amplitudes[i] = random.uniform(0.5, 2);
    for (int i = 0; i < periods.length; i++) phases[i] = random.uniform(0, 2 * Math.PI);
    double[] sum = new double[STEPS];
    for (int i = 0; i < periods.length; i++) {
      double step = 2 * Math.PI * (STEPS / periods[i]) / (STEPS - 1);
      for (int t = 0; t < STEPS; t++) sum[t] += amplitudes[i] * Math.sin(phases[i] + step * t);
    }
    double first = sum[0];
    double most = 0;
    for (int t = 0; t < STEPS; t++) {
      sum[t] -= first;
      most = Math.max(most, Math.abs(sum[t]));
    }
    for (int t = 0; t < STEPS; t++) sum[t] /= most;
    return Fill.from(Type.of(DType.F64, STEPS, 1, 1), sum);
  }
}
