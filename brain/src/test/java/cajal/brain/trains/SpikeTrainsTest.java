package cajal.brain.trains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Distances of spike trains: values by hand, and what holds for any trains.
class SpikeTrainsTest {
  private static final Coincidence GAMMA = new Coincidence(2);

  private static SpikeTrain train(double... times) {
    return new SpikeTrain(times, 1000);
  }

  private static SpikeTrain poisson(double rate, double duration, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] times = random.doubles((long) (rate * duration), 0, duration).sorted().toArray();
    return new SpikeTrain(times, duration);
  }

  @Test
  void coincidencesLessChanceOverMeanNumber() {
    SpikeTrain data = train(100, 200, 300, 400);
    SpikeTrain model = train(101.9, 202.1, 300);
    double chance = 2 * 0.003 * 2;
    assertThat(GAMMA.count(model, data)).isEqualTo(2);
    assertThat(GAMMA.factor(model, data))
        .isCloseTo((2 - chance * 4) / 3.5 / (1 - chance), within(1e-12));
  }

  @Test
  void aSpikeIsInOneCoincidenceAtMostAndTheWindowIsInclusive() {
    assertThat(GAMMA.count(train(100), train(99, 100, 101))).isEqualTo(1);
    assertThat(GAMMA.count(train(0.2 * 510), train(100))).isEqualTo(1);
    assertThat(GAMMA.count(train(100, 103), train(98, 101))).isEqualTo(2);
  }

  @Test
  void equalTrainsHaveGammaOneAndPoissonTrainsNone() {
    SpikeTrain one = poisson(0.02, 200_000, 1);
    assertThat(GAMMA.factor(one, one)).isCloseTo(1, within(1e-12));
    assertThat(GAMMA.factor(poisson(0.02, 200_000, 2), one)).isCloseTo(0, within(0.02));
    assertThat(GAMMA.factor(train(), train())).isEqualTo(1);
    assertThat(GAMMA.factor(train(), train(5))).isEqualTo(0);
  }

  @Test
  void reliabilityIsTheMeanOverOrderedPairs() {
    List<SpikeTrain> three = List.of(train(10, 20), train(10.5), train(500));
    double sum = 0;
    for (SpikeTrain a : three) {
      for (SpikeTrain b : three) if (a != b) sum += GAMMA.factor(a, b);
    }
    assertThat(GAMMA.reliability(three)).isCloseTo(sum / 6, within(1e-12));
    assertThatThrownBy(() -> GAMMA.reliability(List.of(train())))
        .hasMessageContaining("two or more");
  }

  @Test
  void whatHasNoGammaIsRefused() {
    assertThatThrownBy(() -> GAMMA.factor(new SpikeTrain(new double[0], 5), train()))
        .hasMessageContaining("same length");
    double[] fast = new double[500];
    Arrays.setAll(fast, k -> 2.0 * k);
    assertThatThrownBy(() -> GAMMA.factor(train(fast), train()))
        .hasMessageContaining("500 Hz")
        .hasMessageContaining("below 1.00 ms");
    assertThatThrownBy(() -> train(3, 2)).hasMessageContaining("ascending");
    assertThatThrownBy(() -> train(1001)).hasMessageContaining("from 0 to 1000");
  }

  @Test
  void vanRossumByHand() {
    VanRossum distance = new VanRossum(10);
    assertThat(distance.distance(train(50), train())).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(distance.distance(train(50), train(60)))
        .isCloseTo(Math.sqrt(1 - Math.exp(-1)), within(1e-12));
    assertThat(distance.distance(train(50, 50), train(50, 50))).isEqualTo(0);
  }

  @Test
  void vanRossumIsTheIntegralItStandsFor() {
    VanRossum distance = new VanRossum(8);
    SpikeTrain one = poisson(0.03, 1000, 3);
    SpikeTrain other = poisson(0.02, 1000, 4);
    double sum = 0;
    double dt = 0.01;
    for (double t = 0; t < 1200; t += dt) {
      double apart = filtered(one, t) - filtered(other, t);
      sum += apart * apart * dt / 8;
    }
    assertThat(distance.distance(one, other)).isCloseTo(Math.sqrt(sum), within(0.01));
  }

  private static double filtered(SpikeTrain train, double t) {
    return Arrays.stream(train.times()).filter(s -> s <= t).map(s -> Math.exp((s - t) / 8)).sum();
  }

  @Test
  void victorPurpuraByHand() {
    VictorPurpura distance = new VictorPurpura(0.1);
    assertThat(distance.distance(train(10), train(15))).isCloseTo(0.5, within(1e-12));
    assertThat(distance.distance(train(10), train(40))).isEqualTo(2);
    assertThat(distance.distance(train(10, 20), train(12, 50, 60))).isCloseTo(3.2, within(1e-12));
    assertThat(new VictorPurpura(0).distance(train(1, 2, 3), train(9))).isEqualTo(2);
  }

  @Test
  void distancesAreMetrics() {
    SpikeTrain a = poisson(0.03, 1000, 5);
    SpikeTrain b = poisson(0.03, 1000, 6);
    SpikeTrain c = poisson(0.05, 1000, 7);
    VanRossum rossum = new VanRossum(5);
    VictorPurpura victor = new VictorPurpura(0.3);
    assertThat(rossum.distance(a, b)).isCloseTo(rossum.distance(b, a), within(1e-12));
    assertThat(victor.distance(a, b)).isCloseTo(victor.distance(b, a), within(1e-9));
    assertThat(rossum.distance(a, c))
        .isLessThanOrEqualTo(rossum.distance(a, b) + rossum.distance(b, c));
    assertThat(victor.distance(a, c))
        .isLessThanOrEqualTo(victor.distance(a, b) + victor.distance(b, c));
  }

  @Test
  void aPartOfATrainStartsAtZero() {
    assertThat(train(10, 20, 30).between(20, 30)).isEqualTo(new SpikeTrain(new double[] {0}, 10));
  }
}
