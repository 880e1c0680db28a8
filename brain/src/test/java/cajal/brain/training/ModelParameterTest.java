package cajal.brain.training;

import static cajal.brain.connect.Connect.allToAll;
import static cajal.brain.connect.Connect.random;
import static cajal.brain.training.GradientTest.compare;
import static cajal.brain.training.GradientTest.source;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.brain.connect.Weights;
import cajal.brain.inputs.OrnsteinUhlenbeck;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.brain.synapses.Alpha;
import cajal.brain.synapses.Exponential;
import cajal.brain.synapses.TsodyksMarkram;
import cajal.trace.Cajal;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Parameters of synapses and drives are named by the object and its field.
class ModelParameterTest {
  private final Exponential exponential = new Exponential();
  private final Alpha alpha = new Alpha();
  private final TsodyksMarkram markram = new TsodyksMarkram();
  private final OrnsteinUhlenbeck drive = new OrnsteinUhlenbeck(4, 2, 10);

  private Population<Lif> build(Network net, Population<?> in) {
    Population<Lif> cells = net.population(new Lif(), 4);
    cells.init(c -> c.v = uniform(-70, -56));
    cells.drive(drive, (c, i) -> c.input += i);
    net.connect(in, cells, allToAll(), exponential, (c, g) -> c.input += g).delay(0.5);
    net.connect(in, cells, random(0.7), alpha, (c, g) -> c.input += 2 * g)
        .weights(Weights.uniform(1, 2));
    net.connect(in, cells, allToAll(), markram, (c, w) -> c.v += w).delay(0.3);
    return cells;
  }

  private List<Parameter> parameters(Unrolled run) {
    return List.of(
        run.parameter(exponential, s -> s.tau),
        run.parameter(alpha, s -> s.tau),
        run.parameter(markram, s -> s.U),
        run.parameter(markram, s -> s.tauD),
        run.parameter(drive, d -> d.mean),
        run.parameter(drive, d -> d.tau));
  }

  @Test
  void theirGradientsAreThoseOfCentralDifferences() {
    try (Network net = new Network(0.1).seed(5).threads(1).doublePrecision()) {
      Population<Lif> cells = build(net, source(net, 3));
      Unrolled run = Unrolled.of(net).steps(60);
      Recording v = run.record(cells, c -> c.v);
      List<Parameter> all = parameters(run);
      compare(run.valueAndGrad(r -> Reductions.mean(Maths.square(r.of(v).plus(60)))), all, 1e-5);
    }
  }

  @Test
  void asLongAsTheyAreThoseOfTheNetworkSoAreTheBits() {
    try (Network net = new Network(0.1).seed(5).threads(1)) {
      Population<Lif> cells = build(net, source(net, 3));
      net.run(0.7);
      Unrolled run = Unrolled.of(net).steps(60);
      parameters(run);
      float[] last =
          Cajal.compileAll(x -> List.of(run.respond().last(cells, c -> c.v)))
              .applyAll(List.of())
              .getFirst()
              .floats();
      net.run(6);
      for (int i = 0; i < last.length; i++) {
        assertThat((double) last[i]).isEqualTo(cells.get("v")[i]);
      }
    }
  }

  @Test
  void whatWasLearnedIsPutIntoTheObjects() {
    try (Network net = new Network(0.1).seed(5).threads(1)) {
      Population<Lif> cells = build(net, source(net, 3));
      Exponential equal = new Exponential();
      Projection other = net.connect(cells, cells, random(0.5), equal, (c, g) -> c.input += g);
      assertThat(other.sharing()).hasSize(2);
      Unrolled run = Unrolled.of(net).steps(60);
      Parameter tau = run.parameter(exponential, s -> s.tau);
      assertThat(run.parameter(equal, s -> s.tau)).isSameAs(tau);
      Parameter mean = run.parameter(drive, d -> d.mean);
      tau.set(Tensor.scalar(2.5f));
      mean.set(Tensor.scalar(4.5f));
      run.store();
      assertThat(exponential.tau).isEqualTo(2.5);
      assertThat(equal.tau).isEqualTo(2.5);
      assertThat(drive.mean).isEqualTo(4.5);
      net.run(1);
    }
  }

  @Test
  void otherObjectsAndWeightsAreRefused() {
    try (Network net = new Network(0.1).seed(5).threads(1)) {
      build(net, source(net, 3));
      Unrolled run = Unrolled.of(net).steps(60);
      assertThatThrownBy(() -> run.parameter(new Alpha(), s -> s.tau))
          .hasMessageContaining("this Alpha is no part of the network");
      assertThatThrownBy(() -> run.parameter(alpha, s -> s.w))
          .hasMessageContaining("'w' of Alpha is no parameter that has a gradient");
    }
  }
}
