package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.random.Key;
import cajal.trace.Batching;
import cajal.trace.Cajal;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.TraceError;
import cajal.trace.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchingTest {
  private static final int SIZE = 5;
  private static final int N = 4;
  private static final Tensor XS =
      Fill.from(
          Type.of(DType.F64, SIZE, N),
          IntStream.range(0, SIZE * N).mapToDouble(i -> Math.sin(i + 1)).toArray());

  /// Compiled for the batch, against compiled for one and called for each.
  private static void check(Function<Tensor, Tensor> f) {
    double[] found = Cajal.compile(Batching.vmap(f)).apply(XS).doubles();
    double[] alone =
        IntStream.range(0, SIZE)
            .mapToObj(e -> apply(f, e))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    assertThat(found).containsExactly(alone, within(1e-13));
  }

  private static double[] apply(Function<Tensor, Tensor> f, int e) {
    double[] all = XS.doubles();
    return Cajal.compile(f).apply(Tensor.of(Arrays.copyOfRange(all, e * N, (e + 1) * N))).doubles();
  }

  /// A loop over time whose state is a vector: Σ x(t)², with x driven by its own first element.
  private static Tensor loop(Tensor x) {
    Turn turns =
        Control.scan(
            (state, u) ->
                Turn.of(
                    Maths.tanh(state.times(0.9).plus(Shapes.at(state, 0, 0).times(u))),
                    Maths.square(state)),
            x,
            Tensor.of(0.1, 0.5, -0.4));
    return Reductions.sum(Shapes.slice(turns.stack(), 0, 0, 3, 2)).plus(turns.last());
  }

  private static Tensor energy(Tensor x) {
    return Reductions.sum(Maths.square(loop(x)));
  }

  @Test
  void a_batch_of_formulas_loops_and_choices() {
    check(x -> Maths.exp(x).over(Reductions.sum(x)));
    check(BatchingTest::loop);
    check(x ->
        Control.cond(Reductions.sum(x).gt(0), BatchingTest::loop, y -> Maths.sin(y).times(2), x));
  }

  @Test
  void batches_and_derivatives_in_any_order() {
    check(Derivatives.grad(BatchingTest::energy));
    check(Derivatives.hessian(BatchingTest::energy));
    check(Derivatives.jacobian(BatchingTest::loop));
    Function<Tensor, Tensor> all =
        xs -> Reductions.sum(Batching.vmap(BatchingTest::energy).apply(xs));
    double[] slopes = Cajal.compile(Derivatives.grad(all)).apply(XS).doubles();
    double[] each =
        Cajal.compile(Batching.vmap(Derivatives.grad(BatchingTest::energy))).apply(XS).doubles();
    assertThat(slopes).containsExactly(each, within(1e-13));
  }

  @Test
  void a_batch_in_a_loop_and_a_batch_of_batches() {
    Function<Tensor, Tensor> vmap = Batching.vmap(x -> loop(x));
    Function<Tensor, Tensor> twice =
        xs -> Control.scan((s, i) -> Turn.of(vmap.apply(s)), xs, Fill.iota(2)).last();
    double[] found = Cajal.compile(twice).apply(XS).doubles();
    double[] alone = Cajal.compile(Batching.vmap(x -> loop(loop(x)))).apply(XS).doubles();
    assertThat(found).containsExactly(alone, within(1e-13));
    check(x -> Batching.vmap(y -> Maths.sin(y).times(Reductions.sum(x))).apply(x));
  }

  @Test
  void arguments_are_batched_along_any_axis_or_shared() {
    BiFunction<Tensor, Tensor, Tensor> sum = (x, y) -> x.plus(y.times(100));
    Tensor x = Tensor.of(1f, 2f, 3f, 4f, 5f, 6f).reshape(2, 3);
    Tensor y = Tensor.of(1f, 2f);
    assertThat(Cajal.compile(Batching.vmap(sum, 1, Batching.SHARED)).apply(x, y).floats())
        .containsExactly(101, 204, 102, 205, 103, 206);
    assertThat(Cajal.compile(Batching.vmap(sum)).apply(x, y).floats())
        .containsExactly(101, 102, 103, 204, 205, 206);
  }

  @Test
  void a_shared_matrix_is_multiplied_once() {
    Function<Tensor, Tensor> layer =
        x -> Products.matmul(x, Fill.full(Type.of(DType.F64, N, 3), 0.5));
    assertThat(Cajal.compile(Batching.vmap(layer)).graph(XS.type()).toString())
        .contains("dot {batch=0}");
  }

  @Test
  void what_depends_on_no_batched_argument_is_computed_once() {
    Function<Tensor, Tensor> f =
        Batching.vmap(x -> x.plus(Maths.exp(Fill.iota(N).cast(DType.F64))));
    assertThat(Cajal.compile(f).graph(XS.type()).toString())
        .containsPattern("exp %\\d+ : f64\\[4\\]");
  }

  @Test
  void elements_draw_the_same_numbers_unless_they_have_steps_of_their_own() {
    Type three = Type.of(DType.F64, 3);
    Keyed noise = Keyed.of(Key.of(7));
    double[] same =
        Cajal.compile(Batching.vmap(x -> noise.uniform(three).plus(x)))
            .apply(Tensor.of(0.0, 1.0))
            .doubles();
    assertThat(same[3]).isCloseTo(same[0] + 1, within(1e-15));
    double[] own =
        Cajal.compile(Batching.vmap(step -> noise.at(step).uniform(three)))
            .apply(Tensor.of(0, 5))
            .doubles();
    double[] fifth =
        Cajal.compile(step -> noise.at(step).uniform(three)).apply(Tensor.scalar(5)).doubles();
    assertThat(Arrays.copyOf(own, 3)).containsExactly(Arrays.copyOf(same, 3));
    assertThat(Arrays.copyOfRange(own, 3, 6)).containsExactly(fifth);
  }

  @Test
  void axes_that_do_not_fit_are_named() {
    assertThat(message(Batching.vmap((x, y) -> x.plus(y), 0, 1)))
        .isEqualTo(
            "vmap: argument 1 is f64[5,4] with 4 elements along axis 1, those before it have 5 at"
                + " BatchingTest.java:*. All batched arguments have as many elements; -1 shares one"
                + " argument among all.");
    assertThat(message(Batching.vmap((x, y) -> x.plus(y), -1, -1)))
        .isEqualTo(
            "vmap: no argument is batched: axes [-1, -1] at BatchingTest.java:*. Say 0 or another"
                + " axis for one of them, or call the function as it is.");
    assertThat(message(Batching.vmap((x, y) -> x.plus(y), 0, 2)))
        .startsWith("vmap: axis 2 of f64[5,4] at BatchingTest.java:*.");
    Throwable count =
        catchThrowable(
            () -> Cajal.compileAll(Batching.vmapAll(x -> x, 0, 0)).applyAll(List.of(XS)));
    assertThat(count)
        .isInstanceOf(TraceError.class)
        .hasMessageContaining("vmap: 2 axes [0, 0] for 1 arguments");
  }

  private static String message(BiFunction<Tensor, Tensor, Tensor> wrong) {
    Throwable thrown = catchThrowable(() -> Cajal.compile(wrong).apply(XS, XS));
    assertThat(thrown).isInstanceOf(TraceError.class);
    return thrown.getMessage().replaceAll("BatchingTest.java:\\d+", "BatchingTest.java:*");
  }
}
