package cajal.io;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.models.CobaLif;
import cajal.brain.models.IntFire1;
import cajal.brain.network.Network;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir Path folder;

  @Test
  void aLoadedRunGoesOnWithTheSameBits() {
    try (Network whole = network(1);
        Network first = network(1);
        Network second = network(2)) {
      whole.run(120);
      first.run(70);
      Path file = folder.resolve("state.npz");
      StateFile.write(file, first.state());
      second.restore(StateFile.read(file));
      second.run(50);
      assertThat(second.time()).isEqualTo(whole.time());
      assertThat(hash(second)).isEqualTo(hash(whole));
    }
  }

  @Test
  void whatIsNoStateIsNamed() {
    Path file = folder.resolve("other.npz");
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("x", NpyArray.of(new float[] {1}, 1));
    Npz.write(file, arrays);
    assertThatThrownBy(() -> StateFile.read(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContaining("other.npz")
        .hasMessageContaining("step");
  }

  @Test
  void aStateOfAnotherSizeIsRefused() {
    try (Network net = network(1);
        Network other = new Network(0.1)) {
      other.population("cells", new CobaLif(), 300);
      assertThatThrownBy(() -> other.restore(net.state()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cells/")
          .hasMessageContaining("same populations");
    }
  }

  /// Spikes with delays of 0 and 1.5 ms, some into sums that act in the next step.
  private static Network network(int threads) {
    Network net = new Network(0.1).threads(threads);
    var cells = net.population("cells", new CobaLif(), 400);
    var counters = net.population("counters", new IntFire1(), 100);
    cells.init(c -> c.v = uniform(-60, -50));
    net.connect(cells.slice(0, 320), cells, random(0.2), c -> c.gE += 0.6);
    net.connect(cells.slice(320, 400), cells, random(0.2), c -> c.gI += 6.7).delay(1.5);
    net.connect(cells, counters, random(0.1), c -> c.receive(0.1)).delay(0.7);
    return net;
  }

  private static int hash(Network net) {
    return net.state().arrays().values().stream()
        .mapToInt(array ->
            switch (array) {
              case float[] f32 -> Arrays.hashCode(f32);
              case int[] i32 -> Arrays.hashCode(i32);
              default -> throw new AssertionError(array);
            })
        .reduce(0, (hash, next) -> hash * 31 + next);
  }
}
