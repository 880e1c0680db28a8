package cajal.learn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What layers do in training and do not in evaluation.
class PassTest {
  private static final Scope SCOPE = Scope.of(Key.of(1)).as(DType.F64);
  private static final Tensor ONES = filled(1, 40, 50, 10);

  private static Tensor filled(double number, int... dims) {
    Type type = Type.of(DType.F64, dims);
    double[] all = new double[type.shape().size()];
    java.util.Arrays.fill(all, number);
    return Fill.from(type, all);
  }

  private static Compiled trained(Layer layer) {
    return Cajal.compileAll(all ->
        List.of(
            Pass.training(Keyed.of(Key.of(5)).at(all.get(1)))
                .run(() -> layer.apply(all.getFirst()))));
  }

  private static double[] at(Compiled run, Tensor x, int step) {
    return run.apply(x, Tensor.scalar(step)).doubles();
  }

  private static double mean(double[] x) {
    return java.util.Arrays.stream(x).average().orElseThrow();
  }

  @Test
  void dropout_drops_a_share_and_keeps_the_mean() {
    Compiled run = trained(new Dropout(SCOPE, 0.2));
    double[] found = at(run, ONES, 1);
    assertThat(java.util.Arrays.stream(found).allMatch(y -> y == 0 || y == 1.25)).isTrue();
    assertThat(mean(found)).isCloseTo(1, within(5 * 0.5 / Math.sqrt(20_000)));
    assertThat(at(run, ONES, 1)).isEqualTo(found);
    assertThat(at(run, ONES, 2)).isNotEqualTo(found);
    assertThat(at(trained(new Dropout(SCOPE.in("other"), 0.2)), ONES, 1)).isNotEqualTo(found);
  }

  @Test
  void whole_channels_are_dropped() {
    double[] found = at(trained(Dropout.channels(SCOPE, 0.5)), ONES, 1);
    int dropped = 0;
    for (int sample = 0; sample < 40; sample++) {
      for (int channel = 0; channel < 10; channel++) {
        double first = found[sample * 500 + channel];
        for (int place = 0; place < 50; place++) {
          assertThat(found[sample * 500 + place * 10 + channel]).isEqualTo(first);
        }
        if (first == 0) dropped++;
      }
    }
    assertThat(dropped).isBetween(150, 250);
  }

  @Test
  void alpha_dropout_keeps_mean_and_variance() {
    Tensor x =
        cajal.learn.init.Initializers.normal(0, 1).tensor(Type.of(DType.F64, 100, 1000), Key.of(3));
    double[] found = at(trained(Dropout.alpha(SCOPE, 0.3)), x, 1);
    assertThat(mean(found)).isCloseTo(0, within(0.02));
    double square = java.util.Arrays.stream(found).map(y -> y * y).average().orElseThrow();
    assertThat(square).isCloseTo(1, within(0.03));
  }

  @Test
  void in_evaluation_nothing_is_dropped() {
    Layer layer = new Dropout(SCOPE, 0.9);
    assertThat(Cajal.compile(layer::apply).apply(ONES).doubles()).isEqualTo(ONES.doubles());
    assertThatThrownBy(() -> new Dropout(SCOPE, 1))
        .hasMessage("Dropout: share 1.0; give the share that is dropped, from 0 to below 1");
  }
}
