package cajal.learn.nn.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.learn.Arrays64;
import cajal.learn.Gradients;
import cajal.trace.Cajal;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolTest {

  /// Of one image `[height, width, channels]`, window by window.
  private static double[] plain(
      Pool.Kind kind, Tensor x, int[] from, int[] to, int[] across, int[] until) {
    int h = x.dim(1);
    int w = x.dim(2);
    int c = x.dim(3);
    double[] y = new double[x.dim(0) * from.length * across.length * c];
    int next = 0;
    for (int b = 0; b < x.dim(0); b++) {
      for (int i = 0; i < from.length; i++) {
        for (int j = 0; j < across.length; j++) {
          for (int k = 0; k < c; k++) {
            double most = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            double sum = 0;
            int n = 0;
            for (int p = Math.max(0, from[i]); p < Math.min(h, to[i]); p++) {
              for (int q = Math.max(0, across[j]); q < Math.min(w, until[j]); q++) {
                double v = x.doubles()[((b * h + p) * w + q) * c + k];
                most = Math.max(most, v);
                least = Math.min(least, v);
                sum += v;
                n++;
              }
            }
            y[next++] =
                switch (kind) {
                  case MAX -> most;
                  case MIN -> least;
                  case MEAN -> sum / n;
                };
          }
        }
      }
    }
    return y;
  }

  @ParameterizedTest
  @EnumSource(Pool.Kind.class)
  void windows_become_one_number(Pool.Kind kind) {
    Tensor x = Gradients.numbers(3, 2, 5, 7, 2);
    Pool pool = new Pool(kind, List.of(3, 2), List.of(2, 3), List.of(1, 0));
    double[] expected =
        plain(
            kind, x, new int[] {-1, 1, 3}, new int[] {2, 4, 6}, new int[] {0, 3}, new int[] {2, 5});
    Arrays64.close(Arrays64.run(pool, x), expected);
    Gradients.check(pool::apply, List.of(), x);
  }

  @Test
  void windows_side_by_side_in_one_and_three_dimensions() {
    double[] line = Arrays64.run(Pool.max(2), Tensor.of(1.0, 5, 2, 3, 9).reshape(1, 5, 1));
    assertThat(line).containsExactly(5, 3);
    Tensor box = Gradients.numbers(2, 1, 4, 4, 4, 1);
    double[] halved = Arrays64.run(Pool.mean(2, 2, 2), box);
    double sum = 0;
    for (int corner : List.of(0, 1, 4, 5, 16, 17, 20, 21)) sum += box.doubles()[corner] / 8;
    assertThat(halved).hasSize(8);
    assertThat(halved[0]).isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-15));
    assertThat(Arrays64.run(Pool.min(2).stride(1), Tensor.of(1.0, 5, 2, 3).reshape(1, 4, 1)))
        .containsExactly(1, 2, 2);
  }

  @Test
  void adaptive_windows_give_the_places_wanted() {
    Tensor x = Gradients.numbers(3, 2, 5, 7, 2);
    int[] from = {0, 1, 3};
    int[] to = {2, 4, 5};
    int[] across = {0, 3};
    int[] until = {4, 7};
    AdaptivePool mean = AdaptivePool.mean(3, 2);
    Arrays64.close(Arrays64.run(mean, x), plain(Pool.Kind.MEAN, x, from, to, across, until));
    AdaptivePool max = AdaptivePool.max(3, 2);
    Arrays64.close(Arrays64.run(max, x), plain(Pool.Kind.MAX, x, from, to, across, until));
    Gradients.check(mean::apply, List.of(), x);
    Gradients.check(max::apply, List.of(), x);
    Tensor one = Cajal.compile(AdaptivePool.mean(1)::apply).apply(Gradients.numbers(1, 2, 9, 3));
    assertThat(one.shape().dims()).containsExactly(2, 1, 3);
  }

  @Test
  void windows_that_do_not_fit_are_told() {
    assertThatThrownBy(() -> Arrays64.run(Pool.max(3), Gradients.numbers(0, 1, 2, 1)))
        .hasMessage(
            "Pool: takes at least 3 places along axis 1, found f64[1,2,1]; give a smaller window or"
                + " more padding");
    assertThatThrownBy(() -> Arrays64.run(Pool.max(2, 2), Gradients.numbers(0, 1, 4, 1)))
        .hasMessageContaining("[batch, 2 axes of places, channels], found f64[1,4,1]");
    assertThatThrownBy(() -> Pool.max(2).padding(2)).hasMessageContaining("padding [2]");
    assertThatThrownBy(() -> AdaptivePool.max(0)).hasMessageContaining("lengths [0]");
  }
}
