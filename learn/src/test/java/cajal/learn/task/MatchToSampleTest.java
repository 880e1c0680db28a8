package cajal.learn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.learn.task.Timeline.Period;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Keyed;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchToSampleTest {
  private static final int BATCH = 64;
  private static final int INPUTS = 0;
  private static final int TARGETS = 1;
  private static final int MASK = 2;
  private static final int ASKED = 3;
  private static final int ANSWER = 4;
  private static final int FIRST = 5;
  private static final int SECOND = 6;

  private static List<Tensor> draw(Task task, int step) {
    Keyed draws = Keyed.of(Key.of(3));
    return Cajal.compileAll(
            x -> {
              Trials trials = task.draw(draws.at(x.getFirst()), BATCH);
              List<Tensor> all = new ArrayList<>();
              all.add(trials.inputs());
              all.add(trials.targets());
              all.add(trials.mask());
              all.add(trials.questions().getFirst().asked());
              all.add(trials.questions().getFirst().answer());
              all.addAll(trials.conditions());
              return all;
            })
        .applyAll(List.of(Tensor.scalar(step)));
  }

  @Test
  void theDirectionOfTheTestIsThatOfTheSampleOrTheOppositeOne() {
    MatchToSample quiet = new MatchToSample(100, 3, 5, Period.of("delay", 10), 5, 9, 2, 0);
    List<Tensor> trials = draw(quiet, 0);
    float[] inputs = trials.get(INPUTS).floats();
    int matches = 0;
    for (int b = 0; b < BATCH; b++) {
      int sample = trials.get(FIRST).ints()[b];
      int answer = trials.get(ANSWER).ints()[b];
      boolean match = answer == 1;
      assertThat(trials.get(SECOND).ints()[b]).isEqualTo(match ? 0 : 1);
      if (match) matches++;
      for (int t = 0; t < 32; t++) {
        float[] seen = {
          inputs[(t * BATCH + b) * 3],
          inputs[(t * BATCH + b) * 3 + 1],
          inputs[(t * BATCH + b) * 3 + 2]
        };
        int shown =
            t >= 3 && t < 8 ? sample : t >= 18 && t < 23 ? (match ? sample : 1 - sample) : 2;
        assertThat(seen[0]).isEqualTo(t < 23 ? 1 : 0);
        assertThat(seen[1]).isCloseTo(shown == 0 ? 1 : 0, within(1e-6f));
        assertThat(seen[2]).isCloseTo(shown == 1 ? 1 : 0, within(1e-6f));
        float[] targets = trials.get(TARGETS).floats();
        int wanted = t < 23 ? 0 : answer;
        for (int k = 0; k < 3; k++) {
          assertThat(targets[(t * BATCH + b) * 3 + k]).isEqualTo(k == wanted ? 1 : 0);
        }
      }
    }
    assertThat(matches).isBetween(16, 48);
  }

  @Test
  void theNoiseIsThatOfItsSteps() {
    MatchToSample noisy = new MatchToSample(25, 0, 40, Period.of("delay", 0), 40, 1, 2, 1);
    float[] inputs = draw(noisy, 0).get(INPUTS).floats();
    double squares = 0;
    for (int i = 0; i < 80 * BATCH; i++) {
      double off = inputs[3 * i + 1] - Math.round(inputs[3 * i + 1]);
      squares += off * off;
    }
    assertThat(Math.sqrt(squares / (80 * BATCH))).isCloseTo(1 / 5.0, within(0.01));
  }

  @Test
  void cellsFireForTheirDirectionAndTheTestIsAskedFor() {
    CircleMatch task = CircleMatch.published(10, 1);
    assertThat(task.steps()).isEqualTo(250);
    assertThat(CircleMatch.published(1, 100).inputs()).isEqualTo(2400);
    List<Tensor> trials = draw(task, 1);
    float[] spikes = trials.get(INPUTS).floats();
    double preferred = 0;
    double opposite = 0;
    int same = 0;
    for (int b = 0; b < BATCH; b++) {
      int first = trials.get(FIRST).ints()[b];
      int second = trials.get(SECOND).ints()[b];
      assertThat(trials.get(ANSWER).ints()[b]).isEqualTo(first == second ? 2 : 1);
      if (first == second) same++;
      assertThat(second).isBetween(0, 7);
      for (int t = 50; t < 100; t++) {
        preferred += spikes[(t * BATCH + b) * 24 + first * 3];
        opposite += spikes[(t * BATCH + b) * 24 + (first * 3 + 12) % 24];
      }
      for (int t = 0; t < 250; t++) {
        float asked = trials.get(ASKED).floats()[t * BATCH + b];
        assertThat(asked).isEqualTo(t < 200 ? 0 : 1);
      }
    }
    assertThat(same).isBetween(16, 48);
    assertThat(preferred / (BATCH * 0.5)).isCloseTo(41, within(4.0));
    assertThat(opposite / (BATCH * 0.5)).isCloseTo(1 + 40 * Math.exp(-4), within(1.0));
  }

  @Test
  void trialsWithAShortDelayEndEarlier() {
    CircleMatch task = CircleMatch.published(20, 1).delayed(10, 40);
    assertThat(task.steps()).isEqualTo(25 + 25 + 40 + 25);
    List<Tensor> trials = draw(task, 0);
    float[] mask = trials.get(MASK).floats();
    float[] asked = trials.get(ASKED).floats();
    boolean[] seen = new boolean[41];
    for (int b = 0; b < BATCH; b++) {
      int length = 0;
      int steps = 0;
      for (int t = 0; t < task.steps(); t++) {
        length += (int) mask[t * BATCH + b];
        steps += (int) asked[t * BATCH + b];
        if (asked[t * BATCH + b] == 1) assertThat(mask[t * BATCH + b]).isEqualTo(1);
      }
      assertThat(steps).isEqualTo(25);
      assertThat(length - 75).isBetween(10, 40);
      seen[length - 75] = true;
    }
    int lengths = 0;
    for (boolean one : seen) if (one) lengths++;
    assertThat(lengths).isGreaterThan(15);
  }

  @Test
  void rightAnswersCountAndLossStopsWhereTheTrialIsOver() {
    CircleMatch task = CircleMatch.published(20, 1).delayed(0, 10).inRates();
    List<Tensor> found =
        Cajal.compileAll(
                x -> {
                  Trials trials = task.draw(Keyed.of(Key.of(1)), BATCH);
                  Tensor wrong = trials.targets().negate();
                  Tensor zeros = trials.targets().times(0);
                  var loss = Task.Goal.CHOICE.loss(1);
                  var squares = Task.Goal.SIGNAL.loss(1);
                  int last = task.steps() - 1;
                  Tensor end = Shapes.at(trials.scored(), 0, last);
                  Tensor none = Shapes.at(zeros, 0, last);
                  return List.of(
                      trials.accuracy(trials.targets()),
                      trials.accuracy(wrong),
                      loss.of(none, end),
                      squares.of(none, end),
                      Reductions.sum(Shapes.at(trials.mask(), 0, last)));
                })
            .applyAll(List.of());
    assertThat(found.get(0).floats()[0]).isEqualTo(1);
    assertThat(found.get(1).floats()[0]).isZero();
    float longest = found.get(4).floats()[0];
    assertThat(longest).isBetween(1f, BATCH - 1f);
    assertThat(found.get(2).floats()[0]).isCloseTo(longest * (float) Math.log(3), within(1e-4f));
    assertThat(found.get(3).floats()[0]).isCloseTo(longest / 2, within(1e-4f));
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertThatThrownBy(() -> CircleMatch.published(30, 1)).hasMessageContaining("found 30");
    assertThatThrownBy(() -> CircleMatch.published(10, 0)).hasMessageContaining("1 cell or more");
    assertThatThrownBy(() -> CircleMatch.published(10, 1).delayed(5, 4))
        .hasMessageContaining("'delay' lasts from 5 to 4 steps");
    assertThatThrownBy(() -> MatchToSample.published(30)).hasMessageContaining("found 30");
  }
}
