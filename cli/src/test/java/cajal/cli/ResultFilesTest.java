package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Spikes;
import cajal.io.SpikeCsv;
import cajal.io.SpikeNpz;
import cajal.io.sonata.SonataSpikes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--write`: spikes in every form, pictures of every kind.
class ResultFilesTest {
  @TempDir Path out;

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void spikesAreTheSameInAllForms() throws IOException {
    Ran ran =
        Ran.line("run coba --seconds 0.1 --write spikes.h5,spikes.csv,spikes.npz --out " + out);
    assertThat(ran.out())
        .contains("wrote spikes.h5, spikes.csv, spikes.npz and summary.json in " + out);
    assertThat(written()).containsExactly("spikes.csv", "spikes.h5", "spikes.npz", "summary.json");
    List<Spikes> sonata = SonataSpikes.read(out.resolve("spikes.h5"));
    List<Spikes> npz = SpikeNpz.read(out.resolve("spikes.npz"));
    List<Spikes> csv = SpikeCsv.read(out.resolve("spikes.csv"));
    assertThat(npz).extracting(Spikes::neurons).containsExactly(3200, 800);
    for (int k = 0; k < 2; k++) {
      Spikes expected = sonata.get(k);
      assertThat(expected.size()).isGreaterThan(100);
      for (Spikes other : List.of(npz.get(k), csv.get(k))) {
        assertThat(other.population()).isEqualTo(expected.population());
        // a CSV has short decimals
        assertThat(other.times()).containsExactly(expected.times(), within(1e-12));
        assertThat(other.ids()).containsExactlyInAnyOrder(expected.ids());
      }
    }
  }

  @Test
  void everyPictureIsWrittenAsPngAndAsSvg() throws IOException {
    String files = "raster.png,raster.svg,rate.png,rate.svg,trace.png,trace.svg";
    Ran ran =
        Ran.of(
            "run",
            "cuba",
            "--seconds",
            0.02,
            "--write",
            files + ",connectivity.png,connectivity.svg",
            "--out",
            out);
    assertThat(ran.code()).as(ran.err()).isZero();
    for (String picture : List.of("raster", "rate", "trace", "connectivity")) {
      byte[] png = Files.readAllBytes(out.resolve(picture + ".png"));
      assertThat(new String(png, 1, 3, java.nio.charset.StandardCharsets.US_ASCII))
          .as(picture)
          .isEqualTo("PNG");
      assertThat(Files.readString(out.resolve(picture + ".svg")))
          .startsWith("<")
          .contains("</svg>");
    }
    assertThat(Files.readString(out.resolve("trace.svg"))).contains("v (mV)", "E 4");
    assertThat(Files.readString(out.resolve("connectivity.svg"))).contains("319,712 synapses");
  }

  @Test
  void theSummaryIsWrittenWhateverElseIs() throws IOException {
    Ran ran = Ran.line("run cuba --seconds 0.01 --write rate.svg --write spikes.csv --out " + out);
    assertThat(ran.code()).isZero();
    assertThat(written()).containsExactly("rate.svg", "spikes.csv", "summary.json");
  }

  @Test
  void theConnectionsOfAHugeNetworkAreRefusedBeforeItRuns() throws IOException {
    Ran ran = Ran.line("run coba --scale 320 --seconds 1000 --write connectivity.png --out " + out);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("synapses are too many for a picture; at most 100,000,000");
    assertThat(written()).isEmpty();
  }

  @Test
  void aSonataNetworkIsDrawnWithAllItsPopulations() throws IOException {
    SmallSonata sonata = SmallSonata.in(out.resolve("small"));
    Path results = out.resolve("results");
    Ran ran =
        Ran.of(
            "run",
            "sonata",
            sonata.config(),
            "--write",
            "connectivity.svg,trace.svg,spikes.csv",
            "--out",
            results);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(Files.readString(results.resolve("connectivity.svg")))
        .contains("Cells: cells 0–2, inputs 3–5.", "3 synapses from 6 cells to 6.");
    assertThat(Files.readString(results.resolve("trace.svg"))).contains("cells 2");
    assertThat(Files.readString(results.resolve("spikes.csv")))
        .isEqualTo("timestamps,population,node_ids\n3,cells,0\n5,cells,1\n7,cells,2\n");
  }
}
