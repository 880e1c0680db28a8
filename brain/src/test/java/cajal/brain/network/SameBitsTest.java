package cajal.brain.network;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.models.CobaLif;
import cajal.emit.Lanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A network gives the same bits whatever it runs on and whoever watches.
class SameBitsTest {
  private static final int SIZE = 333;

  /// Excitation and inhibition with delays of their own, some of them 0.
  static Population<CobaLif> coba(Network net) {
    Population<CobaLif> cells = net.population(new CobaLif(), SIZE);
    cells.init(c -> c.v = uniform(-60, -50));
    net.connect(cells.slice(0, 250), cells, random(0.1), c -> c.gE += 0.6).delay(1.5);
    net.connect(cells.slice(250, SIZE), cells, random(0.1), c -> c.gI += 6.7).delay(0.4);
    net.connect(cells.slice(0, 20), cells.slice(300, SIZE), random(0.2), c -> c.gE += 0.3);
    return cells;
  }

  private record Outcome(int states, int spikes, int count) {}

  private static Outcome run(boolean f64, int threads, Lanes lanes, boolean watched) {
    try (Network net = new Network(0.1).seed(3).threads(threads).lanes(lanes)) {
      if (f64) net.doublePrecision();
      Population<CobaLif> cells = coba(net);
      SpikeRecord spikes = net.spikes(cells);
      if (watched) {
        net.record(cells, c -> c.v).every(0.3);
        net.record(cells.slice(5, 99), c -> c.gE * (c.EE - c.v));
        net.spikes(cells.slice(10, 20));
      }
      if (lanes != Lanes.SCALAR) net.warm(2);
      net.run(20);
      net.run(20);
      List<Integer> hashes = new ArrayList<>();
      for (String state : List.of("v", "gE", "gI", "readyAt")) {
        hashes.add(Arrays.hashCode(cells.get(state)));
      }
      int ids = Arrays.hashCode(spikes.spikes().ids());
      return new Outcome(hashes.hashCode(), ids, spikes.size());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threadsVectorsAndRecordingsChangeNothing(boolean f64) {
    Outcome expected = run(f64, 1, Lanes.SCALAR, false);
    assertThat(expected.count).isGreaterThan(200);
    assertThat(run(f64, 2, Lanes.SCALAR, false)).isEqualTo(expected);
    assertThat(run(f64, 3, Lanes.SCALAR, true)).isEqualTo(expected);
    assertThat(run(f64, 1, Lanes.V512, true)).isEqualTo(expected);
    assertThat(run(f64, 2, Lanes.V256, false)).isEqualTo(expected);
    assertThat(run(f64, 1, Lanes.V128, false)).isEqualTo(expected);
  }

  @Test
  void anotherSeedOrPrecisionIsAnotherRun() {
    assertThat(run(true, 1, Lanes.SCALAR, false)).isNotEqualTo(run(false, 1, Lanes.SCALAR, false));
  }
}
