package cajal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Spikes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
  @TempDir private Path folder;

  @Test
  void arraysKeepNameOrderAndContent() throws IOException {
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("v", NpyArray.of(new float[] {1, 2, 3, 4}, 2, 2));
    arrays.put("a", NpyArray.of(new boolean[] {true}));
    Path file = folder.resolve("a.npz");
    Npz.write(file, arrays);
    SequencedMap<String, NpyArray> read = Npz.read(file);
    assertThat(read.sequencedKeySet()).containsExactly("v", "a");
    assertThat(read.get("v")).usingRecursiveComparison().isEqualTo(arrays.get("v"));
    byte[] first = Files.readAllBytes(file);
    Npz.write(file, arrays);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void spikesOfAllPopulationsAreKeptEvenWithoutSpikes() {
    Path file = folder.resolve("spikes.npz");
    Spikes e = new Spikes("E", 10, new double[] {0.1, 0.25}, new int[] {3, 9});
    Spikes silent = new Spikes("silent", 5, new double[0], new int[0]);
    SpikeNpz.write(file, List.of(e, silent));
    assertThat(SpikeNpz.read(file)).usingRecursiveComparison().isEqualTo(List.of(e, silent));
    SpikeNpz.write(file, List.of());
    assertThat(SpikeNpz.read(file)).isEmpty();
  }

  @Test
  void damageIsNamed() throws IOException {
    Path file = folder.resolve("spikes.npz");
    SpikeNpz.write(file, List.of(new Spikes("E", 1, new double[1000], new int[1000])));
    byte[] all = Files.readAllBytes(file);
    for (int bytes : new int[] {0, 10, all.length / 2, all.length - 1}) {
      Files.write(file, Arrays.copyOf(all, bytes));
      assertThatThrownBy(() -> SpikeNpz.read(file))
          .isInstanceOf(FormatError.class)
          .hasMessageContainingAll("spikes.npz: expected", "found");
    }
    Npz.write(file, new LinkedHashMap<>(Map.of("v", NpyArray.of(new double[1]))));
    assertThatThrownBy(() -> SpikeNpz.read(file)).hasMessageContainingAll("timestamps", "[v]");
    Npz.write(file, new LinkedHashMap<>(Map.of("E/timestamps", NpyArray.of(new double[1]))));
    assertThatThrownBy(() -> SpikeNpz.read(file)).hasMessageContaining("E/node_ids");
  }
}
