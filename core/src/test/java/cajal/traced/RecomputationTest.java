package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.rules.Recomputation;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecomputationTest {
  private static final int UNITS = 8;

  static Stream<Recomputation> ways() {
    return Stream.of(
        new Recomputation.States(),
        new Recomputation.Every(1),
        new Recomputation.Every(7),
        new Recomputation.Every(1000),
        new Recomputation.Logarithmic(),
        new Recomputation.Within(20_000));
  }

  /// Σ of squares of what a recurrent network of these weights gives along the way and at the end.
  private static List<Tensor> loss(List<Tensor> given) {
    Tensor w = given.get(0);
    Turn all =
        Control.scan(
            (h, x) -> {
              Tensor next = Maths.tanh(Products.matmul(h, w).plus(x));
              return Turn.of(next, Maths.square(next));
            },
            given.get(1),
            given.get(2));
    return List.of(Reductions.sum(all.stack()).plus(Reductions.sum(Maths.exp(all.last()))));
  }

  private static Compiled gradients(Recomputation how) {
    return Cajal.compileAll(given ->
        Derivatives.recomputing(
            how, () -> Derivatives.valueAndGrad(RecomputationTest::loss).apply(given)));
  }

  private static List<Tensor> given(int turns) {
    SplittableRandom random = new SplittableRandom(turns);
    return Stream.of(
            Type.of(DType.F64, UNITS, UNITS),
            Type.of(DType.F64, 2, UNITS),
            Type.of(DType.F64, turns, 2, UNITS))
        .map(type -> {
          double[] numbers = new double[type.shape().size()];
          for (int i = 0; i < numbers.length; i++) numbers[i] = random.nextGaussian() * 0.3;
          return Fill.from(type, numbers);
        })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void changesNoDerivative(Recomputation how) {
    for (int turns : new int[] {1, 16, 37, 150}) {
      List<Tensor> given = given(turns);
      List<Tensor> expected = gradients(new Recomputation.Nothing()).applyAll(given);
      List<Tensor> found = gradients(how).applyAll(given);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(found.get(i).doubles())
            .as("%s, %d turns, result %d", how, turns, i)
            .containsExactly(expected.get(i).doubles(), within(1e-11));
      }
    }
  }

  /// Of the gradient of a network without inputs, of 4096 turns.
  private static long bytes(Recomputation how) {
    Compiled slope =
        Cajal.compileAll(given ->
            Derivatives.recomputing(
                how,
                () ->
                    Derivatives.valueAndGrad(
                            w -> {
                              Turn all =
                                  Control.scan(
                                      (h, none) -> {
                                        Tensor next =
                                            Maths.tanh(Products.matmul(h.getFirst(), w.getFirst()));
                                        return new Turn(List.of(next), List.of());
                                      },
                                      List.of(Fill.full(Type.of(DType.F64, 2, UNITS), 0.1)),
                                      List.of(),
                                      4096);
                              return List.of(Reductions.sum(all.last()));
                            })
                        .apply(given)));
    return slope.program(List.of(Type.of(DType.F64, UNITS, UNITS))).bytes();
  }

  @Test
  void takesLessMemoryTheMoreIsComputedAgain() {
    long turn = 2L * UNITS * 8;
    long all = bytes(new Recomputation.Nothing());
    assertThat(all).isGreaterThan(4096 * turn);
    long states = bytes(new Recomputation.States());
    assertThat(states).isBetween(4096 * turn, all);
    long root = bytes(new Recomputation.Every(64));
    assertThat(root).isLessThan(all / 8);
    assertThat(bytes(new Recomputation.Logarithmic())).isLessThan(root);
    long budget = 100_000;
    assertThat(bytes(new Recomputation.Within(budget))).isLessThan(budget + 20_000);
  }

  @Test
  void aBudgetThatIsTooSmallNamesTheLeast() {
    assertThatThrownBy(() -> gradients(new Recomputation.Within(100)).applyAll(given(150)))
        .hasMessageContaining("a loop of 150 turns is to keep 100 bytes at most; the least is ");
  }
}
