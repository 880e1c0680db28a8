package cajal.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every optimiser against its recurrence, written out for one element (or the whole array) in
/// plain Java, along twenty steps whose gradients depend on where they lead.
class RecurrencesTest {
  private static final double RATE = 0.05;
  private static final int STEPS = 20;
  private static final double[] START = {1.5, -0.7, 0.02, -3, 0.4, 2.2};

  /// One step of a recurrence on the whole array.
  @FunctionalInterface
  interface Recurrence {
    void step(double[] p, double[] g, double[][] s, int t);
  }

  /// One step of a recurrence on one element, whose slots it writes.
  @FunctionalInterface
  interface OfElement {
    double next(double p, double g, double[] s, int t);
  }

  record Claim(Optimizer optimizer, int slots, Recurrence recurrence) {
    @Override
    public String toString() {
      return optimizer.toString();
    }
  }

  private static Claim each(Optimizer optimizer, int slots, OfElement rule) {
    return new Claim(
        optimizer,
        slots,
        (p, g, s, t) -> {
          for (int i = 0; i < p.length; i++) {
            double[] own = new double[slots];
            for (int k = 0; k < slots; k++) own[k] = s[k][i];
            p[i] = rule.next(p[i], g[i], own, t);
            for (int k = 0; k < slots; k++) s[k][i] = own[k];
          }
        });
  }

  static Stream<Claim> claims() {
    return Stream.of(
        each(new Sgd(), 0, (p, g, s, t) -> p - RATE * g),
        each(new Sgd().withDecay(0.01), 0, (p, g, s, t) -> 0.99 * p - RATE * g),
        each(
            new Momentum(0.8, 0.02),
            1,
            (p, g, s, t) -> {
              s[0] = 0.8 * s[0] - RATE * g;
              return 0.98 * p + s[0];
            }),
        each(
            new Nesterov(0.8, 0.02),
            1,
            (p, g, s, t) -> {
              s[0] = 0.8 * s[0] - RATE * g;
              return 0.98 * p + 0.8 * s[0] - RATE * g;
            }),
        each(
            new Adagrad().withDecay(0.02),
            1,
            (p, g, s, t) -> {
              s[0] += g * g;
              return 0.98 * p - RATE * g / Math.sqrt(s[0] + 1e-6);
            }),
        each(
            new Adadelta().withDecay(0.02),
            2,
            (p, g, s, t) -> {
              s[0] = 0.95 * s[0] + 0.05 * g * g;
              double u = Math.sqrt(s[1] + 1e-6) / Math.sqrt(s[0] + 1e-6) * g;
              s[1] = 0.95 * s[1] + 0.05 * u * u;
              return 0.98 * p - RATE * u;
            }),
        each(
            new RmsProp().withDecay(0.02),
            1,
            (p, g, s, t) -> {
              s[0] = 0.9 * s[0] + 0.1 * g * g;
              return 0.98 * p - RATE * g / Math.sqrt(s[0] + 1e-6);
            }),
        each(new Adam(), 2, (p, g, s, t) -> p - RATE * adam(g, s, t)),
        each(new Adam().withDecay(0.02), 2, (p, g, s, t) -> 0.98 * p - RATE * adam(g, s, t)),
        each(
            new Adam(0, 0.9, 1e-8, 0),
            1,
            (p, g, s, t) -> {
              s[0] = 0.9 * s[0] + 0.1 * g * g;
              return p - RATE * g / (Math.sqrt(s[0] / (1 - Math.pow(0.9, t))) + 1e-8);
            }),
        each(new AdamW(), 2, (p, g, s, t) -> (1 - RATE * 0.01) * p - RATE * adam(g, s, t)),
        each(
            new AdamW(0.9, 0.999, 1e-8, 0.1, true),
            3,
            (p, g, s, t) -> {
              adam(g, s, t);
              s[2] = Math.max(s[2], s[1]);
              double mean = s[0] / (1 - Math.pow(0.9, t));
              double most = s[2] / (1 - Math.pow(0.999, t));
              return (1 - RATE * 0.1) * p - RATE * mean / (Math.sqrt(most) + 1e-8);
            }),
        each(new Adan(), 4, RecurrencesTest::adan),
        new Claim(new Lars(0.9, 1e-2, 1e-1, 1e-5), 1, RecurrencesTest::lars),
        new Claim(new Sm3().withDecay(0.02), 2, (p, g, s, t) -> sm3(p, g, s, 0, 0, 0.02)),
        new Claim(new Sm3(0.9, 0.5, 1e-30, 0), 3, (p, g, s, t) -> sm3(p, g, s, 0.9, 0.5, 0)));
  }

