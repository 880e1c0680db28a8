package cajal.systems.fitting.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.inputs.Signal;
import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The generalised linear model, fitted to its own spikes and to those of others.
class GlmFitTest {
  private static final Coincidence GAMMA = new Coincidence(2);
  private static final double DT = 0.2;
  private static final double KNEE = 0.3;

  /// A neuron near threshold at 0.3 nA that adapts; the last two are knee and level.
  private static double[] neuron() {
    double[] numbers = new double[GlmRow.LENGTH + 2];
    numbers[0] = -6;
    numbers[3] = 8;
    numbers[4] = 16;
    numbers[6] = 6;
    numbers[7] = -3;
    numbers[8] = -4;
    numbers[9] = -2;
    numbers[11] = -0.05;
    numbers[15] = -3;
    numbers[GlmRow.LENGTH] = KNEE;
    return numbers;
  }

  private static double[] current(double mean, double sd, long seed) {
    double[][] rows = Signal.ornsteinUhlenbeck(mean, sd, 1, 2000, 1, seed).rows(DT);
    return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
  }

  private static SpikeTrain fired(double[] current) {
    return new Candidates(SpikingModel.glm())
        .spikes(current, DT, new double[][] {neuron()})
        .getFirst();
  }

  private static Recording recorded(String name, double mean, double sd, long seed) {
    double[] current = current(mean, sd, seed);
    SpikeTrain train = fired(current);
    return new Recording(name, DT, current, List.of(train, train), new double[0][]);
  }

  @Test
  void theNeuronFiresWhereItsRowExceedsTheLevel() {
    double[] current = current(400, 250, 1);
    double[] beta = Arrays.copyOf(neuron(), GlmRow.LENGTH);
    GlmRow row = new GlmRow(DT, KNEE);
    double[] times = new double[current.length];
    int count = 0;
    for (int i = 0; i < current.length; i++) {
      row.advance(current[i] / 1000);
      if (row.refractory() || EscapeLikelihood.dot(row.numbers(), beta) <= 0) continue;
      times[count++] = i * DT;
      row.spike();
    }
    double[] predicted = fired(current).times();
    assertThat(count).isBetween(40, 400);
    assertThat(predicted).containsExactly(Arrays.copyOf(times, count), within(1e-6));
  }

  @Test
  void theWeightedGradientIsThatOfDifferences() {
    Recording one = recorded("a", 400, 250, 2);
    EscapeLikelihood likelihood = GlmFit.likelihood(CrossValidation.whole(List.of(one)), KNEE);
    SplittableRandom random = new SplittableRandom(3);
    double[] at = Arrays.copyOf(neuron(), GlmRow.LENGTH);
    for (int k = 0; k < at.length; k++) at[k] += random.nextDouble(-0.2, 0.2);
    double[] gradient = likelihood.gradient(at);
    for (int k = 0; k < at.length; k++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[k] += 1e-5;
      down[k] -= 1e-5;
      double slope = (likelihood.value(up) - likelihood.value(down)) / 2e-5;
      assertThat(gradient[k]).as("%d", k).isCloseTo(slope, within(1e-6 + 1e-5 * Math.abs(slope)));
    }
  }

  @Test
  void whatIsOutsideOfTheWindowsChangesNothing() {
    Recording whole = recorded("a", 400, 250, 2);
    double[] other = whole.current().clone();
    for (int i = other.length / 2; i < other.length; i++) other[i] *= 3;
    Recording changed = new Recording("b", DT, other, whole.repetitions(), new double[0][]);
    SpikeFit.Task beside = new SpikeFit.Task(recorded("c", 200, 100, 3), new Windows(0, 2000));
    double[][] rows = GlmFit.likelihood(List.of(firstHalf(whole), beside), KNEE).rows();
    double[][] same = GlmFit.likelihood(List.of(firstHalf(changed), beside), KNEE).rows();
    assertThat(same).isDeepEqualTo(rows);
  }

  private static SpikeFit.Task firstHalf(Recording recording) {
    return new SpikeFit.Task(recording, new Windows(0, 1000));
  }

  @Test
  void fittedToTwoCurrentsItPredictsOneBetweenThem() {
    List<Recording> two = List.of(recorded("a", 550, 300, 1), recorded("b", 200, 200, 2));
    SpikeFit.Fitted fitted = new GlmFit(GAMMA).fit(CrossValidation.whole(two));
    Recording between = recorded("c", 400, 250, 3);
    SpikeTrain predicted = fitted.predict(between.current(), DT);
    assertThat(new Judge(between, GAMMA).score(predicted)).isGreaterThan(0.8);
  }

  @Test
  void theKneeIsInTheMiddleOfTheCurrents() {
    double[] low = new double[5000];
    double[] high = new double[5000];
    Arrays.fill(low, 100);
    Arrays.fill(high, 500);
    SpikeTrain silent = new SpikeTrain(new double[0], 1000);
    List<Recording> two =
        List.of(
            new Recording("a", DT, low, List.of(silent, silent), new double[0][]),
            new Recording("b", DT, high, List.of(silent, silent), new double[0][]));
    assertThat(GlmFit.knee(CrossValidation.whole(two))).isCloseTo(0.3, within(1e-3));
  }

  @Test
  void aSilentNeuronIsPredictedSilent() {
    SpikeTrain silent = new SpikeTrain(new double[0], 2000);
    Recording one =
        new Recording("a", DT, current(100, 50, 4), List.of(silent, silent), new double[0][]);
    SpikeFit.Fitted fitted = new GlmFit(GAMMA).fit(CrossValidation.whole(List.of(one)));
    assertThat(fitted.predict(one.current(), DT).size()).isZero();
  }
}
