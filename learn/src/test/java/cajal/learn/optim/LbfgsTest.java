package cajal.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.learn.optim.Lbfgs.End;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  /// Σ 100·(x[i+1] − x[i]²)² + (1 − x[i])², lowest at ones.
  private static double rosenbrock(double[] x, double[] g) {
    double sum = 0;
    Arrays.fill(g, 0);
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      sum += 100 * a * a + b * b;
      g[i] += -400 * x[i] * a - 2 * b;
      g[i + 1] += 200 * a;
    }
    return sum;
  }

  private static double[] all(int n, double number) {
    double[] x = new double[n];
    Arrays.fill(x, number);
    return x;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20})
  void it_finds_the_end_of_rosenbrocks_valley(int n) {
    Lbfgs.Found found =
        new Lbfgs(10, 1000, 1e-9, 0)
            .minimize(LbfgsTest::rosenbrock, all(n, -1.2), Box.unbounded(n));
    assertThat(found.end()).isEqualTo(End.FLAT);
    assertThat(found.x()).containsExactly(all(n, 1), within(1e-8));
    assertThat(found.evaluations()).isLessThan(60 * Math.max(2, n / 4));
  }

  @Test
  void held_back_by_a_bound_it_finds_the_lowest_point_on_it() {
    Box box = new Box(new double[] {-NONE, -NONE}, new double[] {0.5, NONE});
    Lbfgs.Found found = new Lbfgs().minimize(LbfgsTest::rosenbrock, new double[] {-1.2, 1}, box);
    assertThat(found.x()).containsExactly(new double[] {0.5, 0.25}, within(1e-6));
    assertThat(found.value()).isCloseTo(0.25, within(1e-10));
  }

  /// ½·xᵀAx − bᵀx with A = MᵀM + I: where the answer is known by the conditions of Karush, Kuhn and
  /// Tucker.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void in_a_box_no_number_can_go_down(long seed) {
    Random random = new Random(seed);
    int n = 12;
    double[][] m = new double[n][n];
    for (double[] row : m) Arrays.setAll(row, i -> random.nextGaussian());
    double[] b = random.doubles(n, -5, 5).toArray();
    Objective f =
        (x, g) -> {
          double value = 0;
          for (int i = 0; i < n; i++) g[i] = x[i] - b[i];
          for (int i = 0; i < n; i++) value += 0.5 * x[i] * x[i] - b[i] * x[i];
          for (double[] row : m) {
            double dot = 0;
            for (int i = 0; i < n; i++) dot += row[i] * x[i];
            for (int i = 0; i < n; i++) g[i] += dot * row[i];
            value += 0.5 * dot * dot;
          }
          return value;
        };
    double[] x =
        new Lbfgs(10, 500, 1e-10, 0)
            .minimize(f, all(n, 0.9), new Box(all(n, -0.2), all(n, 0.3)))
            .x();
    double[] g = new double[n];
    f.at(x, g);
    int held = 0;
    for (int i = 0; i < n; i++) {
      assertThat(x[i]).isBetween(-0.2, 0.3);
      if (x[i] == -0.2) assertThat(g[i]).isPositive();
      else if (x[i] == 0.3) assertThat(g[i]).isNegative();
      else assertThat(g[i]).isCloseTo(0, within(1e-7));
      if (x[i] == -0.2 || x[i] == 0.3) held++;
    }
    assertThat(held).isBetween(1, n - 1);
  }

  @Test
  void the_two_loops_are_the_product_with_the_bfgs_matrix() {
    Random random = new Random(5);
    int n = 5;
    Curvature curvature = new Curvature(3);
    double[][] steps = new double[4][];
    double[][] changes = new double[4][];
    for (int k = 0; k < 4; k++) {
      steps[k] = random.doubles(n, -1, 1).toArray();
      changes[k] = new double[n];
      for (int i = 0; i < n; i++) changes[k][i] = (i + 1) * steps[k][i];
      curvature.add(steps[k], changes[k]);
    }
    double[] g = random.doubles(n, -1, 1).toArray();
    boolean[] free = new boolean[n];
    Arrays.fill(free, true);
    double scale = dot(steps[3], changes[3]) / dot(changes[3], changes[3]);
    double[][] h = new double[n][n];
    for (int i = 0; i < n; i++) h[i][i] = scale;
    for (int k = 1; k < 4; k++) h = bfgs(h, steps[k], changes[k]);
    double[] wanted = new double[n];
    for (int i = 0; i < n; i++) wanted[i] = -dot(h[i], g);
    assertThat(curvature.direction(g, free)).containsExactly(wanted, within(1e-12));
  }

  /// (I − ρsyᵀ)·H·(I − ρysᵀ) + ρssᵀ.
  private static double[][] bfgs(double[][] h, double[] s, double[] y) {
    int n = s.length;
    double rho = 1 / dot(s, y);
    double[][] left = new double[n][n];
    double[][] next = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) left[i][j] += ((i == k ? 1 : 0) - rho * s[i] * y[k]) * h[k][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        next[i][j] = rho * s[i] * s[j];
        for (int k = 0; k < n; k++)
          next[i][j] += left[i][k] * ((k == j ? 1 : 0) - rho * y[k] * s[j]);
      }
    }
    return next;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) sum += x[i] * y[i];
    return sum;
  }

  @Test
  void it_fits_parameters_of_a_traced_loss_in_f32_and_f64() {
    Parameter single = Parameter.of("amplitude", Tensor.scalar(1f));
    Parameter twice = Parameter.of("tau", Tensor.scalar(3.0));
    Tensor t = Tensor.of(0.0, 1.0, 2.0, 5.0, 9.0);
    double[] data = new double[5];
    for (int i = 0; i < 5; i++) data[i] = 2.5 * Math.exp(-t.doubles()[i] / 7);
    Tensor wanted = Tensor.of(data);
    Lbfgs.Found found =
        new Lbfgs(10, 200, 1e-7, 0)
            .minimize(
                () -> {
                  Tensor curve = Maths.exp(t.negate().over(twice.value()));
                  Tensor y = curve.times(single.value().cast(DType.F64));
                  return Reductions.sum(Maths.square(y.minus(wanted)));
                },
                List.of(Bounded.free(single), Bounded.of(twice, 0.1, 100)));
    assertThat(found.value()).isLessThan(1e-10);
    assertThat(single.value().floats()[0]).isCloseTo(2.5f, within(1e-5f));
    assertThat(twice.value().doubles()[0]).isCloseTo(7, within(1e-4));
  }

  @Test
  void a_start_that_is_not_finite_is_refused() {
    assertThatThrownBy(
            () -> new Lbfgs().minimize((x, g) -> Double.NaN, new double[1], Box.unbounded(1)))
        .hasMessage("the value at the start is NaN; start where it is finite");
    assertThatThrownBy(() -> new Lbfgs().minimize((x, g) -> 0, new double[2], Box.unbounded(1)))
        .hasMessageContaining("give bounds for each");
  }

  @Test
  void a_gradient_that_is_wrong_ends_the_search() {
    Objective wrong =
        (x, g) -> {
          g[0] = -1;
          return x[0];
        };
    assertThat(new Lbfgs().minimize(wrong, new double[1], Box.unbounded(1)).end())
        .isEqualTo(End.STUCK);
  }
}
