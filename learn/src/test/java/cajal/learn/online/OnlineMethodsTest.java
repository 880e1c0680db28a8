package cajal.learn.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.Method.Feedback;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnlineMethodsTest {
  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("LIF", Problem.lif()),
        Arguments.of("ALIF, refractory", Problem.alif(true)),
        Arguments.of("ALIF with gradients of the reset", Problem.alif(false)),
        Arguments.of("rates", Problem.rates()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void tracesGiveTheGradientWhereTheRecurrenceIsElementwise(String name, OnlineCell cell) {
    Problem problem = Problem.of(cell, false, 40, 15);
    RatePenalty penalty = new RatePenalty(3, 0.05);
    List<double[]> exact = problem.run(problem.learning(Method.bptt()).with(penalty));
    assertThat(Arrays.stream(exact.get(2)).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-2);
    assertThat(exact.get(1)[0]).isGreaterThan(0);
    for (Method method : List.of(Method.dRtrl(), Method.eprop(), Method.truncated(100))) {
      assertSame(problem.run(problem.learning(method).with(penalty)), exact, 1e-12);
    }
  }

  @Test
  void tracesAreAnApproximationWhereUnitsDriveEachOther() {
    Problem problem = Problem.of(Problem.alif(true), true, 60, 60);
    List<double[]> exact = problem.run(problem.learning(Method.bptt()));
    List<double[]> traced = problem.run(problem.learning(Method.dRtrl()));
    assertThat(traced.getFirst()).isEqualTo(exact.getFirst());
    assertThat(cosine(traced.get(2), exact.get(2))).isBetween(0.7, 0.9999);
    assertThat(cosine(traced.get(3), exact.get(3))).isBetween(0.7, 0.9999);
    assertClose(traced.get(4), exact.get(4), 1e-12);
    assertClose(traced.get(5), exact.get(5), 1e-12);
  }

  @Test
  void backpropagationThroughTimeIsTheSlopeOfTheLoss() {
    Problem problem = Problem.of(Problem.rates(), true, 12, 7);
    Learning learning = problem.learning(Method.bptt()).with(new RatePenalty(2, 0.1));
    List<double[]> all = problem.run(learning);
    List<Parameter> parameters = learning.parameters();
    for (int p = 0; p < parameters.size(); p++) {
      Parameter parameter = parameters.get(p);
      double[] numbers = parameter.value().doubles();
      for (int i = 1; i < numbers.length; i += 5) {
        double up = total(problem, learning, parameter, i, 1e-5);
        double down = total(problem, learning, parameter, i, -1e-5);
        assertThat(all.get(2 + p)[i]).isCloseTo((up - down) / 2e-5, within(1e-7));
      }
    }
  }

  private static double total(
      Problem problem, Learning learning, Parameter parameter, int i, double by) {
    Tensor before = parameter.value();
    double[] changed = before.doubles();
    changed[i] += by;
    parameter.set(Fill.from(parameter.type(), changed));
    List<double[]> all = problem.run(learning);
    parameter.set(before);
    return all.get(0)[0] + all.get(1)[0];
  }

  @Test
  void aUnitIsNotConnectedToItself() {
    Problem problem = Problem.of(Problem.rates(), true, 12, 12);
    for (Method method : List.of(Method.bptt(), Method.dRtrl(), Method.esDRtrl(0.9))) {
      double[] gradient = problem.run(problem.learning(method)).get(3);
      for (int i = 0; i < Problem.UNITS; i++) {
        assertThat(gradient[i * Problem.UNITS + i]).isZero();
      }
    }
  }

  /// With a linear cell and a loss that is linear, what came before the last stretch does not
  /// matter, and what came in it matters as much.
  @Test
  void truncationForgetsWhatWasBeforeTheStretch() {
    OnlineCell linear = new Linear();
    Problem problem = Problem.of(linear, true, 23, 3);
    StepLoss product = (y, target) -> Reductions.sum(y.times(target));
    Learning whole = Learning.of(problem.network(), Method.bptt(), product);
    Learning truncated = whole.with(Method.truncated(10));
    double[] x = problem.xs().doubles();
    Arrays.fill(x, 0, 20 * Problem.BATCH * Problem.INPUTS, 0);
    Tensor tail = Fill.from(problem.xs().type(), x);
    double[] found = problem.run(truncated).get(2);
    assertClose(found, Problem.run(whole, tail, problem.targets()).get(2), 1e-12);
    assertThat(found).isNotEqualTo(problem.run(whole).get(2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void stepByStepGivesTheSameBitsAsAllAtOnce(String name, OnlineCell cell) {
    Problem problem = Problem.of(cell, true, 9, 4);
    for (Method method : List.of(Method.dRtrl(), Method.esDRtrl(0.8))) {
      Learning learning = problem.learning(method).with(new RatePenalty(1, 0.2));
      List<double[]> all = problem.run(learning);
      Compiled start = Cajal.compileAll(x -> learning.start(Problem.BATCH));
      Compiled quiet = Cajal.compileAll(x -> learning.step(x.subList(1, x.size()), x.getFirst()));
      Compiled scored =
          Cajal.compileAll(x -> learning.step(x.subList(2, x.size()), x.get(0), x.get(1)));
      Compiled end = Cajal.compileAll(x -> Problem.flat(learning.outcome(x)));
      List<Tensor> known = start.applyAll(List.of());
      for (int t = 0; t < 9; t++) {
        List<Tensor> given = new ArrayList<>(List.of(at(problem.xs(), t)));
        if (t >= 5) given.add(at(problem.targets(), t - 5));
        given.addAll(known);
        known = (t < 5 ? quiet : scored).applyAll(given);
      }
      List<double[]> stepped = end.applyAll(known).stream().map(Tensor::doubles).toList();
      assertSame(stepped, all, 0);
    }
  }

  private static Tensor at(Tensor xs, int t) {
    return Cajal.compile(x -> Shapes.at(x, 0, t)).apply(xs);
  }

  @Test
  void errorsComeBackByTheFeedbackOfChoice() {
    Problem problem = Problem.of(Problem.alif(true), true, 30, 30);
    SplittableRandom random = new SplittableRandom(5);
    Parameter same = Parameter.of("b", problem.network().readout().weights().value());
    Parameter other = Problem.normal("b", 1, random, Problem.UNITS, Problem.OUTPUTS);
    List<double[]> symmetric = problem.run(problem.learning(Method.eprop()));
    List<double[]> fixed = problem.run(problem.learning(Method.eprop(new Feedback.Fixed(same))));
    assertSame(fixed, symmetric, 0);
    List<double[]> random_ =
        problem.run(problem.learning(Method.eprop(new Feedback.Adaptive(other))));
    assertThat(random_.get(2)).isNotEqualTo(symmetric.get(2));
    assertThat(random_.get(4)).isEqualTo(symmetric.get(4));
    assertThat(random_).hasSize(7);
    assertThat(random_.getLast()).isEqualTo(symmetric.get(4));
  }

  @Test
  void aCellThatMixesItsUnitsIsRefusedWithTheWayOut() {
    OnlineCell mixing =
        new Linear() {
          @Override
          public List<Tensor> step(List<Tensor> states, List<Tensor> currents) {
            Tensor ones = Fill.ones(Type.of(DType.F64, Problem.UNITS, Problem.UNITS));
            return List.of(Products.matmul(states.getFirst(), ones).plus(currents.getFirst()));
          }
        };
    Problem problem = Problem.of(mixing, false, 5, 5);
    assertThatThrownBy(() -> problem.run(problem.learning(Method.dRtrl())))
        .hasMessageContaining("does not go through a dot")
        .hasMessageContaining("products with matrices belong outside");
  }

  @Test
  void aMethodThatNeedsTheWholeSequenceSaysSo() {
    Problem problem = Problem.of(Problem.lif(), false, 5, 5);
    Learning learning = problem.learning(Method.truncated(3));
    assertThatThrownBy(() -> learning.start(2))
        .hasMessageContaining("BPTT over stretches of 3 steps needs the whole sequence")
        .hasMessageContaining("Method.dRtrl()");
  }

  static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  static void assertSame(List<double[]> found, List<double[]> expected, double tolerance) {
    for (int i = 0; i < expected.size(); i++) {
      assertClose(found.get(i), expected.get(i), tolerance);
    }
  }

  static void assertClose(double[] found, double[] expected, double tolerance) {
    double largest = 0;
    for (double x : expected) largest = Math.max(largest, Math.abs(x));
    assertThat(found).containsExactly(expected, within(tolerance * Math.max(1, largest)));
  }

  private static class Linear implements OnlineCell {
    @Override
    public int units() {
      return Problem.UNITS;
    }

    @Override
    public List<Type> states(int batch) {
      return List.of(Type.of(DType.F64, batch, Problem.UNITS));
    }

    @Override
    public List<Tensor> step(List<Tensor> states, List<Tensor> currents) {
      return List.of(states.getFirst().times(0.7).plus(currents.getFirst()));
    }

    @Override
    public Tensor output(List<Tensor> states) {
      return states.getFirst();
    }
  }
}
