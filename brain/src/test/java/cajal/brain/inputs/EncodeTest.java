package cajal.brain.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Spikes;
import org.junit.jupiter.api.Test;

class EncodeTest {
  @Test
  void largerNumbersSpikeEarlierAndZeroNever() {
    Spikes spikes = Encode.latency("x", new double[] {0.25, 1, 0, 0.5}, 100);
    assertThat(spikes.neurons()).isEqualTo(4);
    assertThat(spikes.times()).containsExactly(0, 50, 75);
    assertThat(spikes.ids()).containsExactly(1, 3, 0);
  }

  @Test
  void ratesAreKeptAndBelongToTheSeed() {
    double[] rates = {0, 100, 400};
    Spikes spikes = Encode.poisson("x", rates, 50_000, 0.5, 3);
    double[] counts = new double[3];
    for (int id : spikes.ids()) counts[id]++;
    assertThat(counts[0]).isZero();
    assertThat(counts[1]).isCloseTo(5000, within(5 * Math.sqrt(5000)));
    assertThat(counts[2]).isCloseTo(20_000, within(5 * Math.sqrt(20_000)));
    assertThat(spikes.times()).isSorted();
    assertThat(Encode.poisson("x", rates, 50_000, 0.5, 3).times()).isEqualTo(spikes.times());
    assertThat(Encode.poisson("x", rates, 50_000, 0.5, 4).times()).isNotEqualTo(spikes.times());
  }

  @Test
  void phasesAreTheDigitsOfTheNumber() {
    Spikes spikes = Encode.weightedPhase("x", new double[] {0.625, 1, 0}, 3, 2, 12);
    assertThat(spikes.times()).containsExactly(0, 0, 2, 4, 4, 6, 6, 8, 10, 10);
    assertThat(spikes.ids()).containsExactly(0, 1, 1, 0, 1, 0, 1, 1, 0, 1);
  }

  @Test
  void changesSpikeUpAndDown() {
    double[][] rows = {{0, 5}, {1, 5.2}, {1.1, 4}, {3, 4}};
    Spikes spikes = Encode.delta("x", rows, 0.5, 10);
    assertThat(spikes.neurons()).isEqualTo(4);
    assertThat(spikes.times()).containsExactly(10, 20, 30);
    assertThat(spikes.ids()).containsExactly(0, 3, 0);
  }

  @Test
  void whatCannotBeEncodedIsRefused() {
    assertThatThrownBy(() -> Encode.latency("x", new double[] {0, 1.5}, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("latency: number 1 is 1.5; scale the numbers to 0 … 1");
    assertThatThrownBy(() -> Encode.weightedPhase("x", new double[] {Double.NaN}, 3, 1, 3))
        .hasMessageContaining("number 0 is NaN");
    assertThatThrownBy(() -> Encode.poisson("x", new double[] {3000}, 10, 0.5, 1))
        .hasMessage(
            "poisson: number 0 is 3000.0; give rates from 0 to 2000.0 Hz, one spike in a step of"
                + " 0.5 ms");
    assertThatThrownBy(() -> Encode.delta("x", new double[][] {{1}, {Double.NaN}}, 1, 1))
        .hasMessageStartingWith("delta: number 0 of row 1");
    assertThatThrownBy(() -> Encode.delta("x", new double[0][], 0, 1))
        .hasMessage("delta: a threshold of 0.0; give one above 0");
  }
}
