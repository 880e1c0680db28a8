package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Parser;
import cajal.ir.Type;
import cajal.trace.Backward;
import cajal.trace.Batching;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Gradients that are computed again, and gradients somebody wrote.
class OwnGradientsTest {
  private static final Tensor X = Tensor.of(0.3, -0.8, 1.2, 0.5);

  private static double[] run(Function<Tensor, Tensor> f, Tensor x) {
    return Cajal.compile(f).apply(x).doubles();
  }

  private static Tensor mixed(Tensor x, Tensor w) {
    return Maths.tanh(Products.matmul(w, Maths.sin(x)));
  }

  private static Function<Tensor, Tensor> deep(boolean again, Tensor w) {
    return x -> {
      Tensor y = x;
      for (int i = 0; i < 4; i++) {
        Function<Tensor, Tensor> layer = z -> mixed(z, w);
        y = again ? Derivatives.checkpoint(layer).apply(y) : layer.apply(y);
      }
      return Reductions.sum(Maths.square(y));
    };
  }

  private static Tensor matrix(Tensor x) {
    return Products.matmul(x.reshape(4, 1), x.reshape(1, 4)).plus(0.1);
  }

  @Test
  void whatIsComputedAgainHasTheSameValueAndGradients() {
    for (boolean again : new boolean[] {false, true}) {
      Function<Tensor, Tensor> byBoth = x -> deep(again, matrix(x)).apply(x);
      assertThat(run(byBoth, X)).containsExactly(run(x -> deep(false, matrix(x)).apply(x), X));
      assertThat(run(Derivatives.grad(byBoth), X))
          .containsExactly(
              run(Derivatives.grad(x -> deep(false, matrix(x)).apply(x)), X), within(1e-13));
    }
  }

  @Test
  void whatIsComputedAgainHasHigherDerivativesBothWays() {
    Function<Tensor, Tensor> plain = x -> deep(false, matrix(x)).apply(x);
    Function<Tensor, Tensor> again = x -> deep(true, matrix(x)).apply(x);
    double[] expected = run(Derivatives.hessian(plain), X);
    assertThat(run(Derivatives.hessian(again), X)).containsExactly(expected, within(1e-11));
    assertThat(run(Derivatives.jacobian(Derivatives.grad(again)), X))
        .containsExactly(expected, within(1e-11));
  }

  @Test
  void nothingInsideOfItIsKept() {
    Function<Tensor, Tensor> layer =
        x -> {
          Tensor pairs = Products.matmul(x.reshape(32, 1), x.reshape(1, 32));
          return Reductions.sum(Maths.sin(Maths.tanh(pairs)), 0);
        };
    long pairs = 32 * 32 * 8;
    assertThat(memory(layer)).isGreaterThan(16 * pairs);
    assertThat(memory(Derivatives.checkpoint(layer))).isLessThan(8 * pairs);
  }

  /// What the gradient of 16 layers keeps between its steps.
  private static long memory(Function<Tensor, Tensor> layer) {
    Function<Tensor, Tensor> deep =
        x -> {
          Tensor y = x;
          for (int i = 0; i < 16; i++) y = layer.apply(y);
          return Reductions.sum(y);
        };
    return Cajal.compile(Derivatives.grad(deep)).program(List.of(Type.of(DType.F64, 32))).bytes();
  }

  private static final UnaryOperator<List<Tensor>> CLIPPED =
      Derivatives.custom(
          x -> List.of(x.getFirst()),
          (x, y, g) ->
              List.of(Maths.min(Maths.max(g.getFirst(), Tensor.scalar(-1.0)), Tensor.scalar(1.0))));

  private static Tensor clipped(Tensor x) {
    return CLIPPED.apply(List.of(x)).getFirst();
  }

  @Test
  void aGradientOfYourOwnIsUsed() {
    Function<Tensor, Tensor> f = x -> Reductions.sum(Maths.square(clipped(x.times(3))));
    assertThat(run(f, X)).containsExactly(run(x -> Reductions.sum(Maths.square(x.times(3))), X));
    assertThat(run(Derivatives.grad(f), Tensor.of(0.1, 5.0, -5.0)))
        .containsExactly(new double[] {3 * 2 * 0.3, 3, -3}, within(1e-14));
  }

  @Test
  void itIsUsedInLoopsAndChoices() {
    Function<Tensor, Tensor> loop =
        x ->
            Control.scan(
                    (carry, slice) -> Turn.of(clipped(carry.times(2)).plus(slice)),
                    Tensor.scalar(0.0),
                    x)
                .last();
    assertThat(run(Derivatives.grad(loop), Tensor.of(1.0, 1.0, 1.0))).containsExactly(2, 2, 1);
    Function<Tensor, Tensor> choice =
        x ->
            Reductions.sum(
                Control.cond(
                    Reductions.sum(x).gt(0), y -> clipped(y).times(5), y -> y.times(7), x));
    assertThat(run(Derivatives.grad(choice), Tensor.of(1.0, 1.0))).containsExactly(1, 1);
    assertThat(run(Derivatives.grad(choice), Tensor.of(-1.0, -1.0))).containsExactly(7, 7);
  }

