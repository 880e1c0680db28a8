package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Cajal;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.TraceError;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TraceErrorTest {
  private static final Tensor X = Fill.from(Type.of(DType.F32, 3, 4), new float[12]);

  /// The message for a function of f32[3,4], with line numbers as `*`.
  private static String message(Function<Tensor, Tensor> wrong) {
    Throwable thrown = catchThrowable(() -> Cajal.compile(wrong).apply(X));
    assertThat(thrown).isInstanceOf(TraceError.class);
    return thrown.getMessage().replaceAll("TraceErrorTest.java:\\d+", "TraceErrorTest.java:*");
  }

  @Test
  void shapes_that_do_not_fit() {
    assertThat(message(x -> Products.matmul(x, x)))
        .isEqualTo(
            "matmul: inner sizes differ: f32[3,4] x f32[3,4] at TraceErrorTest.java:*. Transpose"
                + " the second argument or check the number of features.");
    assertThat(message(x -> x.plus(Tensor.of(1f, 2f, 3f))))
        .isEqualTo(
            "add: shapes differ: f32[3,4] x f32[3] at TraceErrorTest.java:*. Axes are compared from"
                + " the last one; lengths must be equal or 1. Reshape or transpose one of them.");
    assertThat(message(x -> x.reshape(5, -1)))
        .isEqualTo(
            "reshape: f32[3,4] has 12 elements, [5,2] has 10 at TraceErrorTest.java:*. Give lengths"
                + " whose product is the same; one of them may be -1.");
    assertThat(message(x -> Reductions.sum(x, 2)))
        .isEqualTo(
            "sum: axis 2 of f32[3,4] at TraceErrorTest.java:*. Its axes are 0 to 1; -1 is the"
                + " last.");
  }

  @Test
  void element_types_that_do_not_fit() {
    assertThat(message(x -> x.plus(Tensor.scalar(1))))
        .isEqualTo(
            "add takes one element type, found f32[3,4] and i32 at TraceErrorTest.java:*. Cast one"
                + " of them.");
    assertThat(message(x -> Maths.exp(x.gt(0))))
        .isEqualTo("exp does not take bool[3,4] at TraceErrorTest.java:*. Cast it first.");
    assertThat(message(x -> Shapes.gather(x, x)))
        .startsWith("gather takes an array and i32[k] indices, found f32[3,4] and f32[3,4] at");
  }

  @Test
  void functions_that_do_not_fit() {
    assertThat(message(x -> Control.scan((v, s) -> Turn.of(s), Tensor.scalar(0f), x).last()))
        .isEqualTo(
            "scan: starts with [f32], a turn gives back [f32[4]] at TraceErrorTest.java:*. Give the"
                + " same number of tensors of the same types on both sides.");
    assertThat(
            message(x -> Control.cond(Reductions.any(x.gt(0)), y -> y, y -> Reductions.sum(y), x)))
        .isEqualTo(
            "cond: one branch gives [f32[3,4]], the other [f32] at TraceErrorTest.java:*. Give the"
                + " same number of tensors of the same types on both sides.");
  }

  @Test
  void tensors_out_of_place() {
    assertThat(catchThrowable(() -> Maths.exp(X)))
        .hasMessageStartingWith("a tensor operation outside of a compiled function at")
        .hasMessageContaining("Cajal.compile");
    assertThat(message(x -> Tensor.of(x.floats())))
        .startsWith("the numbers of a traced f32[3,4] were asked for at TraceErrorTest.java:*.");
    List<Tensor> kept = new ArrayList<>();
    Cajal.compile(
            x -> {
              kept.add(x);
              return x;
            })
        .apply(X);
    assertThat(message(x -> x.plus(kept.getFirst())))
        .startsWith("a f32[3,4] of another trace is used at TraceErrorTest.java:*.");
    assertThat(catchThrowable(() -> Fill.from(Type.of(DType.F32, 2), new float[3])))
        .hasMessageContaining("has 2 elements, found an array of 3");
  }
}
