package cajal.learn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.trace.Cajal;
import cajal.trace.Derivatives;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Against Φ computed in 70 digits.
class GeluTest {
  private static final double[] X = {
    -12.5, -5.5, -3, -2, -1, -0.5, -0.001, 0, 0.001, 0.5, 1, 2, 3, 5.5, 50
  };
  private static final double[] PHI = {
    3.732564298877713e-36,
    1.8989562465887718e-08,
    0.0013498980316300946,
    0.02275013194817921,
    0.15865525393145705,
    0.3085375387259869,
    0.49960105778608893,
    0.5,
    0.500398942213911,
    0.6914624612740131,
    0.8413447460685429,
    0.9772498680518208,
    0.9986501019683699,
    0.9999999810104375,
    1
  };

  @Test
  void gelu_is_x_times_the_normal_distribution_function() {
    double[] found = Cajal.compile(Activations::gelu).apply(Tensor.of(X)).doubles();
    for (int i = 0; i < X.length; i++) {
      double expected = X[i] * PHI[i];
      double error = X[i] < -2 ? 4e-14 * Math.abs(expected) : 3 * Math.ulp(expected);
      assertThat(found[i]).as("gelu(%s)", X[i]).isCloseTo(expected, within(error));
    }
    float[] single = new float[X.length];
    for (int i = 0; i < single.length; i++) single[i] = (float) X[i];
    float[] rounded = Cajal.compile(Activations::gelu).apply(Tensor.of(single)).floats();
    for (int i = 0; i < X.length; i++) {
      double expected = single[i] * PHI[i];
      double error = X[i] < -2 ? 1e-5 * Math.abs(expected) : 3 * Math.ulp((float) expected);
      assertThat((double) rounded[i]).as("gelu(%s)", X[i]).isCloseTo(expected, within(error));
    }
  }

  @Test
  void its_slope_is_phi_plus_x_times_the_density() {
    Function<Tensor, Tensor> slope =
        Derivatives.grad((Tensor x) -> Reductions.sum(Activations.gelu(x)));
    double[] found = Cajal.compile(slope).apply(Tensor.of(X)).doubles();
    for (int i = 0; i < X.length; i++) {
      double density = Math.exp(-X[i] * X[i] / 2) / Math.sqrt(2 * Math.PI);
      assertThat(found[i]).isCloseTo(PHI[i] + X[i] * density, within(3e-16));
    }
    assertThat(Cajal.compile(slope).apply(Tensor.of(-1e30f, -1000, 1000, 1e30f)).floats())
        .containsExactly(0, 0, 1, 1);
  }
}
