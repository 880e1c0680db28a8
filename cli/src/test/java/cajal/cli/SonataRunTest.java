package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cajal run sonata`: what is compared, and what becomes of the exit code.
class SonataRunTest {
  @TempDir Path folder;
  private SmallSonata sonata;

  @BeforeEach
  void write() throws IOException {
    sonata = SmallSonata.in(folder.resolve("small"));
  }

  private Ran run(Object... more) {
    Object[] args = {"run", "sonata", sonata.config(), "--out", folder.resolve("out")};
    return Ran.of(
        java.util.stream.Stream.of(args, more).flatMap(java.util.Arrays::stream).toArray());
  }

  @Test
  void comparesWithTheNetworksOwnSpikes() {
    Ran ran = run();
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("small: 3 cells, 3 synapses, 0.010 s in steps of 0.001 ms, f64")
        .endsWith("3 of 3 spikes equal the reference\n");
  }

  @Test
  void theStepIsExplained() {
    assertThat(run().out())
        .contains(
            "steps of 0.001 ms, on which the spikes of files lie, not the 0.5 ms of config.json\n");
  }

  @Test
  void aRealNetworkIsAnnouncedWithItsSize() {
    Path config = SharedData.sonata("300_intfire/config.json");
    Ran ran = Ran.of("run", "sonata", config, "--seconds", 0.01, "--out", folder.resolve("out"));
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("300_intfire: 300 cells, 87,720 synapses, 0.010 s in steps of 0.001 ms, f64")
        .contains("4322 later ones were not compared");
  }

  @Test
  void aShorterRunIsComparedAsFarAsItGoes() {
    Ran ran = run("--seconds", 0.006, "--compare", sonata.reference());
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("2 of the 2 spikes of the time simulated equal the reference; 1 later ones were");
  }

  @Test
  void aDifferenceIsAFailureWhereTheComparisonWasAskedFor() {
    Path other = folder.resolve("other.h5");
    sonata.spikes(other, "cells", new double[] {3, 5, 7.001});
    Ran ran = run("--compare", other);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("2 of 3 spikes equal the reference, 1 others");
  }

  @Test
  void aTruncatedReferenceOfTheNetworksOwnIsAFailureAfterTheResultsAreWritten() throws IOException {
    sonata.truncate(sonata.reference());
    Ran ran = run();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("cajal: not compared: " + sonata.reference() + ": expected an HDF5 file of")
        .contains("truncated");
    assertThat(folder.resolve("out/spikes.h5")).isNotEmptyFile();
  }

  @Test
  void aDamagedReferenceAskedForIsNamedBeforeTheRun() {
    Ran ran = run("--compare", sonata.config());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("cajal: " + sonata.config() + ": expected an HDF5 file");
    assertThat(Files.exists(folder.resolve("out/spikes.h5"))).isFalse();
  }

  @Test
  void aConfigurationThatIsHdf5IsToldSo() {
    Ran ran = Ran.of("run", "sonata", sonata.reference());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualToIgnoringNewLines(
            "cajal: "
                + sonata.reference()
                + ": expected a JSON file, found something that is no text. Name a network's"
                + " configuration, config.json, and not its data.");
  }
}
