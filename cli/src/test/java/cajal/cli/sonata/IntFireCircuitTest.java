package cajal.cli.sonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Spikes;
import cajal.brain.network.Network;
import cajal.brain.network.SpikeRecord;
import cajal.cli.SharedData;
import cajal.io.FormatError;
import cajal.io.sonata.Sonata;
import cajal.io.sonata.SonataSpikes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reference case R40: 300 IntFire1 cells whose 4322 spikes are known.
class IntFireCircuitTest {
  @Test
  void theSpikesAreThoseOfTheReferenceOneByOne() {
    Path folder = SharedData.sonata("300_intfire");
    Sonata sonata = Sonata.read(folder.resolve("config.json"));
    try (var net = new Network(IntFireCircuit.DT).doublePrecision().threads(1)) {
      List<SpikeRecord> records = IntFireCircuit.build(sonata, net);
      net.run(3000.001);
      List<Spikes> fired = records.stream().map(SpikeRecord::spikes).toList();
      List<Spikes> reference = SonataSpikes.read(folder.resolve("output/spikes.h5"));
      assertThat(SpikeComparison.of(fired, reference, IntFireCircuit.DT, 3_000_001))
          .isEqualTo(new SpikeComparison(4322, 4322, 0, 0));
    }
  }

  @Test
  void otherCellsAreRefusedByName() {
    Sonata sonata = Sonata.read(SharedData.sonata("300_pointneurons").resolve("config.json"));
    try (var net = new Network(IntFireCircuit.DT)) {
      assertThatThrownBy(() -> IntFireCircuit.build(sonata, net))
          .isInstanceOf(FormatError.class)
          .hasMessageContaining("expected cells of the model_template nrn:IntFire1")
          .hasMessageContaining(
              "found model_type point_process, model_template nest:iaf_psc_alpha");
    }
  }
}
