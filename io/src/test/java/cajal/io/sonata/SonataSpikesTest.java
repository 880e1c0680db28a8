package cajal.io.sonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Spikes;
import cajal.io.FormatError;
import cajal.io.WriteError;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SonataSpikesTest {
  @TempDir private Path folder;

  private static Spikes spikes(String population, int n) {
    Random random = new Random(n);
    double[] times = random.doubles(n, 0, 1000).sorted().toArray();
    return new Spikes(population, 100, times, random.ints(n, 0, 100).toArray());
  }

  @Test
  void whatIsWrittenIsRead() {
    Path file = folder.resolve("spikes.h5");
    for (int n : new int[] {1, 2, 1000}) {
      SonataSpikes.write(file, List.of(spikes("E", n), spikes("I", n + 1)));
      List<Spikes> read = SonataSpikes.read(file);
      assertThat(read).extracting(Spikes::population).containsExactly("E", "I");
      assertThat(read.getFirst().times()).isEqualTo(spikes("E", n).times());
      assertThat(read.getFirst().ids()).isEqualTo(spikes("E", n).ids());
      assertThat(read.getLast().size()).isEqualTo(n + 1);
    }
  }

  @Test
  void attributesAreThoseOfSonata() {
    Path file = folder.resolve("spikes.h5");
    SonataSpikes.write(file, List.of(spikes("E", 3), spikes("none", 0)));
    try (HdfFile hdf = new HdfFile(file)) {
      assertThat(hdf.getAttribute("magic").getData()).isEqualTo(0x0A7AL);
      assertThat(hdf.getAttribute("version").getData()).isEqualTo(new long[] {0, 1});
      for (String population : List.of("E", "none")) {
        String group = "/spikes/" + population;
        assertThat(hdf.getByPath(group).getAttribute("sorting").getData()).isEqualTo("by_time");
        assertThat(hdf.getByPath(group + "/timestamps").getAttribute("units").getData())
            .isEqualTo("ms");
      }
      assertThat(hdf.getDatasetByPath("/spikes/none/node_ids").getDimensions()).containsExactly(0);
    }
  }

  @Test
  void silentPopulationsAndNoPopulationsAreValidFiles() {
    Path file = folder.resolve("spikes.h5");
    SonataSpikes.write(file, List.of(spikes("silent", 0), spikes("E", 5)));
    List<Spikes> read = SonataSpikes.read(file);
    assertThat(read).extracting(Spikes::size).containsExactlyInAnyOrder(0, 5);
    SonataSpikes.write(file, List.of());
    assertThat(SonataSpikes.read(file)).isEmpty();
  }

  @Test
  void spikesAreSortedByTimeWhenWrittenAndRead() {
    Path file = folder.resolve("spikes.h5");
    Spikes unsorted = new Spikes("E", 3, new double[] {3, 1, 1}, new int[] {0, 2, 1});
    SonataSpikes.write(file, List.of(unsorted));
    Spikes read = SonataSpikes.read(file).getFirst();
    assertThat(read.times()).containsExactly(1, 1, 3);
    assertThat(read.ids()).containsExactly(2, 1, 0);
  }

  @Test
  void secondsBecomeMilliseconds() {
    Path file = folder.resolve("spikes.h5");
    writeWithUnits(file, "s");
    assertThat(SonataSpikes.read(file).getFirst().times()).containsExactly(500, 1500);
    writeWithUnits(file, "fortnights");
    assertThatThrownBy(() -> SonataSpikes.read(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContainingAll("spikes.h5", "ms or s", "fortnights");
  }

  private static void writeWithUnits(Path file, String units) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      WritableGroup group = hdf.putGroup("spikes").putGroup("E");
      group.putDataset("timestamps", new double[] {0.5, 1.5}).putAttribute("units", units);
      group.putDataset("node_ids", new int[] {0, 1});
    }
  }

  @Test
  void failureLeavesNothingBehind() throws IOException {
    assertThatThrownBy(() -> SonataSpikes.write(folder.resolve("no/spikes.h5"), List.of()))
        .isInstanceOf(WriteError.class)
        .hasMessageContainingAll("not written", "does not exist", "mkdir -p");
    Spikes twin = spikes("E", 3);
    assertThatThrownBy(() -> SonataSpikes.write(folder.resolve("s.h5"), List.of(twin, twin)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'E'");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
