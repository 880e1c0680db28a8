package cajal.traced;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.max;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.lift.LiftError;
import cajal.random.Draw;
import cajal.surrogate.Surrogate;
import cajal.surrogate.Surrogates;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Derivatives;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SurrogatesTest {
  record Named(Surrogate surrogate, DoubleUnaryOperator slope) {
    @Override
    public String toString() {
      return surrogate.toString();
    }
  }

  private static final double[] GRID =
      IntStream.rangeClosed(-160, 160).mapToDouble(i -> i / 32.0).toArray();

  private static Named named(Surrogate surrogate, DoubleUnaryOperator slope) {
    return new Named(surrogate, slope);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + exp(-x));
  }

  private static double normal(double x, double mean, double sigma) {
    return exp(-(x - mean) * (x - mean) / (2 * sigma * sigma)) / sqrt(2 * PI * sigma * sigma);
  }

  private static double threeBells(double x, double h, double s, double sigma, double scale) {
    double wide = normal(x, sigma, s * sigma) + normal(x, -sigma, s * sigma);
    return scale * ((1 + h) * normal(x, 0, sigma) - h * wide);
  }

  /// The table of the specification with its defaults.
  static Named[] defaults() {
    return new Named[] {
      named(Surrogates.sigmoid(), x -> 4 * sigmoid(4 * x) * (1 - sigmoid(4 * x))),
      named(Surrogates.piecewiseQuadratic(), x -> abs(x) <= 1 ? 1 - abs(x) : 0),
      named(Surrogates.piecewiseExp(), x -> exp(-abs(x)) / 2),
      named(Surrogates.softSign(), x -> 0.5 / pow(1 + abs(x), 2)),
      named(Surrogates.arctan(), x -> 0.5 / (1 + pow(PI * x / 2, 2))),
      named(Surrogates.nonzeroSignLog(), x -> 1 / (1 + abs(x))),
      named(Surrogates.erf(), x -> exp(-x * x) / sqrt(PI)),
      named(Surrogates.piecewiseLeakyRelu(), x -> abs(x) <= 1 ? 0.5 : 0.01),
      named(Surrogates.squarewaveFourierSeries(), x -> (cos(PI * x / 4) + cos(3 * PI * x / 4)) / 2),
      named(
          Surrogates.s2nn(),
          x -> x < 0 ? 4 * sigmoid(4 * x) * (1 - sigmoid(4 * x)) : 1 / (x + 1 + 1e-8)),
      named(Surrogates.qPseudoSpike(), x -> pow(1 + 2 * abs(x) / 3, -2)),
      named(Surrogates.leakyRelu(), x -> x < 0 ? 0.1 : 1),
      named(Surrogates.logTailedRelu(), x -> x > 1 ? 1 / x : x > 0 ? 1 : 0),
      named(Surrogates.reluGrad(), x -> max(0.3 - 0.3 * abs(x), 0)),
      named(Surrogates.gaussianGrad(), x -> 0.5 * normal(x, 0, 0.5)),
      named(Surrogates.multiGaussianGrad(), x -> threeBells(x, 0.15, 6, 0.5, 0.5)),
      named(Surrogates.invSquareGrad(), x -> 1 / pow(100 * abs(x) + 1, 2)),
      named(Surrogates.slayerGrad(), x -> exp(-abs(x)))
    };
  }

  /// The table of the specification with other numbers.
  static Named[] others() {
    return new Named[] {
      named(Surrogates.sigmoid(2.5), x -> 2.5 * sigmoid(2.5 * x) * (1 - sigmoid(2.5 * x))),
      named(Surrogates.piecewiseQuadratic(2), x -> abs(x) <= 0.5 ? 2 - 4 * abs(x) : 0),
      named(Surrogates.piecewiseExp(3), x -> 1.5 * exp(-3 * abs(x))),
      named(Surrogates.softSign(3), x -> 1.5 / pow(1 + abs(3 * x), 2)),
      named(Surrogates.arctan(3), x -> 1.5 / (1 + pow(PI * 3 * x / 2, 2))),
      named(Surrogates.nonzeroSignLog(4), x -> 1 / (0.25 + abs(x))),
      named(Surrogates.erf(2), x -> 2 / sqrt(PI) * exp(-4 * x * x)),
      named(Surrogates.piecewiseLeakyRelu(0.2, 2), x -> abs(x) <= 2 ? 0.25 : 0.2),
      named(
          Surrogates.squarewaveFourierSeries(3, 5),
          x -> 0.8 * (cos(0.4 * PI * x) + cos(1.2 * PI * x) + cos(2 * PI * x))),
      named(
          Surrogates.s2nn(2, 3, 0.5),
          x -> x < 0 ? 2 * sigmoid(2 * x) * (1 - sigmoid(2 * x)) : 3 / (x + 1.5)),
      named(Surrogates.qPseudoSpike(2.5), x -> pow(1 + 2 * abs(x) / 3.5, -2.5)),
      named(Surrogates.leakyRelu(0.25, 3), x -> x < 0 ? 0.25 : 3),
      named(Surrogates.logTailedRelu(0.5), x -> x > 1 ? 1 / x : x > 0 ? 1 : 0.5),
      named(Surrogates.reluGrad(0.5, 3), x -> max(1.5 - 0.5 * abs(x), 0)),
      named(Surrogates.gaussianGrad(2, 3), x -> 3 * normal(x, 0, 2)),
      named(Surrogates.multiGaussianGrad(0.3, 2, 1.5, 4), x -> threeBells(x, 0.3, 2, 1.5, 4)),
      named(Surrogates.invSquareGrad(2), x -> 1 / pow(2 * abs(x) + 1, 2)),
      named(Surrogates.slayerGrad(2), x -> exp(-2 * abs(x)))
    };
  }

  private static Tensor spikes(Tensor x, Surrogate surrogate) {
    return Reductions.sum(Surrogates.spike(x, surrogate));
  }

  private static float[] single(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) floats[i] = (float) numbers[i];
    return floats;
  }

  /// The gradients through each of them in one program.
  private static List<Tensor> gradients(
      List<Named> ones, UnaryOperator<Function<Tensor, Tensor>> order, Tensor x) {
    List<Function<Tensor, Tensor>> all = new ArrayList<>();
    for (Named one : ones) {
      all.add(order.apply(Derivatives.grad(y -> spikes(y, one.surrogate))));
    }
    return Cajal.compileAll(xs -> all.stream().map(f -> f.apply(xs.getFirst())).toList())
        .applyAll(List.of(x));
  }

  private static Function<Tensor, Tensor> bend(Function<Tensor, Tensor> slope) {
    return Derivatives.grad(x -> Reductions.sum(slope.apply(x)));
  }

  private static Offset<Double> near(double[] numbers, double relative) {
    return within(relative * max(1, DoubleStream.of(numbers).map(Math::abs).max().orElse(0)));
  }

  private static List<Named> all() {
    List<Named> all = new ArrayList<>(List.of(defaults()));
    all.addAll(List.of(others()));
    return all;
  }

  @Test
  void theSlopesAreTheFormulasInJavaAndCompiled() {
    List<Tensor> twofold = gradients(all(), f -> f, Tensor.of(GRID));
    List<Tensor> single = gradients(all(), f -> f, Tensor.of(single(GRID)));
    for (int i = 0; i < all().size(); i++) {
      Named one = all().get(i);
      double[] expected = DoubleStream.of(GRID).map(one.slope).toArray();
      double[] plain = DoubleStream.of(GRID).map(one.surrogate::slope).toArray();
      Offset<Double> close = near(expected, 1e-14);
      assertThat(plain).as(one.toString()).containsExactly(expected, close);
      assertThat(twofold.get(i).doubles()).as(one.toString()).containsExactly(expected, close);
      assertThat(single.get(i).floats())
          .as(one.toString())
          .containsExactly(single(expected), within((float) (2e8 * close.value)));
    }
  }

  @Test
  void theDerivativesOfTheSlopesCompose() {
    double[] off = DoubleStream.of(GRID).map(x -> x + 0.013).toArray();
    double h = 1e-5;
    List<Tensor> bends = gradients(all(), SurrogatesTest::bend, Tensor.of(off));
    for (int i = 0; i < all().size(); i++) {
      DoubleUnaryOperator slope = all().get(i).slope;
      double[] expected =
          DoubleStream.of(off)
              .map(x -> (slope.applyAsDouble(x + h) - slope.applyAsDouble(x - h)) / (2 * h))
              .toArray();
      assertThat(bends.get(i).doubles())
          .as(all().get(i).toString())
          .containsExactly(expected, near(expected, 1e-6));
    }
  }

  @Test
  void aSpikeIsExactlyAStep() {
    Compiled from = Cajal.compile(x -> Surrogates.spike(x, Surrogates.sigmoid()));
    Compiled above = Cajal.compile(x -> Surrogates.spikeAbove(x, Surrogates.sigmoid()));
    double[] x = {-1, -Double.MIN_VALUE, -0.0, 0, Double.MIN_VALUE, 1e300, Double.NaN};
    assertThat(from.apply(Tensor.of(x)).doubles()).containsExactly(0, 0, 1, 1, 1, 1, 0);
    assertThat(above.apply(Tensor.of(x)).doubles()).containsExactly(0, 0, 0, 0, 1, 1, 0);
    assertThat(from.apply(Tensor.of(-1f, 0f, 1f)).floats()).containsExactly(0, 1, 1);
  }

  @Test
  void bothStepsHaveTheSlope() {
    Compiled above =
        Cajal.compile(
            Derivatives.grad(x -> Reductions.sum(Surrogates.spikeAbove(x, Surrogates.erf()))));
    assertThat(above.apply(Tensor.of(0.0, 0.5)).doubles())
        .containsExactly(new double[] {1 / sqrt(PI), exp(-0.25) / sqrt(PI)}, within(1e-15));
  }

  @Test
  void derivativesOfSlopesAreNumbersEverywhere() {
    Tensor x = Tensor.of(-1e4f, -1f, 0f, 1f, 1e4f);
    List<Tensor> bends = gradients(all(), SurrogatesTest::bend, x);
    for (int i = 0; i < all().size(); i++) {
      for (float number : bends.get(i).floats()) {
        assertThat(number).as(all().get(i).toString()).isFinite();
      }
    }
  }

  @Test
  void aLambdaIsASurrogateWithWhatItCaptured() {
    double width = Double.parseDouble("2");
    Surrogate own = x -> Math.abs(x) < width ? width - Math.abs(x) : 0;
    Compiled gradient = Cajal.compile(Derivatives.grad(x -> spikes(x, own)));
    assertThat(gradient.apply(Tensor.of(-3f, -1f, 0.5f, 3f)).floats())
        .containsExactly(0, 1, 1.5f, 0);
  }

  @Test
  void aSlopeMayBeTheSameEverywhere() {
    Compiled gradient = Cajal.compile(Derivatives.grad(x -> spikes(x, at -> 1)));
    assertThat(gradient.apply(Tensor.of(-3f, 2f)).floats()).containsExactly(1, 1);
  }

  @Test
  void whatIsNoFormulaIsToldWithWhatToWrite() {
    Map<String, Double> table = Map.of("slope", 1.0);
    Surrogate looked = x -> table.getOrDefault("slope", x);
    assertThatThrownBy(() -> gradient(looked))
        .isInstanceOf(LiftError.class)
        .hasMessageContaining("write:");
    assertThatThrownBy(() -> gradient(x -> Draw.normal(0, 1)))
        .isInstanceOf(LiftError.class)
        .hasMessageContaining("a random draw");
    assertThatThrownBy(
            () -> Cajal.compile(x -> Surrogates.spike(x, Surrogates.erf())).apply(Tensor.of(1)))
        .hasMessageContaining("takes f32 or f64, found i32[1]. Cast it first");
    assertThatThrownBy(() -> Surrogates.sigmoid(0))
        .hasMessageContaining("Sigmoid: alpha is 0.0. Give a positive number");
  }

  private static void gradient(Surrogate surrogate) {
    Cajal.compile(Derivatives.grad(x -> spikes(x, surrogate))).apply(Tensor.of(1f));
  }
}
