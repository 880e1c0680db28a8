package cajal.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.learn.optim.Adam;
import cajal.learn.optim.Clipping;
import cajal.learn.optim.Constraint;
import cajal.learn.optim.ParameterGroup;
import cajal.learn.optim.Sgd;
import cajal.trace.Cajal;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingStepTest {
  private final Line line = new Line();

  private TrainingStep adam() {
    return TrainingStep.of(List.of(line.w, line.b), new Adam(), line::loss);
  }

  private static void train(TrainingStep step, int from, int to) {
    for (int i = from; i < to; i++) step.run(Line.batch(i, 5), 0.05);
  }

  @Test
  void steps_lead_to_the_line() {
    TrainingStep step = adam();
    train(step, 0, 400);
    assertThat(line.numbers()).containsExactly(new float[] {2, -1, 0.5f, 1}, within(0.02f));
    assertThat(step.steps()).isEqualTo(400);
  }

  @Test
  void the_results_are_those_before_the_step_and_the_parameters_those_after() {
    TrainingStep step = TrainingStep.of(List.of(line.w, line.b), new Sgd(), line::loss);
    List<Tensor> batch = Line.batch(0, 2);
    List<Tensor> found = step.run(batch, 0.1);
    assertThat(found).hasSize(2);
    assertThat(found.get(1).floats()).containsExactly(0, 0);
    float[] y = batch.get(1).floats();
    assertThat(found.get(0).floats()[0]).isCloseTo((y[0] * y[0] + y[1] * y[1]) / 2, within(1e-5f));
    assertThat(line.b.value().floats()[0]).isCloseTo(0.1f * (y[0] + y[1]), within(1e-6f));
  }

  @Test
  void numbers_set_between_two_steps_count() {
    TrainingStep step = TrainingStep.of(List.of(line.w, line.b), new Sgd(), line::loss);
    step.run(Line.batch(0, 5), 0.1);
    line.b.set(Tensor.scalar(100f));
    Tensor y = step.run(Line.batch(0, 5), 0).get(1);
    assertThat(y.floats()[0]).isGreaterThan(90);
    assertThat(Cajal.compile(x -> x.plus(line.b.value())).apply(Tensor.scalar(1f)).floats())
        .containsExactly(101);
  }

  @Test
  void batches_of_another_size_go_on_with_the_same_slots() {
    TrainingStep step = adam();
    TrainingStep other = TrainingStep.of(List.of(line.w, line.b), new Adam(), line::loss);
    train(step, 0, 3);
    step.run(Line.batch(3, 2), 0.05);
    step.run(Line.batch(4, 5), 0.05);
    float[] mixed = line.numbers();
    line.w.set(Tensor.of(0f, 0f, 0f));
    line.b.set(Tensor.scalar(0f));
    train(other, 0, 3);
    TrainingStep third = adam();
    third.restore(other.numbers(), other.slots(), 3);
    third.run(Line.batch(3, 2), 0.05);
    other.restore(third.numbers(), third.slots(), 4);
    other.run(Line.batch(4, 5), 0.05);
    assertThat(line.numbers()).containsExactly(mixed);
  }

  @Test
  void a_state_that_is_restored_leads_to_the_same_bits() {
    TrainingStep step = adam();
    train(step, 0, 10);
    Map<String, Tensor> saved = step.numbers();
    Map<String, Tensor> slots = step.slots();
    assertThat(saved).containsOnlyKeys("w", "b");
    assertThat(slots).containsOnlyKeys("slots/w/0", "slots/w/1", "slots/b/0", "slots/b/1");
    train(step, 10, 20);
    float[] straight = line.numbers();
    step.restore(saved, slots, 10);
    train(step, 10, 20);
    assertThat(line.numbers()).containsExactly(straight);
    TrainingStep fresh = adam();
    fresh.restore(saved, slots, 10);
    train(fresh, 10, 20);
    assertThat(line.numbers()).containsExactly(straight);
  }

  @Test
  void a_state_that_does_not_fit_changes_nothing() {
    TrainingStep step = adam();
    train(step, 0, 2);
    float[] before = line.numbers();
    Map<String, Tensor> numbers = new HashMap<>(step.numbers());
    numbers.put("w", Tensor.of(7f, 7f, 7f));
    Map<String, Tensor> state = new HashMap<>(step.slots());
    state.put("slots/w/1", Tensor.of(1f));
    assertThatThrownBy(() -> step.restore(numbers, state, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'slots/w/1' is f32[3], the state has f32[1]");
    state.remove("slots/w/1");
    assertThatThrownBy(() -> step.restore(numbers, state, 2))
        .hasMessageStartingWith("the state has no 'slots/w/1'");
    assertThat(line.numbers()).containsExactly(before);
  }

  @Test
  void groups_have_their_own_rate_and_decay_and_may_be_frozen() {
    Parameter a = Parameter.of("a", Tensor.of(1.0));
    Parameter b = Parameter.of("b", Tensor.of(1.0));
    Parameter c = Parameter.of("c", Tensor.of(1.0));
    TrainingStep step =
        TrainingStep.of(
            List.of(
                ParameterGroup.of(new Sgd(), a).times(0.5),
                ParameterGroup.of(new Sgd().withDecay(0.25), b),
                ParameterGroup.of(new Sgd(), c).freeze()),
            Clipping.none(),
            x -> List.of(Reductions.sum(a.value().plus(b.value()).plus(c.value()))));
    step.run(List.of(), 0.1);
    assertThat(a.value().doubles()).containsExactly(0.95);
    assertThat(b.value().doubles()).containsExactly(new double[] {0.65}, within(1e-15));
    assertThat(c.value().doubles()).containsExactly(1);
    assertThat(step.numbers()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void gradients_are_clipped_and_constraints_hold_after_the_step() {
    Parameter p = Parameter.of("p", Tensor.of(0.5, -0.5));
    TrainingStep step =
        TrainingStep.of(
            List.of(ParameterGroup.of(new Sgd(), p).constrained(Constraint.dale(1, -1))),
            Clipping.byGlobalNorm(1),
            x -> List.of(Reductions.sum(p.value().times(Tensor.of(300.0, 400.0)))));
    step.run(List.of(), 1);
    assertThat(p.value().doubles()).containsExactly(new double[] {0, -1.3}, within(1e-12));
  }

  @Test
  void parameters_share_no_name() {
    Parameter twin = Parameter.of("w", Tensor.of(1f));
    assertThatThrownBy(() -> TrainingStep.of(List.of(line.w, twin), new Sgd(), line::loss))
        .hasMessageStartingWith("two parameters are called 'w'");
    assertThatThrownBy(() -> TrainingStep.of(List.of(), new Sgd(), line::loss))
        .hasMessageStartingWith("a training step without parameters to train");
  }

  @Test
  void a_rate_is_a_number() {
    assertThatThrownBy(() -> adam().run(Line.batch(0, 5), Double.NaN))
        .hasMessage("a learning rate is a finite number of 0 or more, found NaN");
  }

  @Test
  void f64_parameters_are_trained_with_f32_ones() {
    Parameter twice = Parameter.of("twice", Tensor.of(3.0));
    Parameter single = Parameter.of("single", Tensor.of(3f));
    TrainingStep step =
        TrainingStep.of(
            List.of(twice, single),
            new Adam(),
            x -> {
              Tensor both = twice.value().plus(single.value().cast(twice.type().dtype()));
              return List.of(Reductions.sum(Maths.square(both.minus(1))));
            });
    for (int i = 0; i < 300; i++) step.run(List.of(), 0.05);
    assertThat(twice.value().doubles()[0]).isCloseTo(0.5, within(0.01));
    assertThat(single.value().floats()[0]).isCloseTo(0.5f, within(0.01f));
  }
}