  @Test
  void bothAreBatched() {
    Tensor w = Tensor.of(0.5, -0.2, 0.3, 0.8);
    for (Function<Tensor, Tensor> f :
        List.<Function<Tensor, Tensor>>of(
            x -> Reductions.sum(Maths.exp(clipped(x).times(w))),
            x -> Reductions.sum(Derivatives.checkpoint(y -> Maths.sin(y.times(w))).apply(x)))) {
      Function<Tensor, Tensor> each = Batching.vmap(Derivatives.grad(f));
      Function<Tensor, Tensor> all =
          Derivatives.grad(x -> Reductions.sum(Batching.vmap(f).apply(x)));
      double[] one = run(Derivatives.grad(f), X);
      double[] two = run(Derivatives.grad(f), Tensor.of(3.0, 2.0, 1.0, 4.0));
      double[] expected = DoubleStream.concat(DoubleStream.of(one), DoubleStream.of(two)).toArray();
      Tensor batch = Tensor.of(0.3, -0.8, 1.2, 0.5, 3.0, 2.0, 1.0, 4.0).reshape(2, 4);
      assertThat(run(each, batch)).containsExactly(expected, within(1e-14));
      assertThat(run(all, batch)).containsExactly(expected, within(1e-14));
    }
  }

  @Test
  void itMayUseArgumentsResultsAndWhatIsAround() {
    UnaryOperator<List<Tensor>> f =
        x -> {
          Tensor scale = Tensor.of(2.0, 3.0);
          Tensor inner = Maths.exp(Tensor.of(0.0, 0.0));
          Backward backward =
              (a, y, g) ->
                  List.of(g.get(0).times(y.get(0)).times(scale).times(inner), a.get(1), a.get(0));
          return Derivatives.custom(
                  a -> List.of(a.get(0).times(a.get(2)).times(inner), a.get(1)), backward)
              .apply(x);
        };
    List<Tensor> all =
        Cajal.compileAll(
                Derivatives.valueAndGrad(x -> {
                  List<Tensor> y = f.apply(List.of(x.get(0), Tensor.of(1, 2), x.get(1)));
                  return List.of(Reductions.sum(y.getFirst()));
                }))
            .applyAll(List.of(Tensor.of(1.0, 2.0), Tensor.of(4.0, 5.0)));
    assertThat(all.get(1).doubles()).containsExactly(2 * 4, 3 * 10);
    assertThat(all.get(2).doubles()).containsExactly(1, 2);
  }

  @Test
  void oneTensorMayBeGivenTwice() {
    UnaryOperator<List<Tensor>> f =
        Derivatives.custom(
            x -> List.of(x.get(0).times(x.get(1))),
            (x, y, g) -> List.of(g.getFirst(), g.getFirst().times(10)));
    assertThat(
            run(
                Derivatives.grad(x -> Reductions.sum(f.apply(List.of(x, x)).getFirst())),
                Tensor.of(1.0, 2.0)))
        .containsExactly(11, 11);
  }

  @Test
  void itsGradientHasDerivativesInReverse() {
    UnaryOperator<List<Tensor>> cube =
        Derivatives.custom(
            x -> List.of(Maths.pow(x.getFirst(), 3)),
            (x, y, g) -> List.of(Maths.square(x.getFirst()).times(g.getFirst()).times(3)));
    Function<Tensor, Tensor> f = x -> Reductions.sum(cube.apply(List.of(x)).getFirst());
    Function<Tensor, Tensor> second =
        Derivatives.grad(x -> Reductions.sum(Derivatives.grad(f).apply(x)));
    assertThat(run(second, Tensor.of(2.0, 3.0))).containsExactly(12, 18);
  }

  @Test
  void itsTextIsReadBack() {
    Compiled f = Cajal.compile(x -> clipped(Derivatives.checkpoint(Maths::exp).apply(x)));
    String text = f.graph(Type.of(DType.F64, 3)).toString();
    assertThat(text).contains("call");
    assertThat(Parser.parse(text).toString()).isEqualTo(text);
  }

  @Test
  void whatItCannotDoIsTold() {
    assertThatThrownBy(() -> run(x -> Derivatives.jvp(OwnGradientsTest::clipped, x, x), X))
        .hasMessageContaining("no derivative forward")
        .hasMessageContaining("jacobian(grad(f))");
    Function<Tensor, Tensor> hidden =
        x ->
            Reductions.sum(
                Derivatives.custom(a -> List.of(a.getFirst().times(x)), (a, y, g) -> g)
                    .apply(List.of(x.times(2)))
                    .getFirst());
    assertThatThrownBy(() -> run(Derivatives.grad(hidden), X))
        .hasMessageContaining("uses a f64[4] from around it")
        .hasMessageContaining("Make it an argument");
    UnaryOperator<List<Tensor>> wrong = Derivatives.custom(x -> x, (x, y, g) -> List.of());
    assertThatThrownBy(() -> run(x -> wrong.apply(List.of(x)).getFirst(), X))
        .hasMessageContaining("custom: the gradient gives [] for arguments of [f64[4]]");
  }
}
