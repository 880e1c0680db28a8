package cajal.learn.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.init.VarianceScaling.Distribution;
import cajal.learn.init.VarianceScaling.Mode;
import cajal.random.Key;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitializersTest {
  private static final Key KEY = Key.of(7);
  private static final Shape WIDE = Shape.of(200, 500);

  private static double[] draw(Initializer how, Shape shape) {
    return how.numbers(shape, Fan.of(shape), KEY);
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static double variance(double[] x) {
    double mean = mean(x);
    return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  /// Mean and variance of 100,000 numbers, each within five of its standard errors.
  private static void moments(Initializer how, double mean, double variance, double fourth) {
    double[] x = draw(how, WIDE);
    assertThat(mean(x)).isCloseTo(mean, within(5 * Math.sqrt(variance / x.length)));
    double error = Math.sqrt((fourth - variance * variance) / x.length);
    assertThat(variance(x)).isCloseTo(variance, within(5 * error));
  }

  @Test
  void draws_have_the_moments_of_their_distributions() {
    moments(Initializers.normal(1, 2), 1, 4, 3 * 16);
    moments(Initializers.uniform(-1, 3), 1, 16 / 12.0, 256 / 80.0);
    moments(Initializers.exponential(3), 3, 9, 9 * 81);
    moments(Initializers.gamma(2.5, 2), 5, 10, 100 * (3 + 6 / 2.5));
    moments(Initializers.gamma(0.5, 1), 0.5, 0.5, 0.25 * (3 + 6 / 0.5));
    moments(Initializers.truncatedNormal(0, 1), 0, 0.7737413, 1.4161);
  }

  @Test
  void a_truncated_normal_stays_within_its_ends() {
    double[] narrow = draw(Initializers.truncatedNormal(5, 2, 5.5, 6), WIDE);
    assertThat(Arrays.stream(narrow).allMatch(x -> x >= 5.5 && x <= 6)).isTrue();
    assertThat(mean(narrow)).isCloseTo(5.7461, within(2.5e-3));
    double[] tail = draw(Initializers.truncatedNormal(0, 1, 4, Double.POSITIVE_INFINITY), WIDE);
    assertThat(Arrays.stream(tail).allMatch(x -> x >= 4)).isTrue();
    assertThat(mean(tail)).isCloseTo(4.22561, within(4e-3));
  }

  @ParameterizedTest
  @EnumSource(Distribution.class)
  void variance_scaling_gives_the_variance_it_says(Distribution distribution) {
    double[] in = draw(new VarianceScaling(2, Mode.FAN_IN, distribution), WIDE);
    assertThat(variance(in)).isCloseTo(2 / 200.0, within(2e-4));
    double[] out = draw(new VarianceScaling(2, Mode.FAN_OUT, distribution), WIDE);
    assertThat(variance(out)).isCloseTo(2 / 500.0, within(8e-5));
    double[] both = draw(new VarianceScaling(2, Mode.FAN_AVERAGE, distribution), WIDE);
    assertThat(variance(both)).isCloseTo(2 / 350.0, within(1.2e-4));
    if (distribution == Distribution.UNIFORM) {
      assertThat(Arrays.stream(in).map(Math::abs).max().orElseThrow()).isLessThan(Math.sqrt(0.03));
    }
  }

  @Test
  void the_named_scalings_are_those_of_their_papers() {
    assertThat(Initializers.kaimingNormal())
        .isEqualTo(new VarianceScaling(2, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL));
    assertThat(Initializers.kaimingUniform())
        .isEqualTo(new VarianceScaling(2, Mode.FAN_IN, Distribution.UNIFORM));
    assertThat(Initializers.xavierNormal())
        .isEqualTo(new VarianceScaling(1, Mode.FAN_AVERAGE, Distribution.TRUNCATED_NORMAL));
    assertThat(Initializers.xavierUniform())
        .isEqualTo(new VarianceScaling(1, Mode.FAN_AVERAGE, Distribution.UNIFORM));
    assertThat(Initializers.lecunNormal())
        .isEqualTo(new VarianceScaling(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL));
    assertThat(Initializers.lecunUniform())
        .isEqualTo(new VarianceScaling(1, Mode.FAN_IN, Distribution.UNIFORM));
  }

  @Test
  void the_fan_of_a_kernel_counts_its_places() {
    assertThat(Fan.of(Shape.of(3, 5, 7, 11))).isEqualTo(new Fan(105, 165));
    assertThat(Fan.of(Shape.of(7, 11))).isEqualTo(new Fan(7, 11));
    assertThat(Fan.of(Shape.of(11))).isEqualTo(new Fan(1, 11));
  }

  @Test
  void orthogonal_matrices_are_orthogonal() {
    double[] tall = draw(Initializers.orthogonal(2), Shape.of(40, 30));
    for (int a = 0; a < 30; a++) {
      for (int b = 0; b < 30; b++) {
        double dot = 0;
        for (int i = 0; i < 40; i++) dot += tall[i * 30 + a] * tall[i * 30 + b];
        assertThat(dot).isCloseTo(a == b ? 4 : 0, within(1e-13));
      }
    }
    double[] wide = draw(Initializers.orthogonal(1), Shape.of(2, 3, 10));
    for (int a = 0; a < 6; a++) {
      for (int b = 0; b < 6; b++) {
        double dot = 0;
        for (int j = 0; j < 10; j++) dot += wide[a * 10 + j] * wide[b * 10 + j];
        assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-14));
      }
    }
  }

  @Test
  void delta_orthogonal_is_orthogonal_at_the_middle_only() {
    double[] kernel = draw(Initializers.deltaOrthogonal(1), Shape.of(3, 3, 4, 6));
    for (int place = 0; place < 9; place++) {
      double[] matrix = Arrays.copyOfRange(kernel, place * 24, place * 24 + 24);
      if (place != 4) assertThat(matrix).containsOnly(0);
    }
    double[] middle = Arrays.copyOfRange(kernel, 4 * 24, 5 * 24);
    assertThat(middle).isEqualTo(draw(Initializers.orthogonal(1), Shape.of(4, 6)));
    assertThatThrownBy(() -> draw(Initializers.deltaOrthogonal(1), Shape.of(3, 3, 6, 4)))
        .hasMessageContaining("in not above out")
        .hasMessageContaining("[3,3,6,4]");
  }

  @Test
  void constants_and_the_identity_are_exact() {
    Shape shape = Shape.of(2, 3);
    assertThat(draw(Initializers.zero(), shape)).containsOnly(0);
    assertThat(draw(Initializers.one(), shape)).containsOnly(1);
    assertThat(draw(Initializers.constant(0.3), shape)).containsOnly(0.3);
    assertThat(draw(Initializers.identity(2), shape)).containsExactly(2, 0, 0, 0, 2, 0);
    assertThatThrownBy(() -> draw(Initializers.identity(1), Shape.of(3)))
        .hasMessage(
            "identity: takes a matrix, found a parameter of shape [3]; choose another initialiser"
                + " for it");
  }

  @Test
  void weights_fall_off_with_distance() {
    Grid line = new Grid(List.of(5), 0, 4, false);
    double[] w = draw(Initializers.gaussianDecay(line, 1.5, 2, 0.3), Shape.of(5, 5));
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        double g = 2 * Math.exp(-(i - j) * (i - j) / 4.5);
        assertThat(w[i * 5 + j]).isCloseTo(g < 0.3 ? 0 : g, within(1e-15));
      }
    }
    Grid ring = new Grid(List.of(5), 0, 5, true);
    double[] round = draw(Initializers.dogDecay(ring, 1, 2, 2, 1, 0), Shape.of(5, 5));
    assertThat(round[4]).isCloseTo(2 * Math.exp(-0.5) - Math.exp(-0.125), within(1e-15));
    assertThat(round[2]).isCloseTo(2 * Math.exp(-2) - Math.exp(-0.5), within(1e-15)).isNegative();
    assertThat(Grid.of(3, 3).distance(0, 8)).isCloseTo(Math.sqrt(2), within(1e-15));
    assertThatThrownBy(() -> draw(Initializers.gaussianDecay(line, 1, 1, 0), Shape.of(5, 4)))
        .hasMessageContaining("a matrix of [5,5]")
        .hasMessageContaining("[5,4]");
  }

  @Test
  void the_same_key_gives_the_same_numbers_rounded_in_f32() {
    Initializer how = Initializers.normal(0, 1);
    double[] f64 = how.tensor(Type.of(DType.F64, 4, 4), KEY).doubles();
    float[] f32 = how.tensor(Type.of(DType.F32, 4, 4), KEY).floats();
    for (int i = 0; i < 16; i++) assertThat(f32[i]).isEqualTo((float) f64[i]);
    assertThat(how.tensor(Type.of(DType.F64, 4, 4), Key.of(8)).doubles()).isNotEqualTo(f64);
  }

  @Test
  void senseless_parameters_are_refused_at_once() {
    assertThatThrownBy(() -> Initializers.normal(0, -1))
        .hasMessage("normal: standard deviation -1.0; give a number above 0");
    assertThatThrownBy(() -> Initializers.uniform(1, 0)).hasMessageContaining("lower end first");
    assertThatThrownBy(() -> Initializers.gamma(Double.NaN, 1)).hasMessageContaining("shape NaN");
    assertThatThrownBy(() -> Initializers.truncatedNormal(0, 1, 2, 2))
        .hasMessageContaining("there is nothing");
  }
}
