package cajal.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.learn.optim.Sgd;
import cajal.trace.Control;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What is not finite stops training, with the operation it comes from.
class TrainingErrorTest {
  private final Parameter p = Parameter.of("p", Tensor.of(1f, 2f));

  private TrainingStep step(UnaryOperator<List<Tensor>> loss) {
    return TrainingStep.of(List.of(p), new Sgd(), loss);
  }

  @Test
  void a_loss_that_is_no_number_is_followed_to_its_line() {
    TrainingStep step =
        step(x -> List.of(Reductions.sum(Maths.log(p.value().minus(x.getFirst())).times(2))));
    step.run(List.of(Tensor.scalar(0f)), 0.001);
    float[] before = p.value().floats();
    assertThatThrownBy(() -> step.run(List.of(Tensor.scalar(1.5f)), 0.1))
        .isInstanceOf(TrainingError.class)
        .hasMessageMatching(
            "step 2: the loss is NaN\\. It comes from here: log at TrainingErrorTest\\.\\S+"
                + "\\(TrainingErrorTest\\.java:\\d+\\) gives NaN, of values from -\\S+ to \\S+\\. "
                + "The parameters are those of before this step; .*");
    assertThat(p.value().floats()).containsExactly(before);
    step.run(List.of(Tensor.scalar(0f)), 0.001);
    assertThat(step.steps()).isEqualTo(2);
  }

  @Test
  void in_a_loop_the_turn_is_named() {
    TrainingStep step =
        step(x ->
            List.of(
                Reductions.sum(
                    Control.scan(
                            (carry, u) -> {
                              Tensor next = Maths.square(carry).times(u);
                              return Turn.of(next);
                            },
                            p.value(),
                            x.getFirst())
                        .last())));
    Tensor u = Tensor.of(1f, 1f, 1e30f, 1f, 1f);
    assertThatThrownBy(() -> step.run(List.of(u), 0.1))
        .isInstanceOf(TrainingError.class)
        .hasMessageContaining("mul at TrainingErrorTest")
        .hasMessageContaining("gives Infinity")
        .hasMessageContaining("in turn 3 of 5");
  }

  @Test
  void a_gradient_that_is_not_finite_names_its_parameter() {
    Parameter q = Parameter.of("q", Tensor.of(0f, 1f));
    TrainingStep step =
        TrainingStep.of(
            List.of(p, q),
            new Sgd(),
            x ->
                List.of(
                    Reductions.sum(Maths.square(p.value()))
                        .plus(Reductions.sum(Maths.sqrt(q.value())))));
    assertThatThrownBy(() -> step.run(List.of(), 0.1))
        .isInstanceOf(TrainingError.class)
        .hasMessageStartingWith("step 1: q becomes -Infinity at index 0. The gradient by q is not")
        .hasMessageContaining("div at TrainingErrorTest");
    assertThat(p.value().floats()).containsExactly(1, 2);
    assertThat(q.value().floats()).containsExactly(0, 1);
  }

  @Test
  void data_that_is_not_finite_is_named() {
    TrainingStep step = step(x -> List.of(Reductions.sum(p.value().times(x.get(1)))));
    List<Tensor> batch = List.of(Tensor.of(1f), Tensor.of(1f, Float.NaN));
    assertThatThrownBy(() -> step.run(batch, 0.1))
        .hasMessageContaining("tensor 1 of the batch (f32[2]) has NaN at index 1");
  }

  @Test
  void a_step_that_is_too_long_is_the_updates() {
    TrainingStep step = step(x -> List.of(Reductions.sum(p.value().times(1e20))));
    assertThatThrownBy(() -> step.run(List.of(), 1e20))
        .hasMessageContaining("The loss and all gradients are finite");
  }
}
