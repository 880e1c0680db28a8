package cajal.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.integrate.Scheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainNetworkTest {
  /// Adds up what it gets; `seen` is what its equation saw.
  static class Sum extends Neuron {
    @State public double got = 0;
    @State public double seen = 0;
    public double last = 0;

    @Derivative
    double dseen() {
      last = got;
      return input;
    }
  }

  static class Logging extends Synapse {
    static final List<String> LOG = new ArrayList<>();

    @Override
    protected void onPre() {
      LOG.add("pre " + step);
      transmit(w);
    }

    @Override
    protected void onPost() {
      LOG.add("post " + step);
    }
  }

  static class Steady extends Synapse {
    @State public double g = 0;

    @Override
    protected void onPre() {
      g += w;
    }

    @Override
    protected double output() {
      return g;
    }
  }

  private static PlainEdges allToOne(int sources, int... delays) {
    int[] rowStart = new int[sources + 1];
    for (int i = 0; i <= sources; i++) rowStart[i] = i;
    return new PlainEdges(rowStart, new int[sources], delays);
  }

  @Test
  void spikeOfStepSWithDelayDArrivesAtTheEndOfStepSPlusD() {
    PlainNetwork net = new PlainNetwork(0.1);
    PlainRun<Metronome> from = net.population(new Metronome(2), 1, Scheme.EULER);
    PlainRun<Sum> to = net.population(new Sum(), 1, Scheme.EULER);
    net.connect(from, to, allToOne(1, 3), new double[] {1}, (c, w) -> c.got += w);
    net.run(5);
    assertThat(to.state("got")[0]).as("after step 4").isZero();
    net.step();
    assertThat(to.state("got")[0]).as("after step 5").isEqualTo(1);
    assertThat(to.neurons().getFirst().last).as("what step 5 saw").isZero();
    net.step();
    assertThat(to.neurons().getFirst().last).as("what step 6 saw").isEqualTo(1);
  }

  @Test
  void delayZeroArrivesInTheSameStepAndEachEdgeHasItsOwn() {
    PlainNetwork net = new PlainNetwork(0.1);
    PlainRun<Metronome> from = net.population(new Metronome(0), 3, Scheme.EULER);
    PlainRun<Sum> to = net.population(new Sum(), 1, Scheme.EULER);
    net.connect(from, to, allToOne(3, 0, 2, 1), new double[] {1, 10, 100}, (c, w) -> c.got += w);
    List<Double> got = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      net.step();
      got.add(to.state("got")[0]);
    }
    assertThat(got).containsExactly(1.0, 101.0, 111.0);
  }

  @Test
  void sourceIsHeardBeforeTheTargetInOneStep() {
    Logging.LOG.clear();
    PlainNetwork net = new PlainNetwork(0.1);
    PlainRun<Metronome> from = net.population(new Metronome(0, 3), 1, Scheme.EULER);
    PlainRun<Metronome> to = net.population(new Metronome(1, 2), 1, Scheme.EULER);
    List<Logging> synapses =
        net.connect(from, to, allToOne(1, 1), new Logging(), Scheme.EULER, (c, w) -> c.input += w);
    net.run(6);
    assertThat(synapses).hasSize(1);
    assertThat(Logging.LOG).containsExactly("pre 1", "post 1", "post 2", "pre 4");
  }

  @Test
  void outputsAreSummedOverTheSynapsesOfATargetAndActInEveryStep() {
    PlainNetwork net = new PlainNetwork(0.5);
    PlainRun<Metronome> from = net.population(new Metronome(0), 2, Scheme.EULER);
    PlainRun<Sum> to = net.population(new Sum(), 1, Scheme.EULER);
    List<Steady> synapses =
        net.connect(
            from, to, allToOne(2, 0, 0), new Steady(), Scheme.EULER, (c, g) -> c.input += g * g);
    synapses.get(1).w = 3;
    net.step();
    assertThat(to.state("seen")[0]).as("the arrival comes after the equations").isZero();
    net.run(2);
    assertThat(to.state("seen")[0]).isEqualTo(2 * 0.5 * 16);
  }

  @Test
  void edgesOutsideThePopulationsAreRefused() {
    PlainNetwork net = new PlainNetwork(0.1);
    PlainRun<Sum> cells = net.population(new Sum(), 2, Scheme.EULER);
    PlainEdges outside = new PlainEdges(new int[] {0, 1, 1}, new int[] {2}, new int[] {0});
    assertThatThrownBy(
            () -> net.connect(cells, cells, outside, new double[] {1}, (c, w) -> c.got += w))
        .hasMessageContaining("edge 0 goes to neuron 2 of 2");
    PlainEdges shortRows = new PlainEdges(new int[] {0, 0}, new int[0], new int[0]);
    assertThatThrownBy(
            () -> net.connect(cells, cells, shortRows, new double[0], (c, w) -> c.got += w))
        .hasMessageContaining("2 sources need 3 row starts, found 2");
    assertThatThrownBy(() -> new PlainEdges(new int[] {0, 2}, new int[1], new int[2]))
        .hasMessageContaining("end at 2, but there are 1 targets");
  }
}