  private static double adam(double g, double[] s, int t) {
    s[0] = 0.9 * s[0] + 0.1 * g;
    s[1] = 0.999 * s[1] + 0.001 * g * g;
    double mean = s[0] / (1 - Math.pow(0.9, t));
    double square = s[1] / (1 - Math.pow(0.999, t));
    return mean / (Math.sqrt(square) + 1e-8);
  }

  private static double adan(double p, double g, double[] s, int t) {
    double d = t == 1 ? 0 : g - s[3];
    s[0] = 0.98 * s[0] + 0.02 * g;
    s[1] = 0.92 * s[1] + 0.08 * d;
    s[2] = 0.99 * s[2] + 0.01 * Math.pow(g + 0.92 * d, 2);
    s[3] = g;
    double m = s[0] / (1 - Math.pow(0.98, t));
    double v = s[1] / (1 - Math.pow(0.92, t));
    double n = s[2] / (1 - Math.pow(0.99, t));
    return (p - RATE / (Math.sqrt(n) + 1e-8) * (m + 0.92 * v)) / (1 + RATE * 0.02);
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double v : x) sum += v * v;
    return Math.sqrt(sum);
  }

  private static void lars(double[] p, double[] g, double[][] s, int t) {
    double size = norm(p);
    double local = RATE * 0.1 * size / (norm(g) + 0.01 * size + 1e-5);
    for (int i = 0; i < p.length; i++) {
      s[0][i] = 0.9 * s[0][i] + local * (g[i] + 0.01 * p[i]);
      p[i] -= s[0][i];
    }
  }

  /// Of a matrix of 2 rows and 3 columns; the slots are those of rows, of columns, the velocity.
  private static void sm3(
      double[] p, double[] g, double[][] s, double beta, double momentum, double decay) {
    double[] rows = new double[2];
    double[] columns = new double[3];
    for (int i = 0; i < 6; i++) {
      double least = Math.min(s[0][i / 3], s[1][i % 3]);
      double n = (beta > 0 ? beta * least : least) + (1 - beta) * g[i] * g[i];
      rows[i / 3] = Math.max(rows[i / 3], n);
      columns[i % 3] = Math.max(columns[i % 3], n);
      double u = g[i] / Math.sqrt(n + 1e-30);
      if (momentum > 0) u = s[2][i] = momentum * s[2][i] + (1 - momentum) * u;
      p[i] = (1 - decay) * p[i] - RATE * u;
    }
    for (int i = 0; i < 2; i++) s[0][i] = beta > 0 ? Math.max(s[0][i], rows[i]) : rows[i];
    for (int i = 0; i < 3; i++) s[1][i] = beta > 0 ? Math.max(s[1][i], columns[i]) : columns[i];
  }

  private static double[] gradient(double[] p) {
    double[] g = new double[p.length];
    for (int i = 0; i < g.length; i++) g[i] = (i + 1) * Math.sin(1.7 * p[i]) + 0.3 * p[(i + 1) % 6];
    return g;
  }

  private static void holds(Claim claim, DType dtype, double relative) {
    UnaryOperator<double[]> gradient = RecurrencesTest::gradient;
    List<double[]> found =
        Steps.of(claim.optimizer(), dtype, Shape.of(2, 3), START, gradient, RATE, STEPS);
    double[] p = START.clone();
    double[][] slots = new double[claim.slots()][6];
    for (int t = 1; t <= STEPS; t++) {
      claim.recurrence().step(p, gradient.apply(p), slots, t);
      assertThat(found.get(t - 1)).as("step %d", t).containsExactly(p, within(relative));
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void in_f64_it_is_its_recurrence(Claim claim) {
    holds(claim, DType.F64, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("claims")
  void in_f32_it_is_near_its_recurrence(Claim claim) {
    holds(claim, DType.F32, 1e-4);
  }
}
