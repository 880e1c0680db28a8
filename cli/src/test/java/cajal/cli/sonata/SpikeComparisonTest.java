package cajal.cli.sonata;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Spikes;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpikeComparisonTest {
  private static final List<Spikes> REFERENCE =
      List.of(new Spikes("v1", 3, new double[] {1, 2.5, 2.5}, new int[] {0, 1, 2}));

  private static SpikeComparison compared(double[] times, int... ids) {
    return SpikeComparison.of(List.of(new Spikes("v1", 3, times, ids)), REFERENCE, 0.001, 3000);
  }

  @Test
  void theOrderDoesNotMatterNorDoesTheLastBit() {
    SpikeComparison same = compared(new double[] {2.5, 2.5, Math.nextUp(1.0)}, 2, 1, 0);
    assertThat(same).hasToString("3 of 3 spikes equal the reference");
    assertThat(same.complete()).isTrue();
  }

  @Test
  void aSpikeOneStepLaterIsAnother() {
    SpikeComparison late = compared(new double[] {1.001, 2.5, 2.5}, 0, 1, 2);
    assertThat(late).hasToString("2 of 3 spikes equal the reference, 1 others");
    assertThat(late.complete()).isFalse();
  }

  @Test
  void spikesAfterTheTimeSimulatedAreNotCompared() {
    List<Spikes> found = List.of(new Spikes("v1", 3, new double[] {1}, new int[] {0}));
    SpikeComparison part = SpikeComparison.of(found, REFERENCE, 0.001, 2500);
    assertThat(part)
        .hasToString(
            "1 of the 1 spikes of the time simulated equal the reference; 2 later ones were not"
                + " compared");
    assertThat(part.complete()).isTrue();
    assertThat(SpikeComparison.of(List.of(), REFERENCE, 0.001, 10))
        .hasToString(
            "the reference has no spikes in the time simulated; 3 later ones were not compared");
    assertThat(SpikeComparison.of(List.of(), REFERENCE, 0.001, 2501).complete()).isFalse();
  }

  @Test
  void aSpikeOfAnotherNeuronIsAnother() {
    assertThat(compared(new double[] {1, 2.5}, 0, 0).equal()).isEqualTo(1);
  }
}
