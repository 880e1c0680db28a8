package cajal.brain.training;

import static cajal.brain.connect.Connect.allToAll;
import static cajal.brain.connect.Connect.random;
import static cajal.random.Draw.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.Spikes;
import cajal.brain.connect.Weights;
import cajal.brain.models.CobaLif;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.brain.network.SpikeRecord;
import cajal.brain.network.StateRecord;
import cajal.brain.synapses.Depression;
import cajal.brain.synapses.Exponential;
import cajal.ir.DType;
import cajal.surrogate.Surrogates;
import cajal.trace.Cajal;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Delays of a network are trained like its weights.
class DelayGradientTest {
  private static Network network(boolean f64) {
    Network net = new Network(0.1).seed(5).threads(1);
    return f64 ? net.doublePrecision() : net;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void byDelaysBetweenStepsTheyAreThoseOfCentralDifferences(int trials) {
    try (Network net = network(true)) {
      Population<?> in = GradientTest.source(net, 4);
      Population<CobaLif> cells = net.population(new CobaLif(), 3);
      Projection same = net.connect(in.slice(1, 4), cells, allToAll(), (c, w) -> c.gE += w);
      same.weight(0.1).delay(0.5);
      Projection each = net.connect(in, cells.slice(1, 3), allToAll(), (c, w) -> c.gI += w);
      each.weights(Weights.uniform(0.1, 0.3)).delays(Weights.uniform(0, 1));
      Projection shared =
          net.connect(in, cells, allToAll(), new Exponential(), (c, g) -> c.input += g);
      shared.delays(Weights.uniform(0, 1));
      Unrolled run = Unrolled.of(net).steps(60);
      if (trials > 0) run.trials(trials);
      Recording v = run.record(cells, c -> c.v);
      List<Parameter> delays = List.of(run.delays(same), run.delays(each, 2), run.delays(shared));
      for (Parameter delay : delays) moved(delay, 0.037);
      List<Parameter> all =
          List.of(
              delays.get(0),
              delays.get(1),
              delays.get(2),
              run.weights(same),
              run.weights(each),
              run.weights(shared),
              run.parameter(cells, c -> c.tauE));
      Gradient gradient = run.valueAndGrad(r -> Reductions.mean(Maths.square(r.of(v).plus(55))));
      GradientTest.compare(gradient, all, 1e-5);
    }
  }

  private static void moved(Parameter delay, double ms) {
    Tensor own = delay.value();
    double[] numbers = own.doubles();
    for (int i = 0; i < numbers.length; i++) numbers[i] += ms;
    delay.set(own.rank() == 0 ? Tensor.scalar(numbers[0]) : Tensor.of(numbers));
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void delaysOfWholeStepsHaveTheBitsOfTheSimulation(boolean f64, boolean stored) {
    int steps = 400;
    try (Network net = network(f64)) {
      Population<CobaLif> cells = net.population(new CobaLif(), 60);
      cells.init(c -> c.v = uniform(-60, -50));
      cells.stimulate(c -> c.input += 20);

      Projection same = net.connect(cells.slice(3, 40), cells, random(0.3), (c, w) -> c.gE += w);
      same.weights(Weights.uniform(0.1, 0.3)).delay(1.4);
      Projection each = net.connect(cells.slice(40, 60), cells, random(0.3), c -> c.gI += 0.4);
      each.delays(Weights.uniform(0, 1.2));
      net.connect(cells.slice(0, 20), cells, random(0.2).justInTime(), c -> c.gE += 0.1);
      net.run(7.3);
      Unrolled run = Unrolled.of(net).steps(steps);
      Recording v = run.record(cells, c -> c.v);
      Parameter one = run.delays(same);
      run.delays(each, 3);
      if (stored) {
        one.set(f64 ? Tensor.scalar(0.7) : Tensor.scalar(0.7f));
        run.store();
        assertThat(same.delays()[0]).isCloseTo(0.7, within(1e-12));
      }
      float[] found =
          Cajal.compileAll(x -> List.of(run.respond().of(v).cast(DType.F32)))
              .applyAll(List.of())
              .getFirst()
              .floats();
      SpikeRecord spikes = net.spikes(cells);
      StateRecord trace = net.record(cells, c -> c.v);
      net.run(steps * 0.1);
      assertThat(spikes.size()).isGreaterThan(100);
      assertThat(found).isEqualTo(trace.values());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsThroughSpikesStayTheSameWithDelaysThatAreTrained(boolean each) {
    double[] without = slopes(each, false);
    double[] with = slopes(each, true);
    assertThat(Arrays.stream(without).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
    for (int i = 0; i < with.length; i++) {
      assertThat(with[i]).isCloseTo(without[i], within(1e-9 * Math.max(1, Math.abs(without[i]))));
    }
  }

  private static double[] slopes(boolean each, boolean trained) {
    try (Network net = network(true)) {
      Population<Lif> cells = net.population(new Lif(), 8);
      cells.init(c -> c.v = uniform(-70, -50));
      cells.stimulate(c -> c.input += 25);
      Projection synapses =
          net.connect(cells.slice(1, 8), cells, random(0.5), (c, w) -> c.v += w).delay(0.7);
      if (each) synapses.delays(Weights.uniform(0, 1));
      Unrolled run = Unrolled.of(net).steps(200).surrogate(Surrogates.sigmoid(4), 10);
      Recording v = run.record(cells, c -> c.v);
      Parameter weights = run.weights(synapses);
      if (trained) run.delays(synapses);
      return run.valueAndGrad(r -> Reductions.mean(Maths.square(r.of(v).plus(55))), weights)
          .apply()
          .by(weights)
          .doubles();
    }
  }

  @Test
  void delaysAreFound() {
    float[] wanted;
    try (Network net = new Network(0.1)) {
      Population<Lif> cell = net.population(new Lif(), 1);
      connected(net, cell).delays(2.3, 6.1);
      StateRecord v = net.record(cell, c -> c.v);
      net.run(60);
      wanted = v.values();
    }
    try (Network net = new Network(0.1)) {
      Population<Lif> cell = net.population(new Lif(), 1);
      Projection synapses = connected(net, cell).delays(4, 4);
      Unrolled run = Unrolled.of(net).run(60);
      Recording v = run.record(cell, c -> c.v);
      Parameter delays = run.delays(synapses, 10); // up to 10 ms
      Tensor target = Tensor.of(wanted).reshape(600, 1);
      Gradient gradient =
          run.valueAndGrad(r -> Reductions.mean(Maths.square(r.of(v).minus(target))), delays);
      for (int k = 0; k < 200; k++) {
        float[] slope = gradient.apply().by(delays).floats();
        float[] now = delays.value().floats();
        delays.set(Tensor.of(now[0] - 2 * slope[0], now[1] - 2 * slope[1]));
      }
      run.store(); // rounded to whole steps
      assertThat(synapses.delays()).containsExactly(new double[] {2.3, 6.1}, within(1e-9));
    }
  }

  /// Two cells that fire at times of their own, and synapses to one.
  private static Projection connected(Network net, Population<Lif> cell) {
    Population<?> in =
        net.source(new Spikes("in", 2, new double[] {5, 20, 30}, new int[] {0, 1, 0}));
    return net.connect(in, cell, allToAll(), new Exponential(), (c, g) -> c.input += g)
        .weights(8, 12);
  }

  @Test
  void delaysBeyondTheLongestCountAsThatAndBelowNoneAsNone() {
    assertThat(voltages(12.0)).isEqualTo(voltages(3));
    assertThat(voltages(-1)).isEqualTo(voltages(0));
    assertThat(voltages(3)).isNotEqualTo(voltages(2.9));
  }

  private static double[] voltages(double delay) {
    try (Network net = network(true)) {
      Population<Lif> cells = net.population(new Lif(), 2);
      Projection some =
          net.connect(GradientTest.source(net, 2), cells, allToAll(), (c, w) -> c.v += w).delay(1);
      Unrolled run = Unrolled.of(net).steps(60);
      run.delays(some, 3).set(Tensor.scalar(delay));
      Recording v = run.record(cells, c -> c.v);
      return Cajal.compileAll(x -> List.of(run.respond().of(v)))
          .applyAll(List.of())
          .getFirst()
          .doubles();
    }
  }

  @Test
  void whatCannotBeTrainedIsRefused() {
    try (Network net = network(false)) {
      Population<Lif> cells = net.population(new Lif(), 5);
      Projection kept = net.connect(cells, cells, allToAll(), new Depression(), (c, w) -> c.v += w);
      Projection sums = net.connect(cells, cells, allToAll(), (c, w) -> c.v += w).delay(2);
      Unrolled run = Unrolled.of(net);
      assertThatThrownBy(() -> run.delays(kept))
          .hasMessageContaining("kept by source or each by itself");
      assertThatThrownBy(() -> run.delays(sums, 1.9))
          .hasMessageContaining("the longest delay is 19.0 steps of 0.1 ms; give from 2.0 ms");
      assertThatThrownBy(() -> run.delays(sums, Double.NaN)).hasMessageContaining("give from");
    }
  }
}
