package cajal.learn.nn.conv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.learn.Arrays64;
import cajal.learn.Gradients;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Convolution;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import org.junit.jupiter.api.Test;

class ConvTest {
  private static final Scope SCOPE = Scope.of(Key.of(1)).as(DType.F64);

  private static void filled(Layer layer) {
    Parameter bias = layer.parameters().get(1);
    bias.set(Gradients.numbers(7, bias.type().shape().dim(0)));
  }

  @Test
  void images_are_sums_of_kernel_times_neighbourhood() {
    Convolution way = Convolution.plain().strides(2).padding(1);
    Conv layer = Conv.of(SCOPE.in("0"), way, 2, 3, 3, 3);
    filled(layer);
    assertThat(layer.parameters().stream().map(Parameter::name))
        .containsExactly("0.kernel", "0.bias");
    Tensor x = Gradients.numbers(4, 2, 5, 6, 2);
    double[] w = Arrays64.numbers(layer.parameters().getFirst());
    double[] b = Arrays64.numbers(layer.parameters().getLast());
    double[] expected = new double[2 * 3 * 3 * 3];
    for (int k = 0; k < expected.length; k++) {
      int o = k % 3;
      int j = k / 3 % 3;
      int i = k / 9 % 3;
      int n = k / 27;
      expected[k] = b[o];
      for (int p = 0; p < 3; p++) {
        for (int q = 0; q < 3; q++) {
          int row = 2 * i + p - 1;
          int column = 2 * j + q - 1;
          if (row < 0 || row >= 5 || column < 0 || column >= 6) continue;
          for (int c = 0; c < 2; c++) {
            double pixel = x.doubles()[((n * 5 + row) * 6 + column) * 2 + c];
            expected[k] += pixel * w[((p * 3 + q) * 2 + c) * 3 + o];
          }
        }
      }
    }
    Arrays64.close(Arrays64.run(layer, x), expected);
    Gradients.check(layer::apply, layer.parameters(), x);
  }

  @Test
  void in_one_and_three_dimensions_with_groups_and_without_a_bias() {
    Conv line = Conv.of(SCOPE, Convolution.plain().groups(2), 4, 2, 3);
    Tensor x = Gradients.numbers(4, 2, 5, 4);
    Tensor y = Cajal.compile(line::apply).apply(x);
    assertThat(y.shape().dims()).containsExactly(2, 3, 2);
    Gradients.check(line::apply, line.parameters(), x);
    Conv box = Conv.of(SCOPE, 2, 3, 2, 2, 2);
    Tensor volume = Gradients.numbers(4, 1, 3, 3, 3, 2);
    assertThat(Cajal.compile(box::apply).apply(volume).shape().dims())
        .containsExactly(1, 2, 2, 2, 3);
    Gradients.check(box::apply, box.parameters(), volume);
  }

  /// ⟨conv(x), y⟩ = ⟨x, transpose(y)⟩ with the same kernel.
  @Test
  void the_transpose_is_that_of_the_convolution() {
    Convolution way = Convolution.plain().strides(2).padding(1);
    Conv conv = Conv.of(SCOPE, way, 2, 3, 3, 3);
    ConvTranspose back = ConvTranspose.of(SCOPE, way, 3, 2, 3, 3);
    back.parameters().getFirst().set(conv.parameters().getFirst().value());
    Tensor x = Gradients.numbers(4, 2, 5, 7, 2);
    Tensor y = Gradients.numbers(5, 2, 3, 4, 3);
    double[] there = Arrays64.run(conv, x);
    double[] returned = Arrays64.run(back, y);
    assertThat(returned).hasSize(x.shape().size());
    double left = 0;
    double right = 0;
    for (int i = 0; i < there.length; i++) left += there[i] * y.doubles()[i];
    for (int i = 0; i < returned.length; i++) right += returned[i] * x.doubles()[i];
    assertThat(left).isCloseTo(right, within(1e-12));
    filled(back);
    Gradients.check(back::apply, back.parameters(), y);
    ConvTranspose line = ConvTranspose.of(SCOPE, Convolution.plain().strides(2), 1, 1, 2);
    double[] k = Arrays64.numbers(line.parameters().getFirst());
    assertThat(Arrays64.run(line, Tensor.of(1.0, 10).reshape(1, 2, 1)))
        .containsExactly(k[0], k[1], 10 * k[0], 10 * k[1]);
  }

  @Test
  void shapes_that_do_not_fit_are_told() {
    Conv layer = Conv.of(SCOPE.in("0"), 2, 3, 3, 3);
    assertThatThrownBy(() -> Arrays64.run(layer, Gradients.numbers(0, 5, 5, 2)))
        .hasMessage(
            "Conv 0: takes [batch, height, width, channels], found f64[5,5,2]; reshape it, with an"
                + " axis of length 1 where there is but one");
    assertThatThrownBy(() -> Arrays64.run(layer, Gradients.numbers(0, 1, 5, 5, 3)))
        .hasMessageContaining("Conv 0: takes [..., 2], found f64[1,5,5,3]");
    assertThatThrownBy(() -> Conv.of(SCOPE, Convolution.plain().groups(3), 2, 3, 3))
        .hasMessageContaining("2 to 3 channels in 3 groups");
    assertThatThrownBy(() -> Conv.of(SCOPE, 2, 3)).hasMessageContaining("kernel []");
  }
}
