package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Cajal;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.TraceError;
import cajal.trace.Turn;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DerivativesTest {
  private static final Tensor X = Tensor.of(0.3, -0.8, 1.2);

  private static double[] run(Function<Tensor, Tensor> f, Tensor x) {
    return Cajal.compile(f).apply(x).doubles();
  }

  /// x₁ sin x₀ + x₁ x₂³
  private static Tensor polynomial(Tensor x) {
    Tensor a = Shapes.at(x, 0, 0);
    Tensor b = Shapes.at(x, 0, 1);
    Tensor c = Shapes.at(x, 0, 2);
    return b.times(Maths.sin(a)).plus(b.times(Maths.pow(c, 3)));
  }

  @Test
  void the_gradient_of_a_formula() {
    assertThat(run(Derivatives.grad(DerivativesTest::polynomial), X))
        .containsExactly(
            new double[] {-0.8 * Math.cos(0.3), Math.sin(0.3) + 1.728, 3 * -0.8 * 1.44},
            within(1e-14));
  }

  @Test
  void second_derivatives_forward_over_reverse_and_reverse_over_reverse() {
    double[] expected = {
      0.8 * Math.sin(0.3), Math.cos(0.3), 0, Math.cos(0.3), 0, 3 * 1.44, 0, 3 * 1.44, -0.8 * 6 * 1.2
    };
    assertThat(run(Derivatives.hessian(DerivativesTest::polynomial), X))
        .containsExactly(expected, within(1e-14));
    Function<Tensor, Tensor> twice =
        Derivatives.jacobian(Derivatives.grad(DerivativesTest::polynomial));
    assertThat(run(twice, X)).containsExactly(expected, within(1e-14));
    Function<Tensor, Tensor> ofGrad =
        Derivatives.grad(
            x -> Reductions.sum(Derivatives.grad(DerivativesTest::polynomial).apply(x)));
    assertThat(run(ofGrad, X))
        .containsExactly(
            new double[] {
              expected[0] + expected[1], expected[1] + expected[5], expected[7] + expected[8]
            },
            within(1e-14));
  }

  @Test
  void jacobians_by_rows_and_by_columns() {
    Tensor w = Tensor.of(1.0, 2, 3, 4, 5, 6);
    Function<Tensor, Tensor> wide = x -> Products.matmul(w.reshape(2, 3), x);
    Function<Tensor, Tensor> tall = x -> Products.matmul(w.reshape(3, 2), x);
    assertThat(run(Derivatives.jacobian(wide), X)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(run(Derivatives.jacobian(tall), Tensor.of(0.1, 0.2)))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void value_and_gradients_by_some_parameters_with_other_results_along() {
    UnaryOperator<List<Tensor>> f =
        x -> {
          Tensor y = x.get(0).times(x.get(1));
          return List.of(Reductions.sum(y), y);
        };
    List<Tensor> all =
        Cajal.compileAll(Derivatives.valueAndGrad(f, 1))
            .applyAll(List.of(Tensor.of(2f, 3f), Tensor.of(5f, 7f)));
    assertThat(all).hasSize(3);
    assertThat(all.get(0).floats()).containsExactly(31);
    assertThat(all.get(1).floats()).containsExactly(10, 21);
    assertThat(all.get(2).floats()).containsExactly(2, 3);
    assertThat(
            Cajal.compileAll(Derivatives.valueAndGrad(f))
                .applyAll(List.of(Tensor.of(2f), Tensor.of(5f))))
        .hasSize(4);
  }

  @Test
  void through_time_as_differences_have_it() {
    Tensor drive = Tensor.of(0.4, -0.2, 0.9, 0.1, -0.5);
    Function<Tensor, Tensor> loss =
        w ->
            Reductions.sum(
                Maths.square(
                    Control.scan(
                            (h, u) -> {
                              Tensor next = Maths.tanh(Products.matmul(w, h).plus(u));
                              return Turn.of(next, next);
                            },
                            Fill.zeros(Type.of(DType.F64, 2)),
                            drive)
                        .stack()));
    double[] at = {0.5, -0.3, 0.8, 0.2};
    Function<Tensor, Tensor> flat = w -> loss.apply(w.reshape(2, 2));
    double[] found = run(Derivatives.grad(flat), Tensor.of(at));
    for (int i = 0; i < at.length; i++) {
      double[] high = at.clone();
      double[] low = at.clone();
      high[i] += 1e-5;
      low[i] -= 1e-5;
      double slope = (run(flat, Tensor.of(high))[0] - run(flat, Tensor.of(low))[0]) / 2e-5;
      assertThat(found[i]).isCloseTo(slope, within(1e-8));
    }
  }

  @Test
  void products_of_a_derivative_with_a_direction() {
    Tensor v = Tensor.of(1.0, 0, 2);
    double[] slope = {Math.exp(0.3), Math.exp(-0.8), Math.exp(1.2)};
    assertThat(run(x -> Derivatives.jvp(Maths::exp, x, v), X))
        .containsExactly(new double[] {slope[0], 0, 2 * slope[2]}, within(1e-14));
    assertThat(run(x -> Derivatives.vjp(Maths::exp, x, v), X))
        .containsExactly(new double[] {slope[0], 0, 2 * slope[2]}, within(1e-14));
  }

  @Test
  void what_does_not_depend_on_a_parameter_has_zeros() {
    assertThat(run(Derivatives.grad(x -> Tensor.scalar(2.0)), X)).containsExactly(0, 0, 0);
    Function<Tensor, Tensor> relu = Derivatives.grad(x -> Reductions.sum(Maths.relu(x)));
    assertThat(run(relu, X)).containsExactly(1, 0, 1);
    assertThat(run(Derivatives.grad(x -> Reductions.sum(relu.apply(x))), X))
        .containsExactly(0, 0, 0);
  }

  private static String message(UnaryOperator<List<Tensor>> wrong, Tensor... x) {
    Throwable thrown = catchThrowable(() -> Cajal.compileAll(wrong).apply(x));
    assertThat(thrown).isInstanceOf(TraceError.class);
    return thrown.getMessage().replaceAll("(DerivativesTest).java:\\d+", "$1.java:*");
  }

  @Test
  void errors_say_what_to_write_instead() {
    assertThat(message(Derivatives.valueAndGrad(x -> x), X))
        .isEqualTo(
            "grad: the function gives f64[3], a gradient is that of one number at"
                + " DerivativesTest.java:*. Reduce it with Reductions.sum or mean, or ask for the"
                + " jacobian.");
    UnaryOperator<List<Tensor>> sum = x -> List.of(Reductions.sum(x.getFirst()));
    assertThat(message(Derivatives.valueAndGrad(sum, 0), Tensor.of(1, 2)))
        .isEqualTo(
            "grad: parameter 0 is i32[2], which has no derivative at DerivativesTest.java:*. Name"
                + " other parameters, or make it f32 or f64.");
    assertThat(message(Derivatives.valueAndGrad(sum, 2), X))
        .isEqualTo(
            "grad: parameter 2 of a function of 1 at DerivativesTest.java:*. Parameters are the"
                + " arguments by number, 0 to 0.");
    UnaryOperator<List<Tensor>> spikes =
        x -> List.of(Reductions.sum(x.getFirst().gt(0).cast(DType.F64)));
    assertThat(message(Derivatives.valueAndGrad(spikes, 0), X))
        .contains("no derivative by parameter 0 (f64[3])")
        .contains("goes through gt at DerivativesTest")
        .contains("Maths.sigmoid");
    assertThat(message(x -> List.of(Derivatives.jvp(Maths::exp, X, Tensor.of(1f))), X))
        .contains("jvp: takes a direction for each, here of type f64[3], found f32[1]");
  }

  @Test
  void sigmoid_softplus_and_relu_have_their_slopes_at_zero_and_far_out() {
    Tensor x = Tensor.of(-200f, -1f, 0f, 1f, 200f);
    Function<Tensor, Tensor> sigmoid = Derivatives.grad(y -> Reductions.sum(Maths.sigmoid(y)));
    assertThat(Cajal.compile(sigmoid).apply(x).floats())
        .containsExactly(new float[] {0, 0.19661193f, 0.25f, 0.19661193f, 0}, within(2e-8f));
    Function<Tensor, Tensor> softplus = Derivatives.grad(y -> Reductions.sum(Maths.softplus(y)));
    assertThat(Cajal.compile(softplus).apply(x).floats())
        .containsExactly(new float[] {0, 0.26894143f, 0.5f, 0.73105858f, 1}, within(1e-7f));
    Function<Tensor, Tensor> relu = Derivatives.grad(y -> Reductions.sum(Maths.relu(y)));
    assertThat(Cajal.compile(relu).apply(x).floats()).containsExactly(0, 0, 0, 1, 1);
    assertThat(
            run(
                Derivatives.grad(y ->
                    Reductions.sum(
                        Derivatives.grad(z -> Reductions.sum(Maths.softplus(z))).apply(y))),
                Tensor.of(0.0)))
        .containsExactly(0.25);
  }
}
