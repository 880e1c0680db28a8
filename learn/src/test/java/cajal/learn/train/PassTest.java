package cajal.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.learn.nn.Layer;
import cajal.learn.nn.Pass;
import cajal.learn.optim.Sgd;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Steps are training passes: what layers move without gradients goes on, and they draw anew.
class PassTest {
  private final Parameter gain = Parameter.of("gain", Tensor.of(1f, 1f));
  private final Parameter mean = Parameter.of("mean", Tensor.scalar(0f));

  private final Layer layer =
      new Layer() {
        @Override
        public Tensor apply(Tensor x) {
          Pass pass = Objects.requireNonNull(Pass.current());
          pass.change(mean, pass.value(mean).times(0.5).plus(Reductions.mean(x).times(0.5)));
          return x.times(gain.value()).times(pass.draws("noise").uniform(x.type()));
        }

        @Override
        public List<Parameter> parameters() {
          return List.of(gain);
        }

        @Override
        public List<Parameter> state() {
          return List.of(mean);
        }
      };

  private List<Tensor> loss(List<Tensor> batch) {
    return List.of(Reductions.sum(layer.apply(batch.getFirst())));
  }

  @Test
  void running_means_move_and_are_saved_and_each_step_draws_anew() {
    TrainingStep step = TrainingStep.of(layer, new Sgd(), this::loss);
    List<Tensor> batch = List.of(Tensor.of(4f, 12f));
    float first = step.run(batch, 0).getFirst().floats()[0];
    assertThat(mean.value().floats()).containsExactly(4);
    float second = step.run(batch, 0).getFirst().floats()[0];
    assertThat(mean.value().floats()).containsExactly(6);
    assertThat(second).isNotEqualTo(first);
    assertThat(step.numbers()).containsOnlyKeys("gain", "mean");
    step.restore(step.numbers(), step.slots(), 0);
    assertThat(step.run(batch, 0).getFirst().floats()).containsExactly(first);
  }

  @Test
  void a_running_mean_in_no_group_is_refused() {
    TrainingStep step = TrainingStep.of(List.of(gain), new Sgd(), this::loss);
    assertThatThrownBy(() -> step.run(List.of(Tensor.of(4f, 12f)), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'mean' is moved by the training pass; name it in a group");
  }
}
