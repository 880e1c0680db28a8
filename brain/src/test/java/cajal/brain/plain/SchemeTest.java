package cajal.brain.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.brain.integrate.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemeTest {
  private interface Slopes {
    void at(double t, double[] x, double[] out);
  }

  private record System(int size, Slopes f) implements Dynamics {
    @Override
    public void slopes(double t, double[] x, double[] slopes) {
      f.at(t, x, slopes);
    }

    @Override
    public void noises(double t, double[] x, double[] noises) {}

    @Override
    public boolean noisy() {
      return false;
    }
  }

  /// A rotation, a logistic decay, and an equation that knows the time.
  private static final Dynamics MIXED =
      new System(
          4,
          (t, x, dx) -> {
            dx[0] = x[1];
            dx[1] = -x[0];
            dx[2] = -x[2] * x[2];
            dx[3] = x[3] * Math.cos(t);
          });

  private static double[] run(Scheme scheme, Dynamics system, double[] x, double dt, double end) {
    double[] at = x.clone();
    int steps = (int) Math.round(end / dt);
    for (int step = 0; step < steps; step++) {
      at = Advance.by(scheme, system, step * dt, dt, at, new double[x.length]);
    }
    return at;
  }

  private static double errorOfMixed(Scheme scheme, double dt) {
    double[] x = run(scheme, MIXED, new double[] {0, 1, 1, 1}, dt, 1);
    double[] exact = {Math.sin(1), Math.cos(1), 0.5, Math.exp(Math.sin(1))};
    double error = 0;
    for (int i = 0; i < 4; i++) error = Math.max(error, Math.abs(x[i] - exact[i]));
    return error;
  }

  @ParameterizedTest
  @EnumSource(names = "EXACT", mode = EnumSource.Mode.EXCLUDE)
  void errorShrinksWithTheDeclaredOrder(Scheme scheme) {
    double slope = log2(errorOfMixed(scheme, 1 / 32.0) / errorOfMixed(scheme, 1 / 64.0));
    assertThat(slope).isCloseTo(scheme.order(), within(0.12));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  @Test
  void exactSchemeSolvesLinearSystemsWhateverTheStep() {
    Dynamics driven =
        new System(
            3,
            (t, x, dx) -> {
              dx[0] = (-65 - x[0]) / 20 + x[1];
              dx[1] = x[2] - x[1] / 2;
              dx[2] = -x[2] / 2;
            });
    double[] once = run(Scheme.EXACT, driven, new double[] {-70, 0, 1}, 8, 8);
    double[] often = run(Scheme.EXACT, driven, new double[] {-70, 0, 1}, 0.125, 8);
    assertThat(once).containsExactly(often, within(1e-11));
    assertThat(once[1]).isCloseTo(8 * Math.exp(-4), within(1e-13));
    double[] fine = run(Scheme.RK4, driven, new double[] {-70, 0, 1}, 0.01, 8);
    assertThat(once).containsExactly(fine, within(1e-9));
  }

  @Test
  void exponentialEulerIsExactForOneLinearEquation() {
    Dynamics leak = new System(1, (t, x, dx) -> dx[0] = (-50 - x[0]) / 20);
    double[] x = run(Scheme.EXPONENTIAL_EULER, leak, new double[] {-70}, 5, 40);
    assertThat(x[0]).isCloseTo(-50 - 20 * Math.exp(-2), within(1e-12));
  }

  @Test
  void exactSchemeRefusesANonlinearEquation() {
    assertThatThrownBy(() -> run(Scheme.EXACT, MIXED, new double[] {0, 1, 1, 1}, 0.1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equation 2, which is not linear")
        .hasMessageContaining("AUTOMATIC");
  }

  @Test
  void ownDerivativeOfACurvedEquationIsGoodToTenDigits() {
    OwnDerivative.Field curved = (t, x, out) -> out[0] = 30 * Math.exp((x[0] + 50) / 2);
    double found = OwnDerivative.of(curved, 0, new double[] {-48}, 0);
    assertThat(found).isCloseTo(15 * Math.E, within(1e-9));
  }
}
