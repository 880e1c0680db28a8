package cajal.learn.nn.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.learn.event.GradientStep;
import cajal.learn.optim.Adam;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Derivatives;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DelayedSynapsesTest {
  private static final int STEPS = 9;
  private static final int[] PRE = {0, 1, 2, 2, 0};
  private static final int[] POST = {0, 0, 1, 0, 1};
  private static final double[] WEIGHTS = {1, -0.5, 0.7, 2, 1.3};
  private static final double[] DELAYS = {0, 1.25, 2.5, 0.4, 4};

  private static DelayedSynapses synapses(double[] weights, double[] delays) {
    return new DelayedSynapses("s", 3, 2, PRE, POST, Tensor.of(weights), Tensor.of(delays), 4);
  }

  private static double[] input() {
    return new Random(1).doubles(STEPS * 3, -1, 1).toArray();
  }

  private static double value(double[] x, double time, int cell) {
    int before = (int) Math.floor(time);
    double part = time - before;
    double low = before < 0 ? 0 : x[before * 3 + cell];
    double high = before + 1 < 0 || before + 1 >= STEPS ? 0 : x[(before + 1) * 3 + cell];
    return (1 - part) * low + part * high;
  }

  private static double[] plain(double[] weights, double[] delays, double[] x) {
    double[] y = new double[STEPS * 2];
    for (int t = 0; t < STEPS; t++) {
      for (int s = 0; s < PRE.length; s++) {
        y[t * 2 + POST[s]] += weights[s] * value(x, t - delays[s], PRE[s]);
      }
    }
    return y;
  }

  private static double loss(double[] weights, double[] delays, double[] x) {
    double sum = 0;
    double[] y = plain(weights, delays, x);
    for (int i = 0; i < y.length; i++) sum += Math.sin(i) * y[i] * y[i];
    return sum;
  }

  @Test
  void whatArrivesIsWhatWasSentBetweenTwoSteps() {
    Compiled f = Cajal.compile(synapses(WEIGHTS, DELAYS)::apply);
    double[] y = f.apply(Tensor.of(input()).reshape(STEPS, 3)).doubles();
    assertThat(y).containsExactly(plain(WEIGHTS, DELAYS, input()), within(1e-14));
  }

  @Test
  void weightsDelaysAndInputsHaveTheGradientsOfDifferences() {
    DelayedSynapses synapses = synapses(WEIGHTS, new double[] {0.1, 1.25, 2.5, 0.4, 3.9});
    double[] delays = {0.1, 1.25, 2.5, 0.4, 3.9};
    double[] factors = new double[STEPS * 2];
    for (int i = 0; i < factors.length; i++) factors[i] = Math.sin(i);
    Tensor weighted = Tensor.of(factors).reshape(STEPS, 2);
    Compiled byParameters =
        Cajal.compileAll(x ->
            Derivatives.valueAndGrad(
                () ->
                    List.of(
                        Reductions.sum(Maths.square(synapses.apply(x.getFirst())).times(weighted))),
                synapses.parameters()));
    Compiled byInput =
        Cajal.compile(
            Derivatives.grad(x -> Reductions.sum(Maths.square(synapses.apply(x)).times(weighted))));
    double[] x = input();
    Tensor given = Tensor.of(x).reshape(STEPS, 3);
    List<Tensor> found = byParameters.applyAll(List.of(given));
    assertThat(found.get(0).doubles()[0]).isCloseTo(loss(WEIGHTS, delays, x), within(1e-12));
    double h = 1e-6;
    for (int s = 0; s < PRE.length; s++) {
      double byWeight =
          loss(moved(WEIGHTS, s, h), delays, x) - loss(moved(WEIGHTS, s, -h), delays, x);
      double byDelay =
          loss(WEIGHTS, moved(delays, s, h), x) - loss(WEIGHTS, moved(delays, s, -h), x);
      assertThat(found.get(1).doubles()[s]).isCloseTo(byWeight / (2 * h), within(1e-7));
      assertThat(found.get(2).doubles()[s]).isCloseTo(byDelay / (2 * h), within(1e-7));
    }
    double[] slope = byInput.apply(given).doubles();
    for (int i = 0; i < x.length; i++) {
      double by = loss(WEIGHTS, delays, moved(x, i, h)) - loss(WEIGHTS, delays, moved(x, i, -h));
      assertThat(slope[i]).isCloseTo(by / (2 * h), within(1e-7));
    }
  }

  private static double[] moved(double[] numbers, int i, double by) {
    double[] moved = numbers.clone();
    moved[i] += by;
    return moved;
  }

  @Test
  void delaysAreLearned() {
    int steps = 40;
    double[] bumps = new double[steps * 2];
    double[] target = new double[steps];
    for (int t = 0; t < steps; t++) {
      bumps[2 * t] = bump(t, 10);
      bumps[2 * t + 1] = bump(t, 18);
      target[t] = bump(t, 10 + 3.3) - bump(t, 18 + 7.6);
    }
    DelayedSynapses synapses =
        new DelayedSynapses(
            "learned",
            2,
            1,
            new int[] {0, 1},
            new int[2],
            Tensor.of(0.5, -0.5),
            Tensor.of(5.0, 5.0),
            12);
    Tensor wanted = Tensor.of(target).reshape(steps, 1);
    Compiled gradients =
        Cajal.compileAll(x ->
            Derivatives.valueAndGrad(
                () ->
                    List.of(
                        Reductions.sum(Maths.square(synapses.apply(x.getFirst()).minus(wanted)))),
                synapses.parameters()));
    GradientStep step = new GradientStep(new Adam(), synapses.parameters());
    Tensor x = Tensor.of(bumps).reshape(steps, 2);
    for (int i = 0; i < 300; i++) {
      List<Tensor> found = gradients.applyAll(List.of(x));
      step.apply(found.subList(1, 3), 0.05);
    }
    double[] delays = synapses.parameters().get(1).value().doubles();
    assertThat(delays).containsExactly(new double[] {3.3, 7.6}, within(0.1));
  }

  private static double bump(double t, double at) {
    return Math.exp(-(t - at) * (t - at) / 18);
  }

  @Test
  void whatDoesNotFitIsTold() {
    assertThatThrownBy(() -> synapses(WEIGHTS, new double[2]))
        .hasMessageContaining("Give one of each for each synapse");
    int[] wrong = Arrays.copyOf(PRE, 5);
    wrong[2] = 3;
    assertThatThrownBy(() ->
            new DelayedSynapses("s", 3, 2, wrong, POST, Tensor.of(WEIGHTS), Tensor.of(DELAYS), 4))
        .hasMessageContaining("s: source 3 of 3. Cells are counted from 0");
  }
}
