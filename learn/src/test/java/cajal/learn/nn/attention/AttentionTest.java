package cajal.learn.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.ir.DType;
import cajal.learn.Arrays64;
import cajal.learn.Gradients;
import cajal.learn.nn.Activations;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Scope;
import cajal.random.Key;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionTest {
  private static final int B = 2;
  private static final int T = 4;
  private static final int D = 6;
  private static final int H = 2;
  private static final Scope SCOPE = Scope.of(Key.of(1)).as(DType.F64);
  private static final Tensor X = Gradients.numbers(3, B, T, D);

  private static double[] affine(double[] x, List<Parameter> layer, int out) {
    return Arrays64.plus(
        Arrays64.times(x, Arrays64.numbers(layer.get(0)), out), Arrays64.numbers(layer.get(1)));
  }

  /// One sequence, place by place and head by head.
  private static double[][] plain(double[][] x, List<Parameter> p, boolean causal) {
    int width = D / H;
    double[][] all = new double[T][];
    for (int t = 0; t < T; t++) all[t] = affine(x[t], p.subList(0, 2), 3 * D);
    double[][] y = new double[T][];
    for (int t = 0; t < T; t++) {
      double[] joined = new double[D];
      for (int head = 0; head < H; head++) {
        double[] weight = new double[T];
        double sum = 0;
        for (int s = 0; s < (causal ? t + 1 : T); s++) {
          double fit = 0;
          for (int k = head * width; k < (head + 1) * width; k++) fit += all[t][k] * all[s][D + k];
          weight[s] = Math.exp(fit / Math.sqrt(width));
          sum += weight[s];
        }
        for (int k = head * width; k < (head + 1) * width; k++) {
          for (int s = 0; s < T; s++) joined[k] += weight[s] / sum * all[s][2 * D + k];
        }
      }
      y[t] = affine(joined, p.subList(2, 4), D);
    }
    return y;
  }

  private static double[][] sequence(int b) {
    double[][] x = new double[T][];
    for (int t = 0; t < T; t++) x[t] = Arrays64.row(X.doubles(), b * T + t, D);
    return x;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void places_are_means_weighted_by_fit(boolean causal) {
    Layer layer = new MultiHeadAttention(SCOPE, D, H, causal);
    double[] expected = new double[B * T * D];
    for (int b = 0; b < B; b++) {
      double[][] y = plain(sequence(b), layer.parameters(), causal);
      for (int t = 0; t < T; t++) System.arraycopy(y[t], 0, expected, (b * T + t) * D, D);
    }
    Arrays64.close(Arrays64.run(layer, X), expected);
    Gradients.check(layer::apply, layer.parameters(), X);
  }

  @Test
  void a_block_adds_attention_and_then_features() {
    Layer block = new TransformerBlock(SCOPE.in("0"), D, H, 5, true, 0.5);
    List<Parameter> p = block.parameters();
    assertThat(p.stream().map(Parameter::name))
        .containsExactly(
            "0.norm1.scale",
            "0.norm1.offset",
            "0.attention.in.weight",
            "0.attention.in.bias",
            "0.attention.out.weight",
            "0.attention.out.bias",
            "0.norm2.scale",
            "0.norm2.offset",
            "0.up.weight",
            "0.up.bias",
            "0.down.weight",
            "0.down.bias");
    double[] expected = new double[B * T * D];
    for (int b = 0; b < B; b++) {
      double[][] x = sequence(b);
      double[][] normal = new double[T][];
      for (int t = 0; t < T; t++) normal[t] = normalized(x[t]);
      double[][] mixed = plain(normal, p.subList(2, 6), true);
      for (int t = 0; t < T; t++) {
        double[] h = Arrays64.plus(x[t], mixed[t]);
        double[] up = affine(normalized(h), p.subList(8, 10), 5);
        double[] active = Arrays64.run(Activations::gelu, Tensor.of(up));
        double[] y = Arrays64.plus(h, affine(active, p.subList(10, 12), D));
        System.arraycopy(y, 0, expected, (b * T + t) * D, D);
      }
    }
    Arrays64.close(Arrays64.run(block, X), expected);
    Gradients.check(block::apply, p, X);
  }

  private static double[] normalized(double[] x) {
    double mean = java.util.Arrays.stream(x).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    return Arrays64.map(x, v -> (v - mean) / Math.sqrt(variance + 1e-5));
  }

  @Test
  void widths_that_heads_do_not_divide_are_told() {
    assertThatThrownBy(() -> new MultiHeadAttention(SCOPE.in("a"), 6, 4, true))
        .hasMessage(
            "MultiHeadAttention a: width 6 for 4 heads; give a width that the heads divide");
    assertThatThrownBy(
            () -> Arrays64.run(new MultiHeadAttention(SCOPE, 6, 2, true), Tensor.of(1.0)))
        .hasMessageContaining("takes [batch, places, width], found f64[1]");
  }
}
