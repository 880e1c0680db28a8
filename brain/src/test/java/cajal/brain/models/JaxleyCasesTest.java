package cajal.brain.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.PlainRun;
import cajal.brain.integrate.Scheme;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.training.Gradient;
import cajal.brain.training.Recording;
import cajal.brain.training.Unrolled;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The single compartments of Jaxley's own tests of identical results, every 20th step of 0.025 ms
/// to 1e-8 mV: a compartment, and a branch, cell or network of nothing else, have the same numbers.
class JaxleyCasesTest {
  private static final double DT = 0.025;
  private static final double[] COMPARTMENT = {
    -70.0,
    -66.53085703,
    -50.08343917,
    -20.4930498,
    32.6178327,
    2.57004029,
    -26.19517261,
    -50.50027566,
    -72.97019524,
    -75.69907171,
    -75.58874436
  };
  private static final double[] SMALL_COMPARTMENT = {
    -70.0,
    -66.53085703,
    45.83306656,
    29.72581199,
    -15.28462737,
    -39.8274255,
    -66.59985023,
    -75.55397377,
    -75.74933676,
    -75.48829132,
    -75.15524717
  };

  private static Population<ImplicitHodgkinHuxley> cells(Network net, ImplicitHodgkinHuxley model) {
    Population<ImplicitHodgkinHuxley> cells = net.population(model, 1);
    return cells.integrate(Scheme.EXPONENTIAL_EULER).stimulate(c -> c.advance());
  }

  @Test
  void compartmentsOfTwoSizesHaveTheVoltagesOfJaxley() {
    assertVoltages(new ImplicitHodgkinHuxley(10, 1), COMPARTMENT);
    assertVoltages(
        new ImplicitHodgkinHuxley(2.08511002351287, 0.7203244934421581), SMALL_COMPARTMENT);
  }

  private void assertVoltages(ImplicitHodgkinHuxley model, double... expected) {
    try (Network net = new Network(DT).doublePrecision().threads(1)) {
      Population<ImplicitHodgkinHuxley> cells = cells(net, model);
      net.run(DT);
      for (int i = 0; i < expected.length; i++) {
        assertThat(cells.get("v")[0]).as("step %d", 20 * i).isCloseTo(expected[i], within(1e-8));
        net.run(20 * DT);
      }
    }
  }

  /// The equations take what a stimulus made of other states as given, whatever the scheme.
  @Test
  void compiledStepsAreThoseOfPlainJava() {
    for (Scheme scheme : List.of(Scheme.EXPONENTIAL_EULER, Scheme.AUTOMATIC, Scheme.RK4)) {
      ImplicitHodgkinHuxley model = new ImplicitHodgkinHuxley(10, 1);
      PlainRun<ImplicitHodgkinHuxley> plain = new PlainRun<>(model, 1, DT, scheme);
      plain.stimulate(c -> c.advance());
      plain.run(100);
      try (Network net = new Network(DT).doublePrecision().threads(1)) {
        Population<ImplicitHodgkinHuxley> cells = cells(net, model).integrate(scheme);
        net.run(100 * DT);
        for (String state : List.of("v", "m", "h", "n")) {
          assertThat(cells.get(state)[0])
              .as(scheme + " of " + state)
              .isCloseTo(plain.state(state)[0], within(1e-9));
        }
      }
    }
  }

  /// The sum of every 20th voltage, by the conductances and the initial states.
  @Test
  void gradientsThroughACompartmentAreCentralDifferences() {
    try (Network net = new Network(DT).doublePrecision().threads(1)) {
      Population<ImplicitHodgkinHuxley> cells = cells(net, new ImplicitHodgkinHuxley(10, 1));
      Unrolled run = Unrolled.of(net).steps(202);
      Recording v = run.record(cells, c -> c.v);
      List<Parameter> by =
          List.of(
              run.parameter(cells, c -> c.gNa),
              run.parameter(cells, c -> c.gK),
              run.parameter(cells, c -> c.gL),
              run.parameter(cells, c -> c.pulse),
              run.initial(cells, c -> c.v),
              run.initial(cells, c -> c.m));
      Gradient gradient =
          run.valueAndGrad(
              r -> Reductions.sum(Shapes.slice(r.of(v), 0, 1, 202, 20)),
              by.toArray(Parameter[]::new));
      Gradient.Found found = gradient.apply();
      assertThat(found.value()).isCloseTo(Arrays.stream(COMPARTMENT).sum(), within(1e-7));
      for (Parameter parameter : by) {
        double slope = found.by(parameter).doubles()[0];
        assertThat(slope)
            .as(parameter.name())
            .isCloseTo(central(gradient, parameter), within(1e-6 * Math.abs(slope)));
      }
    }
  }

  private static double central(Gradient gradient, Parameter parameter) {
    Tensor here = parameter.value();
    double step = 1e-5 * Math.abs(here.doubles()[0]);
    double[] ends = new double[2];
    for (int side = 0; side < 2; side++) {
      double x = here.doubles()[0] + (2 * side - 1) * step;
      parameter.set(here.rank() == 0 ? Tensor.scalar(x) : Tensor.of(x));
      ends[side] = gradient.apply().value();
    }
    parameter.set(here);
    return (ends[1] - ends[0]) / (2 * step);
  }
}
