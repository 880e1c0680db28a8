package cajal.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.learn.data.Batches;
import cajal.learn.data.Examples;
import cajal.learn.loss.Losses;
import cajal.learn.nn.Activations;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Linear;
import cajal.learn.nn.Scope;
import cajal.learn.nn.Sequential;
import cajal.learn.optim.Adam;
import cajal.learn.optim.AdamW;
import cajal.learn.optim.Bounded;
import cajal.learn.optim.Clipping;
import cajal.learn.optim.Constraint;
import cajal.learn.optim.Lbfgs;
import cajal.learn.optim.ParameterGroup;
import cajal.learn.optim.Regularisers;
import cajal.learn.optim.Schedule;
import cajal.random.Key;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The programs of docs/guide-training.md, which quotes them.
class TrainingGuideTest {
  private static Trainer exclusiveOr() {
    Layer net =
        new Sequential(
            Scope.of(Key.of(1)),
            at -> new Linear(at, 2, 16),
            at -> Activations::tanh,
            at -> new Linear(at, 16, 2));
    Tensor inputs = Tensor.of(0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f).reshape(4, 2);
    Tensor classes = Tensor.of(0, 1, 1, 0);
    Batches batches = Batches.shuffled(Examples.of(inputs, classes), 2, 42);

    TrainingStep step =
        TrainingStep.of(
            net,
            new Adam(),
            batch -> {
              Tensor scores = net.apply(batch.get(0));
              return List.of(Losses.crossEntropy(scores, batch.get(1)), scores);
            });
    return new Trainer(step, batches::epoch, new Schedule.CosineAnnealing(0.03, 400, 1e-3))
        .seed(42);
  }

  private static TrainingState stopAndResume() {
    Trainer first = exclusiveOr();
    first.onStep(report -> {
      if (report.step() == 37) first.stop();
    });
    first.run(200);
    TrainingState saved = first.state();

    Trainer second = exclusiveOr().resume(saved);
    second.run(200);
    return second.state();
  }

  private static TrainingStep recurrent(Parameter recurrent, Parameter tau) {
    return TrainingStep.of(
        List.of(
            ParameterGroup.of(new AdamW(), recurrent).constrained(Constraint.dale(1, 1, -1)),
            ParameterGroup.of(new Adam(), tau).times(0.1).constrained(Constraint.box(2, 50))),
        Clipping.byGlobalNorm(1),
        batch -> {
          Tensor v = Products.matmul(batch.getFirst(), recurrent.value()).over(tau.value());
          Tensor loss = Reductions.mean(Maths.square(v.minus(1)));
          return List.of(loss.plus(Regularisers.l2(1e-4, List.of(recurrent))));
        });
  }

  private static Lbfgs.Found fitDecay(Parameter amplitude, Parameter tau) {
    Tensor time = Tensor.of(0.0, 2.0, 5.0, 9.0, 14.0);
    Tensor measured = Tensor.of(2.5, 1.878, 1.224, 0.691, 0.338);
    return new Lbfgs()
        .minimize(
            () -> {
              Tensor curve = Maths.exp(time.negate().over(tau.value())).times(amplitude.value());
              return Reductions.sum(Maths.square(curve.minus(measured)));
            },
            List.of(Bounded.free(amplitude), Bounded.of(tau, 0.1, 100)));
  }

  @Test
  void the_exclusive_or_is_learned() {
    List<EpochReport> curve = exclusiveOr().run(200);
    assertThat(curve.getLast().loss()).isLessThan(0.05);
  }

  @Test
  void stopping_changes_no_bit() {
    Trainer straight = exclusiveOr();
    straight.run(200);
    TrainingState resumed = stopAndResume();
    straight
        .state()
        .parameters()
        .forEach((name, tensor) ->
            assertThat(resumed.parameters().get(name).floats())
                .as(name)
                .containsExactly(tensor.floats()));
  }

  @Test
  void constraints_hold_in_every_step() {
    Parameter w = Parameter.of("w", Tensor.of(0.1f, 0.1f, -0.1f).reshape(3, 1));
    Parameter tau = Parameter.of("tau", Tensor.scalar(2.5f));
    TrainingStep step = recurrent(w, tau);
    Tensor input = Tensor.of(-1f, 2f, 1f).reshape(1, 3);
    for (int i = 0; i < 50; i++) {
      step.run(List.of(input), 0.1);
      float[] now = w.value().floats();
      assertThat(now[0]).isNotNegative();
      assertThat(now[1]).isNotNegative();
      assertThat(now[2]).isNotPositive();
      assertThat(tau.value().floats()[0]).isBetween(2f, 50f);
    }
  }

  @Test
  void the_decay_is_fitted() {
    Parameter amplitude = Parameter.of("amplitude", Tensor.scalar(1.0));
    Parameter tau = Parameter.of("tau", Tensor.scalar(3.0));
    assertThat(fitDecay(amplitude, tau).value()).isLessThan(1e-5);
    assertThat(tau.value().doubles()[0]).isCloseTo(7, within(0.02));
  }

  @Test
  void what_is_not_finite_is_followed_to_its_line() {
    Parameter w = Parameter.of("w", Tensor.of(1f, 2f));
    TrainingStep step =
        TrainingStep.of(
            List.of(w),
            new Adam(),
            batch -> List.of(Reductions.sum(Maths.log(w.value().minus(batch.getFirst())))));
    assertThatThrownBy(() -> step.run(List.of(Tensor.scalar(1.5f)), 0.1))
        .hasMessageMatching(
            "step 1: the loss is NaN\\. It comes from here: log at TrainingGuideTest.*"
                + " gives NaN, of values from -0\\.5 to 0\\.5\\. The parameters are those of before"
                + " this step; try a lower rate or gradient clipping, or keep the operands in"
                + " range\\.");
  }
}
