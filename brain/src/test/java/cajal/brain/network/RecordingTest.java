package cajal.brain.network;

import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.models.CobaLif;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {
  @Test
  void theFirstSampleIsTheInitialStateAndSamplesComeEverySoOften() {
    try (Network net = new Network(0.1)) {
      var decays = net.population(new Decay(), 3);
      StateRecord all = net.record(decays, c -> c.x);
      StateRecord some = net.record(decays.slice(1, 3), c -> 2 * c.x).every(0.5).between(1, 2);
      net.run(1);
      net.run(2);
      assertThat(all.times()).hasSize(30).startsWith(0, 0.1, 0.2).endsWith(29 * 0.1);
      assertThat(all.of(0)[0]).isEqualTo(1);
      assertThat(all.of(0)[10]).isCloseTo(Math.exp(-0.1), within(1e-6));
      assertThat(some.times()).containsExactly(1.0, 1.5);
      assertThat(some.of(1)[1]).isCloseTo(2 * Math.exp(-0.15), within(1e-6));
    }
  }

  @Test
  void timesStepsAndParametersMayBeRecorded() {
    for (int threads : new int[] {1, 3}) {
      try (Network net = new Network(0.5).threads(threads)) {
        var cells = net.population("cells", new CobaLif(), 100);
        StateRecord time = net.record(cells, c -> c.time());
        StateRecord v = net.record(cells.slice(3, 4), c -> c.v);
        StateRecord mixed = net.record(cells.slice(3, 4), c -> c.v + c.time());
        StateRecord same = net.record(cells, c -> c.EL);
        net.run(40);
        net.run(10);
        assertThat(time.times()).hasSize(100);
        assertThat(time.of(99)).isEqualTo(time.times());
        assertThat(mixed.of(0)[99]).isCloseTo(49.5 + v.of(0)[99], within(1e-5));
        assertThat(same.of(50)).hasSize(100).containsOnly(cells.neuron().EL);
      }
    }
  }

  @Test
  void samplesAndSpikesThatAreHandedOnAreTheSame() {
    try (Network kept = coba();
        Network streamed = coba()) {
      StateRecord v = kept.record(of(kept).slice(5, 9), c -> c.v);
      SpikeRecord spikes = kept.spikes(of(kept));
      List<Float> values = new ArrayList<>();
      List<Integer> cells = new ArrayList<>();
      streamed
          .record(of(streamed).slice(5, 9), c -> c.v)
          .to((time, row) -> {
            for (float value : row) values.add(value);
          });
      SpikeRecord handed = streamed.spikes(of(streamed)).to((time, cell) -> cells.add(cell));
      kept.run(150);
      streamed.run(150);
      float[] expected = v.values();
      assertThat(values).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) assertThat(values.get(i)).isEqualTo(expected[i]);
      assertThat(cells).hasSizeGreaterThan(100);
      assertThat(cells.stream().mapToInt(cell -> cell).toArray()).isEqualTo(spikes.spikes().ids());
      assertThat(handed.size()).isZero();
      assertThat(handed.count()).isEqualTo(cells.size());
    }
  }

  @Test
  void recordingChangesNothing() {
    try (Network plain = coba();
        Network recorded = coba()) {
      recorded.record(of(recorded), c -> c.gE * (c.EE - c.v));
      recorded.spikes(of(recorded).slice(0, 10));
      plain.run(100);
      recorded.run(100);
      assertThat(of(recorded).get("v")).isEqualTo(of(plain).get("v"));
    }
  }

  @Test
  void aSimulationThatBlowsUpSaysWhereItBegan() {
    try (Network net = new Network(0.1)) {
      var cells = net.population("growing", new Growth(), 70);
      cells.init(c -> c.x = uniform(0, 1));
      StateRecord record = net.record(cells.slice(0, 1), c -> c.x);
      assertThatThrownBy(() -> net.run(500))
          .isInstanceOfSatisfying(
              Diverged.class,
              error -> {
                assertThat(error.population()).isEqualTo("growing");
                double[] trace = record.of(0);
                assertThat(error.step()).isBetween(5, trace.length + 1);
                assertThat(error.neuron()).isBetween(0, 69);
              })
          .hasMessageContaining("blew up in step")
          .hasMessageContaining("smaller step");
      assertThat(Arrays.stream(record.of(0))).allMatch(Double::isFinite);
    }
  }

  private static Network coba() {
    Network net = new Network(0.1);
    var cells = net.population("cells", new CobaLif(), 500);
    cells.init(c -> c.v = uniform(-60, -50));
    net.connect(cells.slice(0, 400), cells, random(0.16), c -> c.gE += 0.6);
    net.connect(cells.slice(400, 500), cells, random(0.16), c -> c.gI += 6.7);
    return net;
  }

  @SuppressWarnings("unchecked")
  private static Population<CobaLif> of(Network net) {
    return (Population<CobaLif>) net.populations().getFirst();
  }

  static class Decay extends Neuron {
    @State public double x = 1;

    @Derivative
    double dx() {
      return -x / 10;
    }
  }

  static class Growth extends Neuron {
    @State public double x = 1;

    @Derivative
    double dx() {
      return x * x;
    }
  }
}
