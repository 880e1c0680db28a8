package cajal.systems.fitting.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.trains.SpikeTrain;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The likelihood of spikes under escape noise, and the membrane by regression.
class GifFitTest {
  private static EscapeLikelihood drawn(double[] truth, int moments) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] rows = new double[moments][];
    boolean[] spikes = new boolean[moments];
    for (int i = 0; i < moments; i++) {
      rows[i] = new double[] {random.nextDouble(-2, 2), -1, random.nextDouble(-1, 1)};
      double intensity = Math.exp(EscapeLikelihood.dot(rows[i], truth));
      spikes[i] = random.nextDouble() < 1 - Math.exp(-0.2 * intensity);
    }
    double[] weights = new double[moments];
    Arrays.fill(weights, 1);
    return new EscapeLikelihood(rows, spikes, weights, 0.2);
  }

  @Test
  void theGradientIsThatOfDifferences() {
    EscapeLikelihood likelihood = drawn(new double[] {1, 3, -0.5}, 2000);
    double[] at = {0.7, 2.5, 0.1};
    double[] gradient = likelihood.gradient(at);
    for (int k = 0; k < at.length; k++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[k] += 1e-5;
      down[k] -= 1e-5;
      double slope = (likelihood.value(up) - likelihood.value(down)) / 2e-5;
      assertThat(gradient[k]).isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
    }
  }

  @Test
  void theMaximumIsWhatSpikesWereDrawnFrom() {
    double[] truth = {1, 3, -0.5};
    EscapeLikelihood likelihood = drawn(truth, 200_000);
    double[] found = likelihood.maximum(new double[] {0.1, 1, 0}, 0);
    for (int k = 0; k < truth.length; k++) assertThat(found[k]).isCloseTo(truth[k], within(0.08));
    assertThat(Arrays.stream(likelihood.gradient(found)).map(Math::abs).max().orElse(9))
        .isLessThan(1);
  }

  @Test
  void theMembraneIsFoundInItsPotentials() {
    SplittableRandom random = new SplittableRandom(2);
    double[] current = new double[4000];
    double[] v = new double[4000];
    double[] spikes = {100, 300, 302, 555};
    double tau = 1 * Math.pow(50, 11.0 / 23);
    double kept = Math.exp(-0.2 / tau);
    double x = 0;
    int ready = 0;
    int next = 0;
    for (int i = 0; i < v.length; i++) {
      current[i] = 100 + 300 * random.nextDouble();
      if (i >= ready) x = x * kept + (1 - kept) * 60 * current[i] / 1000;
      v[i] = -65 + x;
      if (next >= spikes.length || spikes[next] > (i + 0.5) * 0.2) continue;
      next++;
      x = 12;
      ready = i + 7;
    }
    Recording recording =
        new Recording("a", 0.2, current, List.of(new SpikeTrain(spikes, 800)), new double[][] {v});
    Passive passive = Passive.of(CrossValidation.whole(List.of(recording)), 1.4);
    assertThat(passive.tau()).isCloseTo(tau, within(1e-9));
    assertThat(passive.resistance()).isCloseTo(60, within(0.1));
    assertThat(passive.rest()).isCloseTo(-65, within(0.05));
    assertThat(passive.reset()).isCloseTo(12, within(0.05));
    assertThat(Arrays.stream(passive.jumps()).map(Math::abs).max().orElse(1)).isLessThan(1e-3);
  }
}
