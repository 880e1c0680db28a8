package cajal.learn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.learn.Arrays64;
import cajal.learn.Gradients;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ActivationsTest {
  private static final Tensor X =
      Tensor.of(-9.1, -3.3, -1.7, -0.4, -0.01, 0.02, 0.7, 2.2, 4.1, 8.3);

  private record Pair(Layer layer, DoubleUnaryOperator formula) {}

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double clamp(double x, double low, double high) {
    return Math.min(Math.max(x, low), high);
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }

  private static Map<String, Pair> all() {
    Map<String, Pair> all = new TreeMap<>();
    all.put("identity", new Pair(Activations::identity, x -> x));
    all.put("relu", new Pair(Activations::relu, x -> Math.max(x, 0)));
    all.put("relu6", new Pair(Activations::relu6, x -> clamp(x, 0, 6)));
    all.put("leakyRelu", new Pair(Activations::leakyRelu, x -> x > 0 ? x : 0.01 * x));
    all.put("elu", new Pair(Activations::elu, x -> x > 0 ? x : Math.expm1(x)));
    all.put("celu", new Pair(x -> Activations.celu(x, 2), x -> x > 0 ? x : 2 * Math.expm1(x / 2)));
    all.put(
        "selu",
        new Pair(
            Activations::selu,
            x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x))));
    all.put("sigmoid", new Pair(Activations::sigmoid, ActivationsTest::sigmoid));
    all.put("hardSigmoid", new Pair(Activations::hardSigmoid, x -> clamp(x + 3, 0, 6) / 6));
    all.put("logSigmoid", new Pair(Activations::logSigmoid, x -> Math.log(sigmoid(x))));
    all.put("tanh", new Pair(Activations::tanh, Math::tanh));
    all.put("hardTanh", new Pair(Activations::hardTanh, x -> clamp(x, -1, 1)));
    all.put("tanhShrink", new Pair(Activations::tanhShrink, x -> x - Math.tanh(x)));
    all.put("hardShrink", new Pair(Activations::hardShrink, x -> Math.abs(x) > 0.5 ? x : 0));
    all.put("softShrink", new Pair(Activations::softShrink, x -> x - clamp(x, -0.5, 0.5)));
    all.put("silu", new Pair(Activations::silu, x -> x * sigmoid(x)));
    all.put("swish", new Pair(x -> Activations.swish(x, 1.7), x -> x * sigmoid(1.7 * x)));
    all.put("hardSwish", new Pair(Activations::hardSwish, x -> x * clamp(x + 3, 0, 6) / 6));
    all.put("mish", new Pair(Activations::mish, x -> x * Math.tanh(softplus(x))));
    all.put(
        "geluTanh",
        new Pair(
            Activations::geluTanh,
            x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))));
    all.put("softplus", new Pair(Activations::softplus, ActivationsTest::softplus));
    all.put("softSign", new Pair(Activations::softSign, x -> x / (1 + Math.abs(x))));
    all.put("threshold", new Pair(x -> Activations.threshold(x, 1, -2), x -> x > 1 ? x : -2));
    return all;
  }

  @Test
  void each_is_its_formula_and_its_slope_that_of_differences() {
    List<Pair> pairs = List.copyOf(all().values());
    List<String> names = List.copyOf(all().keySet());
    List<Tensor> found =
        Cajal.compileAll(x -> pairs.stream().map(pair -> pair.layer().apply(x.getFirst())).toList())
            .applyAll(List.of(X));
    List<Tensor> slopes =
        Cajal.compileAll(x ->
                pairs.stream()
                    .map(pair ->
                        Derivatives.grad((Tensor y) -> Reductions.sum(pair.layer().apply(y)))
                            .apply(x.getFirst()))
                    .toList())
            .applyAll(List.of(X));
    for (int k = 0; k < pairs.size(); k++) {
      DoubleUnaryOperator f = pairs.get(k).formula();
      for (int i = 0; i < X.shape().size(); i++) {
        double x = X.doubles()[i];
        assertThat(found.get(k).doubles()[i])
            .as("%s(%s)", names.get(k), x)
            .isCloseTo(f.applyAsDouble(x), within(2e-15 * Math.max(1, Math.abs(x))));
        double slope = (f.applyAsDouble(x + 1e-5) - f.applyAsDouble(x - 1e-5)) / 2e-5;
        assertThat(slopes.get(k).doubles()[i])
            .as("slope of %s at %s", names.get(k), x)
            .isCloseTo(slope, within(1e-9));
      }
    }
  }

  @Test
  void far_out_in_f32_there_is_no_nan_in_values_and_slopes() {
    Tensor far = Tensor.of(-1e30f, -1000, -100, 0, 100, 1000, 1e30f);
    List<Pair> smooth =
        all().entrySet().stream()
            .filter(e -> !e.getKey().equals("geluTanh"))
            .map(Map.Entry::getValue)
            .toList();
    List<Tensor> both =
        Cajal.compileAll(x ->
                smooth.stream()
                    .map(pair ->
                        Derivatives.grad((Tensor y) -> Reductions.sum(pair.layer().apply(y)))
                            .apply(x.getFirst()))
                    .toList())
            .applyAll(List.of(far));
    for (int k = 0; k < smooth.size(); k++) {
      for (float slope : both.get(k).floats()) assertThat(slope).as("layer %d", k).isFinite();
    }
  }

  @Test
  void those_along_an_axis() {
    Tensor x = Gradients.numbers(5, 3, 4);
    double[] found = Arrays64.run(Activations::softmax, x);
    double[] log = Arrays64.run(Activations::logSoftmax, x);
    double[] min = Arrays64.run(Activations::softmin, x);
    double[] normal = Arrays64.run(y -> Activations.normalize(y, 1e-5), x);
    double[] glu = Arrays64.run(Activations::glu, x);
    for (int i = 0; i < 3; i++) {
      double[] row = Arrays64.row(x.doubles(), i, 4);
      double sum = 0;
      double negative = 0;
      double mean = 0;
      double square = 0;
      for (double v : row) {
        sum += Math.exp(v);
        negative += Math.exp(-v);
        mean += v / 4;
        square += v * v / 4;
      }
      for (int j = 0; j < 4; j++) {
        assertThat(found[4 * i + j]).isCloseTo(Math.exp(row[j]) / sum, within(1e-15));
        assertThat(log[4 * i + j]).isCloseTo(row[j] - Math.log(sum), within(1e-14));
        assertThat(min[4 * i + j]).isCloseTo(Math.exp(-row[j]) / negative, within(1e-15));
        assertThat(normal[4 * i + j])
            .isCloseTo((row[j] - mean) / Math.sqrt(square - mean * mean + 1e-5), within(1e-13));
      }
      assertThat(glu[2 * i]).isCloseTo(row[0] * sigmoid(row[2]), within(1e-15));
    }
    for (Layer f :
        List.<Layer>of(
            Activations::softmax,
            Activations::logSoftmax,
            Activations::softmin,
            y -> Activations.normalize(y, 1e-5),
            Activations::glu)) {
      Gradients.check(f::apply, List.of(), x);
    }
    assertThatThrownBy(() -> Arrays64.run(Activations::glu, Tensor.of(1.0)))
        .hasMessageContaining("an even number of features, found f64[1]");
  }

  @Test
  void prelu_learns_its_slopes() {
    Prelu layer = new Prelu(Scope.of(Key.of(1)).as(DType.F64), 4);
    Tensor x = Gradients.numbers(5, 3, 4);
    assertThat(Arrays64.run(layer, x))
        .isEqualTo(Arrays64.map(x.doubles(), v -> v > 0 ? v : 0.25 * v));
    Gradients.check(layer::apply, layer.parameters(), x);
  }

  @Test
  void random_slopes_are_within_their_ends() {
    Keyed draws = Keyed.of(Key.of(4));
    float[] found =
        Cajal.compile(x -> Activations.rrelu(x, draws))
            .apply(Fill.matrix(new float[][] {filled(1000)}))
            .floats();
    double mean = 0;
    for (float y : found) {
      assertThat(-y).isBetween(0.125f, 0.33334f);
      mean -= y / 1000.0;
    }
    assertThat(mean).isCloseTo(0.2291667, within(0.008));
  }

  private static float[] filled(int n) {
    float[] all = new float[n];
    java.util.Arrays.fill(all, -1);
    return all;
  }

  @Test
  void one_hot_rows() {
    Tensor found =
        Cajal.compile(x -> Activations.oneHot(x, 3, Tensor.scalar(0f))).apply(Tensor.of(2, 0));
    assertThat(found.floats()).containsExactly(0, 0, 1, 1, 0, 0);
  }
}
