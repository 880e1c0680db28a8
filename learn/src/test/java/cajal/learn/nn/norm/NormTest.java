package cajal.learn.nn.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.ir.DType;
import cajal.learn.Arrays64;
import cajal.learn.Gradients;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Pass;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Sequential;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Keyed;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class NormTest {
  private static final int B = 3;
  private static final int L = 5;
  private static final int C = 4;
  private static final Scope SCOPE = Scope.of(Key.of(1)).as(DType.F64);
  private static final Tensor X = Gradients.numbers(3, B, L, C);

  private static void filled(Layer layer) {
    int seed = 11;
    for (Parameter p : layer.parameters()) {
      p.set(Gradients.numbers(seed++, p.type().shape().dim(0)));
    }
  }

  /// Normalised within groups of elements; `group` numbers that of each.
  private static double[] plain(
      Layer layer, double epsilon, boolean centred, IntUnaryOperator group) {
    double[] x = X.doubles();
    double[] scale = Arrays64.numbers(layer.parameters().getFirst());
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int own = group.applyAsInt(i);
      double n = 0;
      double sum = 0;
      double squares = 0;
      for (int j = 0; j < x.length; j++) {
        if (group.applyAsInt(j) != own) continue;
        n++;
        sum += x[j];
        squares += x[j] * x[j];
      }
      double mean = centred ? sum / n : 0;
      y[i] = (x[i] - mean) / Math.sqrt(squares / n - mean * mean + epsilon) * scale[i % C];
      if (centred) y[i] += Arrays64.numbers(layer.parameters().get(1))[i % C];
    }
    return y;
  }

  private static void check(Layer layer, double epsilon, boolean centred, IntUnaryOperator group) {
    filled(layer);
    Arrays64.close(Arrays64.run(layer, X), plain(layer, epsilon, centred, group));
    Gradients.check(layer::apply, layer.parameters(), X);
  }

  @Test
  void layers_are_normalised_over_their_features() {
    check(new LayerNorm(SCOPE, C, 1e-3), 1e-3, true, i -> i / C);
  }

  @Test
  void root_mean_squares_are_taken_over_features() {
    check(new RmsNorm(SCOPE, C), 1e-5, false, i -> i / C);
  }

  @Test
  void groups_are_normalised_over_places_and_their_channels() {
    check(new GroupNorm(SCOPE, 2, C), 1e-5, true, i -> i / (L * C) * C + i % C / 2);
    check(GroupNorm.instances(SCOPE, C), 1e-5, true, i -> i / (L * C) * C + i % C);
    assertThatThrownBy(() -> new GroupNorm(SCOPE.in("norm"), 3, C))
        .hasMessage(
            "GroupNorm norm: 3 groups of 4 channels; give a number of groups that divides that of"
                + " channels");
  }

  private static List<Tensor> trained(Layer layer, Tensor x) {
    return Cajal.compileAll(
            all -> {
              Pass pass = Pass.training(Keyed.of(Key.of(1)));
              List<Tensor> results = new ArrayList<>();
              results.add(pass.run(() -> layer.apply(all.getFirst())));
              assertThat(pass.changed()).isEqualTo(layer.state());
              results.addAll(pass.values());
              return results;
            })
        .applyAll(List.of(x));
  }

  @Test
  void batches_are_normalised_in_training_and_move_the_running_moments() {
    BatchNorm layer = new BatchNorm(SCOPE, C);
    filled(layer);
    List<Tensor> found = trained(layer, X);
    Arrays64.close(found.getFirst().doubles(), plain(layer, 1e-5, true, i -> i % C));
    double[] mean = new double[C];
    double[] variance = new double[C];
    for (int i = 0; i < B * L * C; i++) mean[i % C] += X.doubles()[i] / (B * L);
    for (int i = 0; i < B * L * C; i++) {
      variance[i % C] += Math.pow(X.doubles()[i] - mean[i % C], 2) / (B * L - 1);
    }
    Arrays64.close(found.get(1).doubles(), Arrays64.map(mean, m -> 0.1 * m));
    Arrays64.close(found.get(2).doubles(), Arrays64.map(variance, v -> 0.9 + 0.1 * v));
    Gradients.check(
        x -> Pass.training(Keyed.of(Key.of(1))).run(() -> layer.apply(x)), layer.parameters(), X);
  }

  @Test
  void in_evaluation_the_running_moments_are_used() {
    BatchNorm layer = new BatchNorm(SCOPE.in("norm"), C);
    filled(layer);
    assertThat(layer.state().stream().map(Parameter::name))
        .containsExactly("norm.mean", "norm.variance");
    layer.state().getFirst().set(Tensor.of(0.1, 0.2, 0.3, 0.4));
    layer.state().getLast().set(Tensor.of(1.0, 2, 3, 4));
    double[] scale = Arrays64.numbers(layer.parameters().get(0));
    double[] offset = Arrays64.numbers(layer.parameters().get(1));
    double[] expected = new double[B * L * C];
    for (int i = 0; i < expected.length; i++) {
      int c = i % C;
      double normal = (X.doubles()[i] - 0.1 * (c + 1)) / Math.sqrt(c + 1 + 1e-5);
      expected[i] = normal * scale[c] + offset[c];
    }
    Arrays64.close(Arrays64.run(layer, X), expected);
    Gradients.check(layer::apply, layer.parameters(), X);
  }

  @Test
  void a_layer_applied_twice_moves_its_moments_twice() {
    BatchNorm layer = new BatchNorm(SCOPE, C);
    double[] once = trained(layer, X).get(1).doubles();
    double[] twice = trained(new Sequential(x -> x, new Twice(layer)), X).get(1).doubles();
    Arrays64.close(twice, Arrays64.map(once, m -> 0.9 * m + m));
  }

  private record Twice(Layer inner) implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      inner.apply(x);
      return inner.apply(x);
    }

    @Override
    public List<Parameter> state() {
      return inner.state();
    }
  }

  @Test
  void senseless_numbers_are_refused() {
    assertThatThrownBy(() -> new BatchNorm(SCOPE, C, 0, 1e-5)).hasMessageContaining("momentum 0.0");
    assertThatThrownBy(() -> new LayerNorm(SCOPE, C, 0)).hasMessageContaining("epsilon 0.0");
    assertThatThrownBy(() -> Arrays64.run(new LayerNorm(SCOPE, 7), X))
        .hasMessageContaining("LayerNorm: takes [..., 7], found f64[3,5,4]");
  }
}
