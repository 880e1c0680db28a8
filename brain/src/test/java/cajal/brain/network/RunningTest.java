package cajal.brain.network;

import static cajal.brain.connect.Connect.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.State;
import cajal.brain.connect.Connector;
import cajal.brain.models.Lif;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// How a run ends, and what can be done after it.
class RunningTest {
  static class Growth extends Neuron {
    @State public double x = 1;
    public double rate = 1;

    @Derivative
    double dx() {
      return rate * x * x;
    }
  }

  static class Decay extends Neuron {
    @State public double x = 1;
    public double tau = 10;

    @Derivative
    double dx() {
      return -x / tau;
    }
  }

  @Test
  void aStopBeforeTheRunEndsItAtItsStartAndNoOther() {
    try (Network net = new Network(0.1)) {
      net.population("cells", new Lif(), 10);
      net.stop();
      net.run(100);
      assertThat(net.time()).isZero();
      net.run(100);
      assertThat(net.time()).isEqualTo(100);
    }
  }

  @Test
  void aStopWhileTheNetworkIsCompiledEndsTheRun() {
    try (Network net = new Network(0.1)) {
      var cells = net.population("cells", new Lif(), 10);
      AtomicBoolean asked = new AtomicBoolean();
      Connector all = random(0.5);
      Connector stopping =
          (ends, key) -> {
            asked.set(true);
            net.stop();
            return all.build(ends, key);
          };
      net.connect(cells, cells, stopping, c -> c.input += 1);
      net.run(100);
      assertThat(asked).isTrue();
      assertThat(net.time()).isZero();
    }
  }

  @Test
  void aStopDuringTheRunEndsIt() {
    try (Network net = new Network(0.1)) {
      net.population("cells", new Lif(), 10);
      net.run(1000, time -> net.stop());
      assertThat(net.time()).isBetween(0.1, 100.0);
    }
  }

  @Test
  void aNetworkThatCannotBeCompiledLeavesNoThreads() {
    Connector broken =
        (ends, key) -> {
          throw new IllegalArgumentException("no such connection");
        };
    try (Network net = new Network(0.1).threads(4)) {
      var cells = net.population("cells", new Lif(), 100);
      net.connect(cells, cells, broken, c -> c.input += 1);
      int before = workers();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> net.run(1)).hasMessageContaining("no such connection");
      }
      long patience = System.nanoTime() + 5_000_000_000L;
      while (workers() > before && System.nanoTime() < patience) Thread.onSpinWait();
      assertThat(workers()).isLessThanOrEqualTo(before);
    }
  }

  private static int workers() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("cajal-worker"))
            .count();
  }

  @Test
  void aClosedNetworkKeepsItsStatesAndDoesNotRun() {
    Network net = new Network(0.1);
    var cells = net.population("cells", new Decay(), 3);
    net.run(10);
    net.close();
    assertThat(cells.get("x")[0]).isBetween(0.36, 0.37);
    assertThatIllegalStateException().isThrownBy(() -> net.run(1)).withMessageContaining("closed");
    net.close();
  }

  @Test
  void aStartValueThatIsNotFiniteIsSaid() {
    try (Network net = new Network(0.1)) {
      var cells = net.population("cells", new Decay(), 5);
      cells.init(c -> c.x = Math.log(-1));
      assertThatThrownBy(() -> net.run(1))
          .isInstanceOf(Diverged.class)
          .hasMessageContaining("neuron 0 of cells starts with {x=NaN}, which is not finite")
          .hasMessageNotContaining("smaller step");
    }
  }

  @Test
  void aParameterThatIsNotFiniteIsSaid() {
    try (Network net = new Network(0.1)) {
      var cells = net.population("cells", new Growth(), 5);
      cells.neuron().rate = Double.POSITIVE_INFINITY;
      assertThatThrownBy(() -> net.run(1))
          .isInstanceOf(Diverged.class)
          .hasMessageContaining("Not every parameter is finite: {cells/rate=Infinity}")
          .hasMessageNotContaining("smaller step");
    }
  }

  @Test
  void aRunThatFailsMayBeGoneOnWithFromTheLastGoodStep() {
    try (Network net = new Network(0.1)) {
      var cells = net.population("cells", new Growth(), 5);
      StateRecord record = net.record(cells, c -> c.x);
      assertThatThrownBy(() -> net.run(50)).isInstanceOf(Diverged.class);
      int steps = (int) Math.rint(net.time() / 0.1);
      assertThat(record.times()).hasSize(steps);
      cells.set("x", -1);
      net.run(10);
      assertThat(record.times()).hasSize(steps + 100).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void aLargeNetworkThatFailedRunsAgainOnlyAfterAStateIsRestored() {
    try (Network net = new Network(0.1)) {
      var cells = net.population("cells", new Growth(), 9_000_000);
      NetworkState start = net.state();
      assertThatThrownBy(() -> net.run(1.6))
          .isInstanceOf(Diverged.class)
          .hasMessageContaining("between step 0 and step 16");
      assertThatIllegalStateException()
          .isThrownBy(() -> net.run(0.1))
          .withMessageContaining("a run failed after step 0")
          .withMessageContaining("restore(…)");
      assertThatIllegalStateException().isThrownBy(net::state);
      net.restore(start).run(0.1);
      assertThat(cells.get("x")[0]).isBetween(1.0, 1.2);
      cells.init(c -> c.x = Math.log(-1));
      assertThatThrownBy(() -> net.run(0.1)).hasMessageContaining("starts with {x=NaN}");
    }
  }
}
