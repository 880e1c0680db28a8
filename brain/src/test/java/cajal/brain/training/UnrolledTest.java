package cajal.brain.training;

import static cajal.brain.connect.Connect.allToAll;
import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Derivative;
import cajal.brain.Neuron;
import cajal.brain.Spikes;
import cajal.brain.State;
import cajal.brain.connect.Weights;
import cajal.brain.models.CobaLif;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.brain.network.SpikeRecord;
import cajal.trace.Cajal;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnrolledTest {
  private static final int STEPS = 100;
  private final Network net = new Network(0.1).seed(2).threads(1);

  @AfterEach
  void close() {
    net.close();
  }

  private Population<SpikingIn> unused() {
    return net.population(new SpikingIn(), 1);
  }

  /// Spikes where its state is above a parameter that is 1, and adds that to what it reaches.
  static class SpikingIn extends Neuron {
    double jump = 1;
    @State double v;

    @Derivative
    double dv() {
      return input - v;
    }

    @Override
    protected boolean spikes() {
      return v > 1;
    }
  }

  private static Population<?> silent(Network net, int cells) {
    return net.source(new Spikes("in", cells, new double[0], new int[0]));
  }

  private static float[] drawn(int seed, int count, double p) {
    Random random = new Random(seed);
    float[] spikes = new float[count];
    for (int i = 0; i < count; i++) spikes[i] = random.nextDouble() < p ? 1 : 0;
    return spikes;
  }

  @Test
  void trialsAreRunsBesideEachOther() {
    Population<?> in = silent(net, 5);
    Population<Lif> cells = net.population(new Lif(), 4);
    cells.init(c -> c.v = uniform(-70, -50));
    Projection there =
        net.connect(in, cells, allToAll(), (c, w) -> c.v += w).weights(Weights.uniform(0, 9));
    net.connect(cells, cells, allToAll(), (c, w) -> c.v += w).weight(1.5).delay(0.3);
    Unrolled one = Unrolled.of(net).steps(STEPS);
    Unrolled many = Unrolled.of(net).steps(STEPS).trials(3);
    Gradient first = gradient(one, cells, there, in);
    Gradient all = gradient(many, cells, there, in);
    float[] together = new float[STEPS * 3 * 5];
    float[] sum = new float[20];
    double loss = 0;
    for (int trial = 0; trial < 3; trial++) {
      float[] spikes = drawn(trial, STEPS * 5, 0.1);
      for (int i = 0; i < spikes.length; i++) together[(i / 5 * 3 + trial) * 5 + i % 5] = spikes[i];
      Gradient.Found found = first.apply(Tensor.of(spikes).reshape(STEPS, 5));
      loss += found.value();
      float[] slopes = found.gradients().getFirst().floats();
      for (int i = 0; i < sum.length; i++) sum[i] += slopes[i];
    }
    Gradient.Found found = all.apply(Tensor.of(together).reshape(STEPS, 3, 5));
    assertThat(found.value()).isCloseTo(loss, within(1e-5 * loss));
    float[] slopes = found.gradients().getFirst().floats();
    for (int i = 0; i < sum.length; i++) {
      assertThat(slopes[i]).isCloseTo(sum[i], within(1e-3f * Math.max(1, Math.abs(sum[i]))));
    }
    assertThat(sum).isNotEqualTo(new float[20]);
  }

  private static Gradient gradient(
      Unrolled run, Population<Lif> cells, Projection there, Population<?> in) {
    run.spikes(in);
    Recording v = run.record(cells, c -> c.v);
    return run.valueAndGrad(
        r ->
            Reductions.sum(Maths.square(r.of(v).plus(60)))
                .plus(Reductions.sum(r.spikes(cells)))
                .plus(Reductions.sum(r.last(cells, c -> c.v))),
        run.weights(there));
  }

  @Test
  void whatWasLearnedIsPutIntoTheNetwork() {
    Population<Lif> cells = net.population(new Lif(), 20);
    cells.init(c -> c.v = uniform(-70, -50));
    cells.stimulate(c -> c.input += 24);
    Projection pairs = net.connect(cells, cells, random(0.3), (c, w) -> c.v += w).weight(0.5);
    Unrolled run = Unrolled.of(net).run(20);
    Parameter w = run.weights(pairs);
    Parameter tau = run.parameter(cells, c -> c.tau);
    float[] moved = w.value().floats();
    for (int k = 0; k < moved.length; k++) moved[k] += 0.01f * k;
    w.set(Tensor.of(moved));
    tau.set(Tensor.scalar(13.7f));
    float[] spikes =
        Cajal.compileAll(x -> List.of(run.respond().spikes(cells)))
            .applyAll(List.of())
            .getFirst()
            .floats();
    run.store();
    assertThat(cells.neuron().tau).isEqualTo(13.7f);
    SpikeRecord record = net.spikes(cells);
    net.run(20);
    float[] expected = new float[spikes.length];
    for (int i = 0; i < record.size(); i++) {
      int step = (int) Math.rint(record.spikes().times()[i] / 0.1);
      expected[step * 20 + record.spikes().ids()[i]] = 1;
    }
    assertThat(record.size()).isGreaterThan(10);
    assertThat(spikes).isEqualTo(expected);
  }

  @Test
  void aParameterOfEachNeuronHasAGradientForEach() {
    Population<Lif> cells = net.population(new Lif(), 3);
    cells.init(c -> c.tau = uniform(10, 20));
    cells.stimulate(c -> c.input += 10);
    Unrolled run = Unrolled.of(net).steps(20);
    Recording v = run.record(cells.slice(0, 2), c -> c.v);
    Parameter tau = run.parameter(cells, c -> c.tau);
    assertThat(tau.name()).isEqualTo("Lif0/tau");
    float[] slopes = run.valueAndGrad(r -> Reductions.sum(r.of(v))).apply().by(tau).floats();
    assertThat(slopes[0]).isNegative();
    assertThat(slopes[1]).isNegative();
    assertThat(slopes[2]).isZero();
  }

  @Test
  void aParameterThatIsNoFieldIsRefused() {
    Population<CobaLif> cells = net.population(new CobaLif(), 3);
    Unrolled run = Unrolled.of(net).steps(3);
    assertThatThrownBy(() -> run.parameter(cells, c -> 2 * c.tau))
        .hasMessageContaining("named by the field alone");
    assertThatThrownBy(() -> run.parameter(cells, c -> c.v))
        .hasMessageContaining("'v' of CobaLif0 is no parameter");
    assertThatThrownBy(() -> run.initial(cells, c -> c.tau))
        .hasMessageContaining("name one of [v, gE, gI");
  }

  @Test
  void wrongInputsAreRefused() {
    Population<Lif> cells = net.population(new Lif(), 3);
    Unrolled run = Unrolled.of(net).steps(3);
    run.input(cells, (c, x) -> c.input += x);
    Recording v = run.record(cells, c -> c.v);
    run.parameter(cells, c -> c.tau);
    Gradient gradient = run.valueAndGrad(r -> Reductions.sum(r.of(v)));
    assertThatThrownBy(() -> gradient.apply()).hasMessageContaining("takes 1 inputs, found 0");
    assertThatThrownBy(() -> gradient.apply(Tensor.of(1f, 2f)))
        .hasMessageContaining("input 0, of 'Lif0', takes f32[3,3], found f32[2]");
    assertThatThrownBy(() -> run.spikes(cells)).hasMessageContaining("computes its own spikes");
  }

  @Test
  void aParameterBehindChanceIsNoSilentZero() {
    var noise = net.source("noise", 5, 20);
    Population<Lif> cells = net.population(new Lif(), 3);
    net.connect(noise, cells, allToAll(), (c, w) -> c.v += w);
    Unrolled run = Unrolled.of(net).steps(3);
    Recording v = run.record(cells, c -> c.v);
    run.parameter(noise, c -> c.rate);
    assertThatThrownBy(() -> run.valueAndGrad(r -> Reductions.sum(r.of(v))).apply())
        .hasMessageContaining("noise/rate");
  }

  @Test
  void aParameterThatSpikesTakeForAConstantIsRefused() {
    Population<SpikingIn> cells = unused();
    net.connect(cells, cells, Connected.TO_ITSELF, c -> c.v += c.jump);
    Unrolled run = Unrolled.of(net).steps(3);
    Recording v = run.record(cells, c -> c.v);
    run.parameter(cells, c -> c.jump);
    assertThatThrownBy(() -> run.valueAndGrad(r -> Reductions.sum(r.of(v))).apply())
        .hasMessageContaining("depends on 'jump'");
  }

  private static final class Connected {
    static final cajal.brain.connect.Connector TO_ITSELF =
        cajal.brain.connect.Connect.fromPairs(new int[] {0}, new int[] {0});
  }

  @Test
  void theDefaultIsReluGrad() {
    Population<Lif> cells = net.population(new Lif(), 1);
    cells.init(c -> c.v = -50.2);
    Unrolled run = Unrolled.of(net).steps(1);
    Parameter v = run.initial(cells, c -> c.v);
    Gradient gradient = run.valueAndGrad(r -> Reductions.sum(r.spikes(cells)));
    float decay = (float) Math.exp(-0.1 / 20);
    float after = -70 + 19.8f * decay;
    float expected = 0.3f * (1 - Math.abs(after + 50)) * decay;
    assertThat(gradient.apply().by(v).floats()[0]).isCloseTo(expected, within(1e-4f));
    assertThat(Arrays.equals(gradient.apply().loss().floats(), new float[] {0})).isTrue();
  }
}
