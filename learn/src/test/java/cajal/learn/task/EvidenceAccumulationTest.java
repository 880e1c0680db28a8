package cajal.learn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.Learning;
import cajal.learn.online.Method;
import cajal.learn.online.OnlineNetwork;
import cajal.learn.online.Outcome;
import cajal.learn.online.RatePenalty;
import cajal.learn.online.StepLoss;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceAccumulationTest {
  private static final int BATCH = 40;
  private final EvidenceAccumulation task = EvidenceAccumulation.published(5);

  private static List<Tensor> draw(EvidenceAccumulation task, int step) {
    Keyed draws = Keyed.of(Key.of(3));
    return Cajal.compileAll(
            x -> {
              Trials trials = task.draw(draws.at(x.getFirst()), BATCH);
              return List.of(
                  trials.inputs(),
                  trials.targets(),
                  trials.questions().getFirst().answer(),
                  trials.conditions().getFirst());
            })
        .applyAll(List.of(Tensor.scalar(step)));
  }

  @Test
  void thePublishedTaskTakesTwoAndAQuarterSeconds() {
    assertThat(EvidenceAccumulation.published(1).steps()).isEqualTo(2250);
    assertThat(task.steps()).isEqualTo(450);
    assertThat(task.with(3, 0).steps()).isEqualTo(3 * 30 + 30);
  }

  @Test
  void theAnswerIsTheSideWithMoreCuesAndInputsSayWhichTheyWere() {
    List<Tensor> trials = draw(task, 0);
    float[] spikes = trials.get(0).floats();
    float[] targets = trials.get(1).floats();
    int[] answers = trials.get(2).ints();
    int[] right = trials.get(3).ints();
    for (int b = 0; b < BATCH; b++) {
      assertThat(answers[b]).isEqualTo(right[b] > 3 ? 1 : 0);
      assertThat(targets[b * 2 + answers[b]]).isEqualTo(1);
      assertThat(targets[b * 2 + 1 - answers[b]]).isZero();
      int onTheRight = 0;
      for (int cue = 0; cue < 7; cue++) {
        int start = cue * 30 + 10;
        double toLeft = sum(spikes, b, start, start + 20, 0);
        double toRight = sum(spikes, b, start, start + 20, 10);
        assertThat(Math.min(toLeft, toRight)).isZero();
        assertThat(toLeft + toRight).isBetween(15.0, 70.0);
        if (toRight > 0) onTheRight++;
      }
      assertThat(onTheRight).isEqualTo(right[b]);
      assertThat(sum(spikes, b, 0, 420, 20)).isZero();
      assertThat(sum(spikes, b, 420, 450, 20)).isBetween(30.0, 90.0);
      assertThat(sum(spikes, b, 0, 450, 30)).isCloseTo(450 * 10 * 0.05, within(80.0));
    }
  }

  /// Spikes of a group of ten inputs.
  private static double sum(float[] spikes, int b, int from, int to, int group) {
    double sum = 0;
    for (int t = from; t < to; t++) {
      for (int i = group; i < group + 10; i++) sum += spikes[(t * BATCH + b) * 40 + i];
    }
    return sum;
  }

  @Test
  void aStepHasItsOwnTrialsAndAlwaysTheSame() {
    float[] first = draw(task, 0).getFirst().floats();
    assertThat(draw(task, 0).getFirst().floats()).isEqualTo(first);
    assertThat(draw(task, 1).getFirst().floats()).isNotEqualTo(first);
  }

  @Test
  void accuracyCountsRightAnswers() {
    Tensor outputs = Tensor.of(1f, 0f, 0f, 1f, 3f, 0f, 0f, -2f).reshape(2, 2, 2);
    Compiled accuracy =
        Cajal.compile(x -> {
          Tensor always = Fill.ones(Type.of(DType.F32, 2, 2));
          var question = new Trials.Question(always, Tensor.of(0, 1));
          return new Trials(x, x, always, List.of(question), List.of()).accuracy(x);
        });
    assertThat(accuracy.apply(outputs).floats()).containsExactly(0.5f);
  }

  @Test
  void aTaskWithoutAnAnswerIsRefused() {
    assertThatThrownBy(() -> task.with(4, 10)).hasMessageContaining("an odd number of cues");
    assertThatThrownBy(() -> EvidenceAccumulation.published(3)).hasMessageContaining("found 3");
  }

  /// The derivatives of the objective are the gradients of the method, whatever it is.
  @Test
  void anObjectiveHasTheGradientsOfItsMethod() {
    EvidenceAccumulation short_ = new EvidenceAccumulation(1, 6, 2, 3, 4, 8, 0.3, 0.3);
    OnlineNetwork network = Lsnn.published(1, 3, 3).network(8, 2, 1);
    for (Method method : List.of(Method.bptt(), Method.dRtrl(), Method.esDRtrl(0.9))) {
      Learning learning =
          Learning.of(network, method, StepLoss.crossEntropy(0.1))
              .with(RatePenalty.hertz(1, 10, 1));
      Compiled both =
          Cajal.compileAll(x -> {
            var trials = short_.draw(Keyed.of(Key.of(1)), 2);
            Outcome outcome = learning.over(trials.inputs(), trials.targets());
            List<Tensor> all = new ArrayList<>(outcome.gradients());
            all.addAll(
                Derivatives.valueAndGrad(
                    () -> learning.objective(trials.inputs(), trials.targets()),
                    learning.parameters()));
            return all;
          });
      List<Tensor> all = both.applyAll(List.of());
      for (int i = 0; i < 3; i++) {
        float[] expected = all.get(i).floats();
        assertThat(all.get(all.size() - 3 + i).floats()).containsExactly(expected, within(1e-6f));
      }
    }
  }

  @Test
  void itsNetworkHasUnitsOfBothKinds() {
    OnlineNetwork network = Lsnn.published(5, 50, 50).network(40, 2, 1);
    assertThat(network.input().type()).isEqualTo(Type.of(DType.F32, 40, 100));
    assertThat(network.parameters()).hasSize(3);
    assertThat(network.cell().states(1)).hasSize(2);
    assertThat(Lsnn.published(1, 100, 0).network(40, 2, 1).cell().states(1)).hasSize(2);
  }
}
