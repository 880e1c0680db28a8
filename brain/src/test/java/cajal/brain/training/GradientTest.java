package cajal.brain.training;

import static cajal.brain.connect.Connect.allToAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.models.CobaLif;
import cajal.brain.models.HodgkinHuxley;
import cajal.brain.models.Lif;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.brain.synapses.Exponential;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Gradients of networks, where they are smooth, are those of central differences.
class GradientTest {
  private static Network network() {
    return new Network(0.1).seed(5).threads(1).doublePrecision();
  }

  /// Compares the gradient by every number of every parameter with central differences.
  static void compare(Gradient gradient, List<Parameter> parameters, double step) {
    Gradient.Found found = gradient.apply();
    for (Parameter parameter : parameters) {
      Tensor own = parameter.value();
      double[] numbers = own.doubles();
      double[] slopes = found.by(parameter).doubles();
      for (int i = 0; i < numbers.length; i++) {
        double h = step * Math.max(1, Math.abs(numbers[i]));
        double up = at(gradient, parameter, own, i, h);
        double down = at(gradient, parameter, own, i, -h);
        double expected = (up - down) / (2 * h);
        assertThat(slopes[i])
            .as("%s[%d]", parameter.name(), i)
            .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
      }
      assertThat(Arrays.stream(slopes).map(Math::abs).max().orElse(0))
          .as(parameter.name())
          .isGreaterThan(1e-6);
    }
  }

  private static double at(Gradient gradient, Parameter parameter, Tensor own, int i, double h) {
    double[] moved = own.doubles();
    moved[i] += h;
    Tensor tensor = own.rank() == 0 ? Tensor.scalar(moved[0]) : Tensor.of(moved);
    parameter.set(tensor);
    double value = gradient.apply().value();
    parameter.set(own);
    return value;
  }

  /// Spikes are given, so that all that follows from them is smooth.
  static Population<?> source(Network net, int cells) {
    double[] times = new double[cells * 3];
    int[] ids = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = 0.3 + 0.4 * i;
      ids[i] = i % cells;
    }
    return net.source(new cajal.brain.Spikes("in", cells, times, ids));
  }

  @Test
  void ofCurrentsByWeightsParametersAndStarts() {
    try (Network net = network()) {
      Population<?> in = source(net, 3);
      Population<Lif> cells = net.population(new Lif(), 4);
      cells.init(c -> c.R = cajal.random.Draw.uniform(0.8, 1.2));
      Projection near =
          net.connect(in, cells, allToAll(), new Exponential(), (c, g) -> c.input += g).delay(0.5);
      Projection far = net.connect(in, cells, allToAll(), (c, w) -> c.v += 0.7 * w);
      Unrolled run = Unrolled.of(net).steps(60);
      Recording v = run.record(cells, c -> c.v);
      List<Parameter> all =
          List.of(
              run.weights(near),
              run.weights(far),
              run.parameter(cells, c -> c.tau),
              run.parameter(cells, c -> c.EL),
              run.parameter(cells, c -> c.R),
              run.initial(cells, c -> c.v));
      compare(run.valueAndGrad(r -> Reductions.mean(Maths.square(r.of(v).plus(60)))), all, 1e-5);
    }
  }

  @Test
  void ofConductancesByTimeConstantsAndReversals() {
    try (Network net = network()) {
      Population<?> in = source(net, 3);
      Population<CobaLif> cells = net.population(new CobaLif(), 4);
      Projection e = net.connect(in, cells, allToAll(), (c, w) -> c.gE += w).delay(0.2);
      e.weight(0.1);
      Unrolled run = Unrolled.of(net).steps(60);
      Recording v = run.record(cells.slice(1, 3), c -> c.v);
      List<Parameter> all =
          List.of(
              run.weights(e),
              run.parameter(cells, c -> c.tauE),
              run.parameter(cells, c -> c.EE),
              run.initial(cells, c -> c.gE));
      compare(
          run.valueAndGrad(r -> Reductions.mean(Maths.square(r.of(v).plus(55)))),
          all.subList(0, 3),
          1e-5);
    }
  }

  @Test
  void ofActionPotentialsByConductances() {
    try (Network net = network()) {
      Population<HodgkinHuxley> cells = net.population(new HodgkinHuxley(), 2);
      cells.stimulate(c -> c.input += 10);
      Unrolled run = Unrolled.of(net).steps(50);
      Recording v = run.record(cells, c -> c.v);
      List<Parameter> all =
          List.of(
              run.parameter(cells, c -> c.gNa),
              run.parameter(cells, c -> c.gK),
              run.parameter(cells, c -> c.C),
              run.initial(cells, c -> c.m));
      compare(run.valueAndGrad(r -> Reductions.mean(Maths.square(r.of(v).plus(55)))), all, 1e-6);
    }
  }
}
