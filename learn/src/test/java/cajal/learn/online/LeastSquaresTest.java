package cajal.learn.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.Rls.Known;
import cajal.learn.optim.Sgd;
import cajal.learn.train.TrainingStep;
import cajal.trace.Cajal;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  private static final int SAMPLES = 60;
  private static final int FEATURES = 9;
  private static final int OUTPUTS = 2;
  private final SplittableRandom random = new SplittableRandom(3);
  private final Tensor x = Problem.normal("x", 1, random, SAMPLES, FEATURES).value();
  private final Tensor y = Problem.normal("y", 1, random, SAMPLES, OUTPUTS).value();

  @Test
  void ridgeSolvesItsNormalEquations() {
    double[] w = Ridge.weights(x, y, 0.7).doubles();
    double[] features = x.doubles();
    double[] targets = y.doubles();
    for (int i = 0; i < FEATURES; i++) {
      for (int o = 0; o < OUTPUTS; o++) {
        double slope = 0.7 * w[i * OUTPUTS + o];
        for (int s = 0; s < SAMPLES; s++) {
          double found = 0;
          for (int k = 0; k < FEATURES; k++) {
            found += features[s * FEATURES + k] * w[k * OUTPUTS + o];
          }
          slope += features[s * FEATURES + i] * (found - targets[s * OUTPUTS + o]);
        }
        assertThat(slope).isCloseTo(0, within(1e-12));
      }
    }
  }

  @Test
  void ridgeOfOneFeatureIsAFraction() {
    Tensor one = Tensor.of(1f, 2f, 3f).reshape(3, 1);
    Tensor two = Tensor.of(2f, 4f, 6f).reshape(3, 1);
    assertThat(Ridge.weights(one, two, 0).floats()).containsExactly(2);
    assertThat(Ridge.weights(one, two, 14).floats()).containsExactly(1);
  }

  @Test
  void ridgeNamesAFeatureThatFollowsFromOthers() {
    Tensor same = Tensor.of(1.0, 1, 2, 2, 3, 3).reshape(3, 2);
    assertThatThrownBy(() -> Ridge.weights(same, Tensor.of(1.0, 2, 3).reshape(3, 1), 0))
        .hasMessageContaining("feature 1 of 2 follows from those before it")
        .hasMessageContaining("a penalty above 0");
    assertThatThrownBy(() -> Ridge.weights(x, Tensor.of(1.0, 2), 1))
        .hasMessageContaining("found f64[60,9] and f64[2]");
  }

  @Test
  void recursiveLeastSquaresAreRidgeAfterEverySample() {
    Rls rls = Rls.of(DType.F64, FEATURES, OUTPUTS, 0.7);
    for (int samples : new int[] {1, 4, SAMPLES}) {
      Tensor first = head(x, samples);
      Tensor second = head(y, samples);
      double[] expected = Ridge.weights(first, second, 0.7).doubles();
      double[] found = fit(rls, first, second).doubles();
      OnlineMethodsTest.assertClose(found, expected, 1e-12);
    }
  }

  /// Samples count keep^age, and so does the penalty.
  @Test
  void forgettingWeighsSamplesByTheirAge() {
    double keep = 0.9;
    Rls rls = new Rls(DType.F64, FEATURES, OUTPUTS, 0.7, keep);
    double[] features = x.doubles();
    double[] targets = y.doubles();
    for (int s = 0; s < SAMPLES; s++) {
      double weight = Math.sqrt(Math.pow(keep, SAMPLES - 1 - s));
      for (int i = 0; i < FEATURES; i++) features[s * FEATURES + i] *= weight;
      for (int o = 0; o < OUTPUTS; o++) targets[s * OUTPUTS + o] *= weight;
    }
    double penalty = 0.7 * Math.pow(keep, SAMPLES);
    Tensor weighted =
        Ridge.weights(Fill.from(x.type(), features), Fill.from(y.type(), targets), penalty);
    OnlineMethodsTest.assertClose(fit(rls, x, y).doubles(), weighted.doubles(), 1e-10);
  }

  private static Tensor head(Tensor x, int samples) {
    return Cajal.compile(a -> Shapes.slice(a, 0, 0, samples)).apply(x);
  }

  private static Tensor fit(Rls rls, Tensor x, Tensor y) {
    return Cajal.compileAll(a ->
            Control.scan(
                    (known, slice) ->
                        new Turn(
                            rls.step(Known.of(known), slice.get(0), slice.get(1)).tensors(),
                            List.of()),
                    rls.start().tensors(),
                    a,
                    x.dim(0))
                .carry())
        .applyAll(List.of(x, y))
        .getFirst();
  }

  /// A chaotic network of rate units whose readout is fed back learns a wave by FORCE, and then
  /// produces it on its own.
  @Test
  void forceMakesANetworkProduceAWave() {
    int units = 120;
    int learning = 2400;
    int free = 480;
    double[] wave = new double[learning + free];
    for (int t = 0; t < wave.length; t++) wave[t] = Math.sin(2 * Math.PI * t / 60.0);
    double[] learns = new double[wave.length];
    Arrays.fill(learns, 0, learning, 1);
    Tensor among = Problem.normal("j", 1.5 / Math.sqrt(units), random, units, units).value();
    Tensor back = Problem.normal("b", 1, random, units).value();
    Tensor state = Problem.normal("x", 0.5, random, units).value();
    Rls rls = Rls.of(DType.F64, units, 1, 1);
    double[] y =
        Cajal.compileAll(
                a -> {
                  List<Tensor> start =
                      new ArrayList<>(List.of(state, Fill.zeros(Type.of(DType.F64, 1))));
                  start.addAll(rls.start().tensors());
                  return Control.scan(
                          (known, slice) -> {
                            Tensor rates = Maths.tanh(known.get(0));
                            Tensor drive =
                                Products.matmul(rates, among).plus(back.times(known.get(1)));
                            Tensor next = known.get(0).times(0.9).plus(drive.times(0.1));
                            Tensor r = Maths.tanh(next);
                            Known w = Known.of(known.subList(2, 4));
                            Tensor output = Products.matmul(r, w.weights());
                            Known better = rls.step(w, r, slice.get(0).reshape(1));
                            Tensor on = slice.get(1);
                            return new Turn(
                                List.of(
                                    next,
                                    output,
                                    mix(on, better.weights(), w.weights()),
                                    mix(on, better.inverse(), w.inverse())),
                                List.of(output));
                          },
                          start,
                          a,
                          wave.length)
                      .stacked();
                })
            .applyAll(List.of(Tensor.of(wave), Tensor.of(learns)))
            .getFirst()
            .doubles();
    double squares = 0;
    for (int t = learning; t < wave.length; t++) squares += Math.pow(y[t] - wave[t], 2);
    assertThat(Math.sqrt(squares / free)).isLessThan(0.1);
  }

  private static Tensor mix(Tensor on, Tensor yes, Tensor no) {
    return yes.times(on).plus(no.times(on.negate().plus(1)));
  }

  /// By the methods of a network: FORCE from weights of 0 comes to those of ridge regression.
  @Test
  void aReadoutIsFittedInClosedFormAndSampleBySample() {
    Problem problem = Problem.of(Problem.rates(), true, 30, 20);
    Parameter out =
        Parameter.of(
            "out", Fill.from(Type.of(DType.F64, Problem.UNITS, 2), new double[2 * Problem.UNITS]));
    OnlineNetwork network =
        new OnlineNetwork(
            problem.network().cell(), problem.network().projections(), Readout.of(out, 0.8));
    List<double[]> found = new ArrayList<>();
    for (Method method :
        List.of(Method.ridge(Problem.UNITS, 2, 0.3), Method.force(Problem.UNITS, 0.3))) {
      out.set(Fill.from(out.type(), new double[2 * Problem.UNITS]));
      Learning learning = Learning.of(network, method, StepLoss.squares());
      TrainingStep step =
          TrainingStep.of(
              learning.parameters(),
              new Sgd(),
              batch -> learning.objective(batch.get(0), batch.get(1)));
      step.run(List.of(problem.xs(), problem.targets()), 1);
      learning.solve();
      found.add(out.value().doubles());
    }
    assertThat(found.getFirst()).doesNotContain(0);
    OnlineMethodsTest.assertClose(found.get(1), found.get(0), 1e-10);
  }

  @Test
  void aReadoutWithABiasIsNotFitted() {
    Problem problem = Problem.of(Problem.rates(), false, 5, 5);
    Learning learning = problem.learning(Method.force(Problem.UNITS, 1));
    assertThatThrownBy(() -> problem.run(learning))
        .hasMessageContaining("FORCE with penalty 1.0 fits the weights of a readout")
        .hasMessageContaining("leave it out");
    assertThatThrownBy(() -> Method.ridge(3, 2, 0)).hasMessageContaining("a penalty above 0");
  }
}
