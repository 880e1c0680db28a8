package cajal.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What optimisers are for, and what they refuse.
class OptimizersTest {
  private static final double[] LOWEST = {1, -2, 0.5, 3};

  static Stream<Arguments> optimizers() {
    return Stream.of(
        Arguments.of(new Sgd(), 0.05),
        Arguments.of(new Momentum(), 0.01),
        Arguments.of(new Nesterov(), 0.01),
        Arguments.of(new Adagrad(), 0.5),
        Arguments.of(new Adadelta(), 20),
        Arguments.of(new RmsProp(), 0.002),
        Arguments.of(new Adam(), 0.02),
        Arguments.of(new AdamW().withDecay(0), 0.02),
        Arguments.of(new Adan().withDecay(0), 0.02),
        Arguments.of(new Lars(0.5, 0, 0.01, 1e-5), 0.5),
        Arguments.of(new Sm3(), 0.5));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void it_finds_the_lowest_point_of_a_bowl(Optimizer optimizer, double rate) {
    List<double[]> way =
        Steps.of(
            optimizer,
            DType.F32,
            Shape.of(4),
            new double[] {0.3, 0.3, 0.3, 0.3},
            p -> {
              double[] g = new double[4];
              for (int i = 0; i < 4; i++) g[i] = (1 + i) * (p[i] - LOWEST[i]);
              return g;
            },
            rate,
            2000);
    assertThat(way.getLast()).containsExactly(LOWEST, within(0.02));
  }

  @Test
  void of_a_scalar_sm3_is_adagrad() {
    double[] start = {2};
    List<double[]> sm3 = Steps.of(new Sm3(), DType.F64, Shape.SCALAR, start, p -> p, 0.1, 10);
    List<double[]> adagrad =
        Steps.of(new Adagrad(1e-30, 0), DType.F64, Shape.SCALAR, start, p -> p, 0.1, 10);
    assertThat(sm3.getLast()).containsExactly(adagrad.getLast(), within(1e-15));
  }

  @Test
  void lars_starts_from_zeros_with_the_plain_rate() {
    List<double[]> way =
        Steps.of(
            new Lars(), DType.F64, Shape.of(2), new double[2], p -> new double[] {1, -2}, 0.1, 1);
    assertThat(way.getFirst()).containsExactly(new double[] {-0.1, 0.2}, within(1e-15));
  }

  @Test
  void settings_out_of_range_are_refused_by_name() {
    assertThatThrownBy(() -> new Adam(1, 0.999, 1e-8, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta1 is a number from 0 to below 1, found 1.0");
    assertThatThrownBy(() -> new Sgd(Double.NaN)).hasMessageContaining("decay");
    assertThatThrownBy(() -> new RmsProp(0.9, -1, 0)).hasMessageContaining("epsilon");
    assertThatThrownBy(() -> new AdamW().withDecay(-0.1)).hasMessageContaining("decay");
    assertThatThrownBy(() -> new Adan(0, 0.1, 0.1, 1e-8, 0)).hasMessageContaining("beta1");
    assertThatThrownBy(() -> new Lars(0.9, 0, 0, 0)).hasMessageContaining("trust");
  }
}
