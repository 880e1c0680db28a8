package cajal.learn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.learn.Arrays64;
import cajal.learn.Gradients;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import org.junit.jupiter.api.Test;

class LayerTest {
  private static final Scope SCOPE = Scope.of(Key.of(1)).as(DType.F64);

  @Test
  void linear_is_x_w_plus_b_over_the_last_axis() {
    Linear layer = new Linear(SCOPE, 3, 2);
    double[] w = Arrays64.numbers(layer.parameters().get(0));
    layer.parameters().get(1).set(Tensor.of(0.5, -1));
    Tensor x = Gradients.numbers(1, 2, 4, 3);
    double[] expected = new double[16];
    for (int i = 0; i < 8; i++) {
      double[] y = Arrays64.times(Arrays64.row(x.doubles(), i, 3), w, 2);
      expected[2 * i] = y[0] + 0.5;
      expected[2 * i + 1] = y[1] - 1;
    }
    Arrays64.close(Arrays64.run(layer, x), expected);
    Gradients.check(layer::apply, layer.parameters(), x);
    assertThat(Cajal.compile(layer::apply).apply(Tensor.of(1.0, 2, 3)).shape())
        .isEqualTo(Shape.of(2));
    assertThat(Linear.unbiased(SCOPE, 3, 2).parameters()).hasSize(1);
  }

  @Test
  void parameters_are_named_by_path_and_drawn_by_name() {
    Layer encoder =
        new Sequential(
            SCOPE.in("encoder"),
            at -> new Linear(at, 3, 5),
            at -> Activations::tanh,
            at -> new Linear(at, 5, 2));
    assertThat(encoder.parameters().stream().map(Parameter::name))
        .containsExactly(
            "encoder.0.weight", "encoder.0.bias", "encoder.2.weight", "encoder.2.bias");
    Parameter alone = new Linear(SCOPE.in("encoder").in(2), 5, 2).weight();
    assertThat(Arrays64.numbers(encoder.parameters().get(2))).isEqualTo(Arrays64.numbers(alone));
    assertThat(Arrays64.numbers(new Linear(SCOPE.in("encoder").in(3), 5, 2).weight()))
        .isNotEqualTo(Arrays64.numbers(alone));
  }

  @Test
  void a_sequence_applies_one_after_another() {
    Layer twice = x -> x.times(2);
    Layer plus = x -> x.plus(1);
    Tensor x = Tensor.of(1.0, 2);
    assertThat(Arrays64.run(new Sequential(twice, plus), x)).containsExactly(3, 5);
    assertThat(Arrays64.run(new Sequential(plus, twice), x)).containsExactly(4, 6);
    assertThat(Arrays64.run(new Residual(twice), x)).containsExactly(3, 6);
    assertThat(Arrays64.run(Layer.identity(), x)).containsExactly(1, 2);
    assertThatThrownBy(() -> Arrays64.run(new Residual(new Linear(SCOPE, 2, 3)), x))
        .hasMessage(
            "Residual: the layer inside makes f64[3] of f64[2]; give one that keeps the type");
  }

  @Test
  void axes_are_joined_and_parted() {
    Tensor x = Gradients.numbers(0, 2, 3, 4, 5);
    assertThat(Cajal.compile(new Flatten()::apply).apply(x).shape()).isEqualTo(Shape.of(2, 60));
    assertThat(Cajal.compile(new Flatten(0, 1)::apply).apply(x).shape())
        .isEqualTo(Shape.of(6, 4, 5));
    Tensor parted = Cajal.compile(new Unflatten(-2, 2, 2)::apply).apply(x);
    assertThat(parted.shape()).isEqualTo(Shape.of(2, 3, 2, 2, 5));
    assertThat(parted.doubles()).isEqualTo(x.doubles());
    assertThatThrownBy(() -> Arrays64.run(new Unflatten(1, 2, 2), x))
        .hasMessage(
            "Unflatten: takes 4 elements along axis 1, found f64[2,3,4,5]; give lengths whose"
                + " product is that of the axis");
    assertThatThrownBy(() -> Arrays64.run(new Flatten(1, 4), x))
        .hasMessageContaining("axes 1 to 4");
  }

  @Test
  void an_embedding_looks_rows_up_and_its_gradient_adds_to_them() {
    Embedding table = new Embedding(SCOPE, 5, 3);
    Tensor rows = Tensor.of(4, 0, 4, 2).reshape(2, 2);
    double[] w = Arrays64.numbers(table.parameters().getFirst());
    double[] found = Arrays64.run(table, rows);
    for (int k = 0; k < 4; k++) {
      assertThat(Arrays64.row(found, k, 3)).isEqualTo(Arrays64.row(w, rows.ints()[k], 3));
    }
    Gradients.check(table::apply, table.parameters(), rows);
    assertThatThrownBy(() -> Arrays64.run(table, Tensor.of(1.0)))
        .hasMessage("Embedding: takes numbers of rows, i32, found f64[1]; cast them");
  }

  @Test
  void wrong_arguments_are_told_by_the_layer_that_got_them() {
    Layer net = new Sequential(SCOPE, at -> new Linear(at, 3, 5), at -> new Linear(at, 4, 2));
    assertThatThrownBy(() -> Arrays64.run(net, Gradients.numbers(0, 7, 3)))
        .hasMessage(
            "Linear 1: takes [..., 4], found f64[7,5]; make the layer for that many features, or"
                + " put the features on the last axis");
    assertThatThrownBy(() -> Arrays64.run(net, Tensor.of(1f, 2f, 3f)))
        .hasMessage(
            "Linear 0: takes numbers of f64, found f32[3]; cast them, or make the layer in"
                + " Scope.as(f32)");
    assertThatThrownBy(() -> new Linear(SCOPE, 0, 2))
        .hasMessage("Linear: in 0; give a number above 0");
    assertThatThrownBy(() -> SCOPE.as(DType.I32)).hasMessageContaining("give f32 or f64");
  }
}
