package cajal.learn.nn.recurrent;

import static cajal.learn.Arrays64.map;
import static cajal.learn.Arrays64.plus;
import static cajal.learn.Arrays64.row;
import static cajal.learn.Arrays64.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.ir.DType;
import cajal.learn.Arrays64;
import cajal.learn.Gradients;
import cajal.learn.nn.Scope;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each cell against the same in plain Java, cell by cell, and its gradient through time.
class RecurrentTest {
  private static final int T = 4;
  private static final int B = 2;
  private static final int IN = 3;
  private static final int N = 5;
  private static final Scope SCOPE = Scope.of(Key.of(1)).as(DType.F64);
  private static final Tensor X = Gradients.numbers(3, T, B, IN);

  /// A state after one step of one sample: `state` is overwritten, what comes out is returned.
  private interface Plain {
    double[] step(double[] x, double[][] state, double[] w, double[] u, double[] b);
  }

  private static void check(Cell cell, int states, Plain plain) {
    Parameter bias = cell.parameters().get(2);
    bias.set(Gradients.numbers(9, bias.type().shape().dim(0)));
    double[] w = Arrays64.numbers(cell.parameters().get(0));
    double[] u = Arrays64.numbers(cell.parameters().get(1));
    double[] b = Arrays64.numbers(bias);
    double[] expected = new double[T * B * N];
    for (int sample = 0; sample < B; sample++) {
      double[][] state = new double[states][N];
      for (int t = 0; t < T; t++) {
        double[] y = plain.step(row(X.doubles(), t * B + sample, IN), state, w, u, b);
        System.arraycopy(y, 0, expected, (t * B + sample) * N, N);
      }
    }
    Arrays64.close(Arrays64.run(cell.overTime(), X), expected);
    Gradients.check(cell.overTime()::apply, cell.parameters(), X);
  }

  private static double[] part(double[] all, int gate) {
    return row(all, gate, N);
  }

  @Test
  void rnn() {
    check(
        new Rnn(SCOPE, IN, N),
        1,
        (x, s, w, u, b) ->
            s[0] = map(plus(plus(times(x, w, N), times(s[0], u, N)), b), Math::tanh));
  }

  @Test
  void gru() {
    check(
        new Gru(SCOPE, IN, N),
        1,
        (x, s, w, u, b) -> {
          double[] i = plus(times(x, w, 3 * N), b);
          double[] g = times(s[0], u, 3 * N);
          double[] z = map(plus(part(i, 0), part(g, 0)), Arrays64::sigmoid);
          double[] r = map(plus(part(i, 1), part(g, 1)), Arrays64::sigmoid);
          double[] h = new double[N];
          for (int k = 0; k < N; k++) {
            double c = Math.tanh(i[2 * N + k] + r[k] * g[2 * N + k]);
            h[k] = (1 - z[k]) * s[0][k] + z[k] * c;
          }
          return s[0] = h;
        });
  }

  @Test
  void mgu() {
    check(
        new Mgu(SCOPE, IN, N),
        1,
        (x, s, w, u, b) -> {
          double[] i = plus(times(x, w, 2 * N), b);
          double[] f = map(plus(part(i, 0), part(times(s[0], u, 2 * N), 0)), Arrays64::sigmoid);
          double[] gated = new double[N];
          for (int k = 0; k < N; k++) gated[k] = f[k] * s[0][k];
          double[] c = map(plus(part(i, 1), part(times(gated, u, 2 * N), 1)), Math::tanh);
          double[] h = new double[N];
          for (int k = 0; k < N; k++) h[k] = (1 - f[k]) * s[0][k] + f[k] * c[k];
          return s[0] = h;
        });
  }

  @Test
  void lstm() {
    check(
        new Lstm(SCOPE, IN, N),
        2,
        (x, s, w, u, b) -> {
          double[] all = plus(plus(times(x, w, 4 * N), b), times(s[0], u, 4 * N));
          double[] i = map(part(all, 0), Arrays64::sigmoid);
          double[] f = map(part(all, 1), Arrays64::sigmoid);
          double[] g = map(part(all, 2), Math::tanh);
          double[] o = map(part(all, 3), Arrays64::sigmoid);
          for (int k = 0; k < N; k++) {
            s[1][k] = f[k] * s[1][k] + i[k] * g[k];
            s[0][k] = o[k] * Math.tanh(s[1][k]);
          }
          return s[0];
        });
  }

  @Test
  void weights_start_orthogonal_and_the_forget_gate_open() {
    Lstm cell = new Lstm(SCOPE.in("memory"), IN, N);
    assertThat(cell.parameters().stream().map(Parameter::name))
        .containsExactly("memory.input", "memory.recurrent", "memory.bias");
    double[] u = Arrays64.numbers(cell.parameters().get(1));
    for (int gate = 0; gate < 4; gate++) {
      double norm = 0;
      double dot = 0;
      for (int i = 0; i < N; i++) {
        double a = u[i * 4 * N + gate * N];
        norm += a * a;
        dot += a * u[i * 4 * N + gate * N + 1];
      }
      assertThat(norm).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-13));
      assertThat(dot).isCloseTo(0, org.assertj.core.api.Assertions.within(1e-13));
    }
    double[] bias = Arrays64.numbers(cell.parameters().get(2));
    for (int k = 0; k < 4 * N; k++) assertThat(bias[k]).isEqualTo(k / N == 1 ? 1 : 0);
  }

  @Test
  void a_run_goes_on_from_states_as_if_it_had_not_been_cut() {
    Recurrent cells = new Lstm(SCOPE, IN, N).overTime();
    double[] whole = Arrays64.run(cells, X);
    double[] cut =
        Arrays64.run(
            x -> {
              var first = cells.run(Shapes.slice(x, 0, 0, 3));
              var second = cells.runFrom(first.carry(), Shapes.slice(x, 0, 3, T));
              return Shapes.concat(0, first.stack(), second.stack());
            },
            X);
    Arrays64.close(cut, whole);
  }

  @Test
  void without_a_batch_and_with_two_axes_of_it() {
    Recurrent cells = new Gru(SCOPE, IN, N).overTime();
    Tensor one = Cajal.compile(cells::apply).apply(Gradients.numbers(1, T, IN));
    assertThat(one.shape().dims()).isEqualTo(List.of(T, N));
    Tensor two = Cajal.compile(cells::apply).apply(Gradients.numbers(1, T, 2, 3, IN));
    assertThat(two.shape().dims()).isEqualTo(List.of(T, 2, 3, N));
    assertThatThrownBy(() -> Arrays64.run(cells, Fill.from(X.type(), X.doubles()).reshape(-1)))
        .hasMessageContaining("put time on the first axis");
    assertThatThrownBy(() -> Arrays64.run(cells, Gradients.numbers(1, T, B, 4)))
        .hasMessageContaining("Gru: takes [..., 3], found f64[4,2,4]");
  }
}
