package cajal.brain.training;

import static cajal.brain.connect.Connect.allToAll;
import static cajal.brain.connect.Connect.random;
import static cajal.brain.training.GradientTest.compare;
import static cajal.brain.training.GradientTest.source;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Spikes;
import cajal.brain.connect.Weights;
import cajal.brain.models.Lif;
import cajal.brain.network.GapJunctions;
import cajal.brain.network.GradedSynapses;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.brain.synapses.Depression;
import cajal.brain.synapses.Nmda;
import cajal.brain.synapses.SongStdp;
import cajal.brain.synapses.TsodyksMarkram;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Gradients by what is between neurons are those of central differences.
class SynapseGradientTest {
  private final Network net = new Network(0.1).seed(5).threads(1).doublePrecision();
  private final Population<Lif> cells = net.population(new Lif(), 5);
  private final List<Parameter> parameters = new ArrayList<>();

  @AfterEach
  void close() {
    net.close();
  }

  private Unrolled run(int steps) {
    cells.init(c -> c.v = uniform(-70, -56));
    return Unrolled.of(net).steps(steps);
  }

  private void compareVoltages(Unrolled run) {
    Recording v = run.record(cells, c -> c.v);
    compare(
        run.valueAndGrad(r ->
            Reductions.mean(Maths.square(r.of(v).plus(60)))
                .plus(Reductions.mean(r.last(cells, c -> c.v)))),
        parameters,
        1e-5);
  }

  @Test
  void ofGapJunctionsByConductances() {
    GapJunctions same = net.gapJunctions(cells, random(0.5), 0.2, c -> c.v, (c, I) -> c.input += I);
    GapJunctions each =
        net.gapJunctions(cells.slice(1, 5), allToAll(), 1, c -> c.R * c.v, (c, I) -> c.input += I);
    each.conductances(0.1, 0.2, 0.3, 0.05, 0.15, 0.25);
    Unrolled run = run(60);
    parameters.addAll(
        List.of(
            run.conductances(same),
            run.conductances(each),
            run.parameter(cells, c -> c.R),
            run.initial(cells, c -> c.v)));
    assertThat(run.conductances(same).type().isScalar()).isTrue();
    compareVoltages(run);
  }

  @Test
  void ofGradedSynapsesByWeightsAndWhatSourcesShow() {
    GradedSynapses synapses =
        net.graded(
            cells.slice(0, 3),
            cells.slice(1, 5),
            allToAll(),
            c -> 1 / (1 + Math.exp(-(c.v - c.EL) / 5)),
            (c, g) -> c.input += g * (0 - c.v));
    synapses.weights(Weights.uniform(0.05, 0.1));
    Unrolled run = run(60);
    parameters.addAll(
        List.of(
            run.weights(synapses), run.parameter(cells, c -> c.EL), run.initial(cells, c -> c.v)));
    compareVoltages(run);
  }

  @Test
  void ofDepressionByWeights() {
    Population<?> in = source(net, 3);
    Projection now =
        net.connect(in, cells, allToAll(), new Depression(), (c, w) -> c.v += 0.7 * w).delay(0.4);
    Projection then =
        net.connect(in, cells, random(0.6), new TsodyksMarkram(), (c, w) -> c.input += w)
            .delays(Weights.uniform(0, 1));
    Unrolled run = run(60);
    parameters.addAll(List.of(run.weights(now), run.weights(then)));
    compareVoltages(run);
  }

  @Test
  void ofOutputsByWeights() {
    Population<?> in = source(net, 3);
    Projection open =
        net.connect(in, cells, allToAll(), new Nmda(), (c, g) -> c.input += g * (0 - c.v))
            .delay(0.4);
    open.weight(0.02);
    Unrolled run = run(60);
    parameters.add(run.weights(open));
    compareVoltages(run);
  }

  @Test
  void ofPlasticSynapsesByTheWeightsTheyStartFrom() {
    Population<?> in = source(net, 3);
    Projection plastic =
        net.connect(in, cells, allToAll(), new SongStdp(), (c, w) -> c.v += w).delay(0.4);
    plastic.weights(Weights.uniform(0.3, 0.6));
    Unrolled run = run(60);
    parameters.add(run.weights(plastic));
    compareVoltages(run);
  }

  @Test
  void trialsAreRunsBesideEachOther() {
    Population<?> in = net.source(new Spikes("in", 3, new double[0], new int[0]));
    Projection there =
        net.connect(in, cells, random(0.7), new TsodyksMarkram(), (c, w) -> c.v += 8 * w);
    Projection open =
        net.connect(in, cells, allToAll(), new Nmda(), (c, g) -> c.input += 0.1 * g * (0 - c.v))
            .delays(Weights.uniform(0, 1));
    GapJunctions gaps = net.gapJunctions(cells, random(0.5), 0.2, c -> c.v, (c, I) -> c.input += I);
    gaps.conductances(Arrays.stream(gaps.conductances()).map(g -> g / 2).toArray());
    GradedSynapses graded =
        net.graded(cells, cells, random(0.5), c -> c.v / 70, (c, x) -> c.input += x);
    Gradient one = sum(run(40), in, there, open, gaps, graded);
    Gradient many = sum(run(40).trials(3), in, there, open, gaps, graded);
    double[] together = new double[40 * 3 * 3];
    double[] slopes = new double[4];
    double loss = 0;
    for (int trial = 0; trial < 3; trial++) {
      double[] spikes = new double[40 * 3];
      for (int i = 0; i < spikes.length; i++) {
        spikes[i] = (i + trial * trial) % 11 == 0 ? 1 : 0;
        together[(i / 3 * 3 + trial) * 3 + i % 3] = spikes[i];
      }
      Gradient.Found found = one.apply(Tensor.of(spikes).reshape(40, 3));
      loss += found.value();
      for (int p = 0; p < 4; p++) slopes[p] += length(found.gradients().get(p));
    }
    Gradient.Found found = many.apply(Tensor.of(together).reshape(40, 3, 3));
    assertThat(found.value()).isCloseTo(loss, within(1e-9 * loss));
    for (int p = 0; p < 4; p++) {
      double all = length(found.gradients().get(p));
      assertThat(all).isCloseTo(slopes[p], within(1e-9 * Math.abs(slopes[p])));
      assertThat(Math.abs(all)).isGreaterThan(1e-6);
    }
  }

  private Gradient sum(
      Unrolled run,
      Population<?> in,
      Projection there,
      Projection open,
      GapJunctions gaps,
      GradedSynapses graded) {
    run.spikes(in);
    Recording v = run.record(cells, c -> c.v);
    return run.valueAndGrad(
        r -> Reductions.sum(Maths.square(r.of(v).plus(60))).plus(Reductions.sum(r.spikes(cells))),
        run.weights(there),
        run.weights(open),
        run.conductances(gaps),
        run.weights(graded));
  }

  /// A number that depends on each of them.
  private static double length(Tensor x) {
    double[] numbers = x.doubles();
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) sum += (i + 1) * numbers[i];
    return sum;
  }
}
