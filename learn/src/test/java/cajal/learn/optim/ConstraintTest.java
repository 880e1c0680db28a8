package cajal.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.trace.Cajal;
import cajal.trace.Tensor;
import org.junit.jupiter.api.Test;

class ConstraintTest {
  private static float[] of(Constraint constraint, Tensor x) {
    return Cajal.compile(constraint::apply).apply(x).floats();
  }

  @Test
  void in_a_box_what_is_outside_goes_to_the_wall() {
    assertThat(of(Constraint.box(-1, 2), Tensor.of(-3f, 0.5f, 7f))).containsExactly(-1, 0.5f, 2);
    assertThat(of(Constraint.nonNegative(), Tensor.of(-3f, 0.5f))).containsExactly(0, 0.5f);
    assertThatThrownBy(() -> Constraint.box(2, 1))
        .hasMessage("a box goes from low to high, found 2.0 to 1.0");
  }

  @Test
  void absent_synapses_stay_absent() {
    Constraint mask = Constraint.mask(Tensor.of(true, false, true));
    assertThat(of(mask, Tensor.of(1f, 2f, 3f))).containsExactly(1, 0, 3);
  }

  @Test
  void by_dales_law_all_that_leaves_a_neuron_has_its_sign() {
    Tensor weights = Tensor.of(1f, -2f, 3f, -4f, 5f, -6f).reshape(3, 2);
    assertThat(of(Constraint.dale(1, -1, 0), weights)).containsExactly(1, 0, 0, -4, 5, -6);
    assertThatThrownBy(() -> of(Constraint.dale(1, -1), weights))
        .hasMessage("Dale's law: 2 signs for weights f32[3,2]; give one for each row");
    assertThatThrownBy(() -> Constraint.dale(1, 2)).hasMessageContaining("found 2");
  }

  @Test
  void signs_may_be_given_for_each_synapse() {
    Constraint signs = Constraint.signs(Tensor.of(1, -1, -1));
    assertThat(of(signs, Tensor.of(-1f, -2f, 3f))).containsExactly(0, -2, 0);
  }

  @Test
  void a_unit_norm_is_of_all_or_along_axes_and_zeros_stay() {
    Tensor x = Tensor.of(3f, 0f, 4f, 0f).reshape(2, 2);
    assertThat(of(Constraint.unitNorm(), x))
        .containsExactly(new float[] {0.6f, 0, 0.8f, 0}, within(1e-7f));
    assertThat(of(Constraint.unitNorm(0), x))
        .containsExactly(new float[] {0.6f, 0, 0.8f, 0}, within(1e-7f));
    assertThat(of(Constraint.unitNorm(-1), x)).containsExactly(1, 0, 1, 0);
  }

  @Test
  void constraints_are_applied_one_after_another() {
    Constraint both = Constraint.nonNegative().and(Constraint.box(0, 2));
    assertThat(of(both, Tensor.of(-3f, 1f, 7f))).containsExactly(0, 1, 2);
  }
}
