package cajal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Spikes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeCsvTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("spikes.csv");
  }

  @Test
  void whatIsWrittenIsRead() {
    Spikes e = new Spikes("E", 10, new double[] {0.1, 566.942, 1000}, new int[] {3, 9, 0});
    Spikes i = new Spikes("I, fast", 2, new double[] {0.3}, new int[] {1});
    SpikeCsv.write(file, List.of(e, i));
    assertThat(file).content().startsWith("timestamps,population,node_ids\n0.1,E,3\n");
    assertThat(SpikeCsv.read(file)).usingRecursiveComparison().isEqualTo(List.of(e, i));
  }

  @Test
  void withoutSpikesThereIsOnlyTheHeader() {
    SpikeCsv.write(file, List.of(new Spikes("E", 10, new double[0], new int[0])));
    assertThat(file).hasContent("timestamps,population,node_ids\n");
    assertThat(SpikeCsv.read(file)).isEmpty();
  }

  @Test
  void tablesOfOtherSimulatorsAreReadAndSorted() throws IOException {
    Files.writeString(file, "node_ids population timestamps\n7 \"v 1\" 2.5\n0 \"v 1\" 1.25\n");
    Spikes read = SpikeCsv.read(file).getFirst();
    assertThat(read.population()).isEqualTo("v 1");
    assertThat(read.times()).containsExactly(1.25, 2.5);
    assertThat(read.ids()).containsExactly(0, 7);
    assertThat(read.neurons()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"'1.5,E', [1.5", "'soon,E,1', [soon", "'1,E,-1', -1", "'NaN,E,1', NaN", "'1,E,x', x"})
  void faultyLinesAreNamed(String line, String found) throws IOException {
    Files.writeString(file, "timestamps,population,node_ids\n1,E,1\n" + line + "\n");
    assertThatThrownBy(() -> SpikeCsv.read(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContainingAll("spikes.csv", "line 3", found, "Correct or remove");
  }

  @Test
  void faultyFilesAreNamed() throws IOException {
    assertThatThrownBy(() -> SpikeCsv.read(file)).hasMessageContaining("no such file");
    Files.writeString(file, "");
    assertThatThrownBy(() -> SpikeCsv.read(file)).hasMessageContaining("empty file");
    Files.writeString(file, "time,cell\n");
    assertThatThrownBy(() -> SpikeCsv.read(file)).hasMessageContaining("[time, cell]");
    Files.write(file, new byte[] {'t', (byte) 0xff, (byte) 0xfe, '\n'});
    assertThatThrownBy(() -> SpikeCsv.read(file)).isInstanceOf(FormatError.class);
  }

  @Test
  void timesOfStepsAreShortDecimalsAndOthersStayAsTheyAre() {
    double[] times = {3 * 0.1, 7 * 0.7, 123456 * 0.1, 1 / 3.0};
    SpikeCsv.write(file, List.of(new Spikes("E", 1, times, new int[4])));
    assertThat(file)
        .content()
        .contains("\n0.3,E,0\n", "\n4.9,E,0\n", "\n12345.6,E,0\n", "\n0.3333333333333333,E,0\n");
  }
}
