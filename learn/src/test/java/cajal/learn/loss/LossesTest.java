package cajal.learn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.learn.Gradients;
import cajal.trace.Cajal;
import cajal.trace.Derivatives;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {
  private static final Tensor X = Gradients.numbers(1, 3, 4);
  private static final Tensor Y = Gradients.numbers(2, 3, 4);
  private static final Tensor LABELS = Tensor.of(2, 0, 3);

  private static Arguments of(String name, BinaryOperator<Tensor> loss, DoubleBinaryOperator own) {
    return Arguments.of(name, loss, own);
  }

  static Stream<Arguments> elementwise() {
    return Stream.of(
        of("absolute", Losses::meanAbsolute, (x, y) -> Math.abs(x - y)),
        of("square", Losses::meanSquare, (x, y) -> (x - y) * (x - y)),
        of("half", Losses::halfSquare, (x, y) -> (x - y) * (x - y) / 2),
        of("huber", (x, y) -> Losses.huber(x, y, 0.7), LossesTest::huber),
        of("logCosh", Losses::logCosh, (x, y) -> Math.log(Math.cosh(x - y))),
        of("hinge", Losses::hinge, (x, y) -> Math.max(0, 1 - x * y)),
        of(
            "sigmoid",
            Losses::sigmoidCrossEntropy,
            (x, y) -> -y * Math.log(sigmoid(x)) - (1 - y) * Math.log(1 - sigmoid(x))),
        of(
            "squareLog",
            (x, y) -> Losses.meanSquareLog(x.plus(2), y.plus(2)),
            (x, y) -> Math.pow(Math.log(3 + x) - Math.log(3 + y), 2)));
  }

  private static double huber(double x, double y) {
    double d = Math.abs(x - y);
    return d <= 0.7 ? d * d / 2 : 0.7 * (d - 0.35);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("elementwise")
  void elementwise_losses_are_their_formulas(
      String name, BinaryOperator<Tensor> loss, DoubleBinaryOperator formula) {
    double expected = 0;
    for (int i = 0; i < 12; i++) {
      expected += formula.applyAsDouble(X.doubles()[i], Y.doubles()[i]) / 12;
    }
    assertThat(run(loss, X, Y)).isCloseTo(expected, within(1e-14));
    Gradients.check(all -> loss.apply(all.get(0), all.get(1)), List.of(X, Y));
  }

  private static double run(BinaryOperator<Tensor> loss, Tensor x, Tensor y) {
    return Cajal.compile(loss::apply).apply(x, y).doubles()[0];
  }

  /// log of the probability of a class in row `i` of X.
  private static double logProbability(int i, int label) {
    double sum = 0;
    for (int j = 0; j < 4; j++) sum += Math.exp(X.doubles()[4 * i + j]);
    return X.doubles()[4 * i + label] - Math.log(sum);
  }

  @Test
  void cross_entropy_of_class_numbers_and_of_one_hot_rows() {
    double expected = 0;
    for (int i = 0; i < 3; i++) expected -= logProbability(i, LABELS.ints()[i]) / 3;
    assertThat(run(Losses::crossEntropy, X, LABELS)).isCloseTo(expected, within(1e-15));
    assertThat(run(Losses::multiclassLogistic, X, LABELS)).isCloseTo(expected, within(1e-15));
    BinaryOperator<Tensor> oneHot =
        (x, l) -> Losses.crossEntropy(x, Classification.oneHot(l, 4, x));
    assertThat(run(oneHot, X, LABELS)).isCloseTo(expected, within(1e-15));
    BinaryOperator<Tensor> nll =
        (x, l) -> Losses.negativeLogLikelihood(Classification.logSoftmax(x), l);
    assertThat(run(nll, X, LABELS)).isCloseTo(expected, within(1e-15));
    for (BinaryOperator<Tensor> loss : List.<BinaryOperator<Tensor>>of(Losses::crossEntropy, nll)) {
      Gradients.check(all -> loss.apply(all.getFirst(), LABELS), List.of(X));
    }
  }

  @Test
  void smoothed_labels_share_epsilon_among_all() {
    double expected = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        double p = (j == LABELS.ints()[i] ? 0.9 : 0) + 0.1 / 4;
        expected -= p * logProbability(i, j) / 3;
      }
    }
    BinaryOperator<Tensor> smooth = (x, l) -> Losses.crossEntropy(x, l, 0.1);
    assertThat(run(smooth, X, LABELS)).isCloseTo(expected, within(1e-15));
    Gradients.check(all -> Losses.crossEntropy(all.getFirst(), LABELS, 0.1), List.of(X));
    BinaryOperator<Tensor> rows =
        (x, l) ->
            Losses.crossEntropy(x, Classification.smoothed(Classification.oneHot(l, 4, x), 0.1));
    assertThat(run(rows, X, LABELS)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void margins_count_the_classes_that_come_too_near() {
    for (int power = 1; power <= 2; power++) {
      int p = power;
      double expected = 0;
      for (int i = 0; i < 3; i++) {
        double own = X.doubles()[4 * i + LABELS.ints()[i]];
        for (int j = 0; j < 4; j++) {
          double late = Math.max(0, 0.5 - own + X.doubles()[4 * i + j]);
          if (j != LABELS.ints()[i]) expected += Math.pow(late, p) / 12;
        }
      }
      BinaryOperator<Tensor> loss =
          (x, l) -> Reductions.mean(Classification.multiMargin(x, l, 0.5, p));
      assertThat(run(loss, X, LABELS)).isCloseTo(expected, within(1e-15));
      Gradients.check(all -> loss.apply(all.getFirst(), LABELS), List.of(X));
    }
  }

  @Test
  void binary_labels_are_those_of_the_sigmoid() {
    Tensor labels = Tensor.of(1, 0, 1, 1);
    Tensor x = Tensor.of(0.3, -2.0, -40.0, 800.0);
    double expected =
        (Math.log1p(Math.exp(-0.3)) + Math.log1p(Math.exp(-2)) + 40 + Math.log1p(Math.exp(-40)))
            / 4;
    assertThat(run(Losses::binaryLogistic, x, labels)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void logits_far_out_neither_overflow_nor_lose_their_gradient() {
    Tensor far = Tensor.of(1e4f, -1e4f, 0f, -1e30f, 1e30f, 0f).reshape(2, 3);
    List<Tensor> all =
        Cajal.compileAll(
                Derivatives.valueAndGrad(
                    x -> List.of(Losses.crossEntropy(x.getFirst(), Tensor.of(0, 0)))))
            .applyAll(List.of(far));
    assertThat(all.get(0).floats()[0]).isEqualTo(1e30f);
    assertThat(all.get(1).floats()).containsExactly(0, 0, 0, -0.5f, 0.5f, 0);
    List<Tensor> sigmoid =
        Cajal.compileAll(
                Derivatives.valueAndGrad(
                    x -> List.of(Losses.sigmoidCrossEntropy(x.get(0), Tensor.of(1f, 1f, 0f))), 0))
            .applyAll(List.of(Tensor.of(-500f, 0f, 500f)));
    assertThat(sigmoid.get(0).floats()[0]).isCloseTo(1000.6931f / 3, within(1e-4f));
    assertThat(sigmoid.get(1).floats()[0]).isCloseTo(-1 / 3f, within(1e-7f));
    assertThat(sigmoid.get(1).floats()[1]).isCloseTo(-0.5f / 3, within(1e-7f));
    assertThat(sigmoid.get(1).floats()[2]).isCloseTo(1 / 3f, within(1e-7f));
  }

  @Test
  void a_class_that_does_not_exist_is_not_a_number() {
    assertThat(run(Losses::crossEntropy, X, Tensor.of(0, 4, 0))).isNaN();
    assertThat(run(Losses::crossEntropy, X, Tensor.of(0, -1, 0))).isNaN();
  }

  @Test
  void errors_say_what_was_given_and_what_is_taken() {
    assertThatThrownBy(() -> run(Losses::crossEntropy, X, Tensor.of(1, 2)))
        .hasMessage(
            "crossEntropy: scores f64[3,4] take class numbers i32[3], found i32[2]; give one number"
                + " per row, or one weight per class as f64[3,4]");
    assertThatThrownBy(() -> run(Losses::meanSquare, LABELS, LABELS))
        .hasMessage("square: takes numbers of f32 or f64, found i32[3]; cast them");
    assertThatThrownBy(() -> run((x, y) -> Losses.huber(x, y, 0), X, Y))
        .hasMessageContaining("delta 0.0");
    assertThatThrownBy(() -> run((x, y) -> Losses.ctc(x, y, y, y), X, LABELS))
        .hasMessageContaining("ctc: takes logits [batch, time, classes]")
        .hasMessageContaining("f64[3,4]");
  }
}
