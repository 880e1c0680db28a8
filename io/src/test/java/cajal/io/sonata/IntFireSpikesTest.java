package cajal.io.sonata;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Spikes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reference case R40: which time semantics give the 4322 reference spikes of the 300 IntFire1
/// cells.
class IntFireSpikesTest {
  private final Path folder = SharedData.sonata("300_intfire");
  private final IntFireNetwork network =
      new IntFireNetwork(Sonata.read(folder.resolve("config.json")));

  private List<IntFireNetwork.Fired> reference() {
    Spikes spikes = SonataSpikes.read(folder.resolve("output/spikes.h5")).getFirst();
    List<IntFireNetwork.Fired> list = new ArrayList<>();
    for (int i = 0; i < spikes.size(); i++) {
      long microseconds = Math.round(spikes.times()[i] * 1000);
      list.add(new IntFireNetwork.Fired(microseconds, spikes.ids()[i]));
    }
    return list;
  }

  @Test
  void exactEventTimesInTheOrderOfSendingGiveTheReference() {
    assertThat(network.eventDriven()).containsExactlyInAnyOrderElementsOf(reference());
  }

  @Test
  void gridOfOneMicrosecondGivesTheReferenceInBothPrecisions() {
    assertThat(network.onGrid(0.001, false)).containsExactlyInAnyOrderElementsOf(reference());
    assertThat(network.onGrid(0.001, true)).containsExactlyInAnyOrderElementsOf(reference());
  }

  @Test
  void gridOfTheConfiguredStepDoesNot() {
    assertThat(network.onGrid(0.1, false)).hasSizeLessThan(4322).hasSizeGreaterThan(4300);
  }
}
