package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cajal run sonata`, on the first milliseconds of the 300 IntFire1 cells.
class SonataRunTest {
  @TempDir Path folder;

  private Ran run(Object... more) {
    Object[] args = {"run", "sonata", SharedData.sonata("300_intfire/config.json")};
    Object[] tail = {"--out", folder.resolve("out"), "--seconds", 0.01};
    return Ran.of(
        java.util.stream.Stream.of(args, tail, more).flatMap(java.util.Arrays::stream).toArray());
  }

  @Test
  void comparesWithTheNetworksOwnSpikes() {
    Ran ran = run();
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("300_intfire: 300 cells, 87,720 synapses, 0.010 s in steps of 0.001 ms, f64")
        .containsPattern("\\d+ of 4322 spikes equal the reference\n");
  }

  @Test
  void aDifferenceIsAFailureWhereTheComparisonWasAskedFor() {
    Ran ran = run("--compare", SharedData.sonata("300_intfire/output/spikes.h5"));
    assertThat(ran.code()).isEqualTo(1);
  }

  @Test
  void aDamagedReferenceIsNamed() {
    Path config = SharedData.sonata("300_intfire/config.json");
    Ran ran = run("--compare", config);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("cajal: " + config + ": expected");
  }
}
