package cajal.learn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.Shape;
import cajal.learn.task.Timeline.Period;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Keyed;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TasksTest {
  private static final int BATCH = 48;

  /// Trials as arrays.
  private record Drawn(
      float[] inputs,
      float[] targets,
      float[] mask,
      List<float[]> asked,
      List<int[]> answers,
      List<int[]> conditions,
      int channels) {
    float input(int t, int trial, int channel) {
      return inputs[(t * BATCH + trial) * channels + channel];
    }
  }

  private static Drawn draw(Task task, int step) {
    List<Tensor> all = tensors(task, step);
    List<float[]> asked = new ArrayList<>();
    List<int[]> answers = new ArrayList<>();
    int at = 3;
    for (; at < all.size() - task.conditions().size(); at += 2) {
      asked.add(all.get(at).floats());
      answers.add(all.get(at + 1).ints());
    }
    List<int[]> conditions = all.subList(at, all.size()).stream().map(Tensor::ints).toList();
    return new Drawn(
        all.get(0).floats(),
        all.get(1).floats(),
        all.get(2).floats(),
        asked,
        answers,
        conditions,
        task.inputs());
  }

  private static List<Tensor> tensors(Task task, int step) {
    return Cajal.compileAll(
            x -> {
              Trials trials = task.draw(Keyed.of(Key.of(5)).at(x.getFirst()), BATCH);
              List<Tensor> all =
                  new ArrayList<>(List.of(trials.inputs(), trials.targets(), trials.mask()));
              trials.questions().forEach(q -> all.addAll(List.of(q.asked(), q.answer())));
              all.addAll(trials.conditions());
              return all;
            })
        .applyAll(List.of(Tensor.scalar(step)));
  }

  static Stream<Task> tasks() {
    return Stream.of(
        PerceptualDecision.published(50),
        ContextDecision.published(50),
        DelayedComparison.published(50),
        GoNoGo.published(50),
        AntiReach.published(50),
        ReadySetGo.published(20),
        StoreRecall.published(50),
        NBack.of(2, 50),
        PatternGeneration.published(5, 1),
        MackeyGlass.chaotic(),
        MatchToSample.published(50),
        CircleMatch.published(20, 2),
        EvidenceAccumulation.published(5),
        new InSpikes(GoNoGo.published(10), 3, 40));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void shapesAreThoseThatAreSaid(Task task) {
    List<Tensor> trials = tensors(task, 0);
    int outputs = task.outputs().size();
    assertThat(trials.get(0).shape()).isEqualTo(Shape.of(task.steps(), BATCH, task.inputs()));
    assertThat(trials.get(1).shape()).isEqualTo(Shape.of(task.scored(), BATCH, outputs));
    assertThat(trials.get(2).shape()).isEqualTo(Shape.of(task.scored(), BATCH));
    int conditions = task.conditions().size();
    for (int i = 0; i < conditions; i++) {
      int levels = task.conditions().get(i).levels().size();
      int[] found = trials.get(trials.size() - conditions + i).ints();
      assertThat(found).hasSize(BATCH);
      for (int level : found) assertThat(level).isBetween(0, levels - 1);
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void trialsAreTheSameForTheSameStepAndOthersForAnother(Task task) {
    float[] first = draw(task, 0).inputs;
    assertThat(draw(task, 0).inputs).isEqualTo(first);
    boolean frozen = task instanceof PatternGeneration;
    assertThat(Arrays.equals(draw(task, 1).inputs, first)).isEqualTo(frozen);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void targetsAreTheAnswersWhereTheyAreAskedFor(Task task) {
    Drawn trials = draw(task, 2);
    int outputs = task.outputs().size();
    for (int q = 0; q < trials.asked.size(); q++) {
      for (int b = 0; b < BATCH; b++) {
        int answer = trials.answers.get(q)[b];
        assertThat(answer).isBetween(0, outputs - 1);
        int steps = 0;
        for (int t = 0; t < task.scored(); t++) {
          if (trials.asked.get(q)[t * BATCH + b] == 0) continue;
          steps++;
          assertThat(trials.targets[(t * BATCH + b) * outputs + answer]).isEqualTo(1);
          assertThat(trials.mask[t * BATCH + b]).isEqualTo(1);
        }
        assertThat(steps).isPositive();
      }
    }
    if (task.spiking()) {
      for (float input : trials.inputs) assertThat(input == 0 || input == 1).isTrue();
    }
  }

  @Test
  void theSideWithMoreEvidenceIsRight() {
    PerceptualDecision task =
        new PerceptualDecision(10, 2, new Period("stimulus", 5, 9), 3, 2, List.of(10.0, 50.0), 0);
    Drawn trials = draw(task, 0);
    for (int b = 0; b < BATCH; b++) {
      int side = trials.conditions.get(0)[b];
      double lead = (trials.conditions.get(1)[b] == 0 ? 10 : 50) / 200.0;
      assertThat(trials.answers.getFirst()[b]).isEqualTo(side + 1);
      assertThat(trials.input(2, b, 1 + side)).isCloseTo((float) (0.5 + lead), within(1e-6f));
      assertThat(trials.input(2, b, 2 - side)).isCloseTo((float) (0.5 - lead), within(1e-6f));
      assertThat(trials.input(1, b, 1)).isZero();
    }
  }

  @Test
  void theContextSaysWhichModalityCounts() {
    ContextDecision task =
        new ContextDecision(10, 1, 4, Period.of("delay", 2), 2, List.of(20.0), 0);
    Drawn trials = draw(task, 0);
    for (int b = 0; b < BATCH; b++) {
      int context = trials.input(0, b, 6) == 1 ? 1 : 0;
      assertThat(trials.input(0, b, 5)).isEqualTo(1 - context);
      boolean right = trials.input(2, b, 2 + 2 * context) > trials.input(2, b, 1 + 2 * context);
      assertThat(trials.answers.getFirst()[b]).isEqualTo(right ? 2 : 1);
    }
  }

  @Test
  void theFasterVibrationIsRight() {
    Drawn trials =
        draw(
            new DelayedComparison(
                10,
                1,
                2,
                new Period("delay", 1, 4),
                2,
                1,
                List.of(10.0, 20.0),
                List.of(15.0, 30.0),
                0),
            0);
    for (int b = 0; b < BATCH; b++) {
      float first = trials.input(1, b, 1);
      float second = 0;
      for (int t = 3; t < 10; t++) second = Math.max(second, trials.input(t, b, 1));
      assertThat(trials.answers.getFirst()[b]).isEqualTo(second > first ? 2 : 1);
      assertThat(first).isBetween(0.5f, 1f);
    }
  }

  @Test
  void oneGoesIfTheStimulusWasThatForIt() {
    Drawn trials = draw(GoNoGo.published(100), 0);
    for (int b = 0; b < BATCH; b++) {
      assertThat(trials.answers.getFirst()[b]).isEqualTo((int) trials.input(0, b, 2));
      assertThat(trials.input(0, b, 1)).isEqualTo(1 - trials.input(0, b, 2));
      assertThat(trials.input(5, b, 1) + trials.input(5, b, 2)).isZero();
    }
  }

  @Test
  void anAntiReachGoesToTheOtherSide() {
    AntiReach task = AntiReach.published(100);
    Drawn trials = draw(task, 0);
    for (int b = 0; b < BATCH; b++) {
      int direction = trials.conditions.get(1)[b];
      assertThat(trials.input(5, b, 1 + direction)).isEqualTo(1);
      boolean anti = trials.input(0, b, task.inputs() - 1) == 1;
      assertThat(trials.answers.getFirst()[b])
          .isEqualTo(1 + (anti ? (direction + 16) % 32 : direction));
    }
  }

  @Test
  void theIntervalIsProducedTimesTheGain() {
    ReadySetGo task = new ReadySetGo(10, 3, 2, new Period("interval", 6, 10), 1.5, 5);
    Drawn trials = draw(task, 0);
    for (int b = 0; b < BATCH; b++) {
      int set = 0;
      while (trials.input(set, b, 2) == 0) set++;
      int interval = set - 3;
      assertThat(interval).isBetween(6, 10);
      int go = 0;
      while (trials.targets[(go * BATCH + b) * 2 + 1] == 0) go++;
      assertThat(go - set).isEqualTo((int) Math.ceil(1.5 * interval));
      int end = go;
      while (end < task.steps() && trials.mask[end * BATCH + b] == 1) end++;
      assertThat(end - go).isBetween(5, 6);
    }
  }

  @Test
  void whatWasStoredIsRecalled() {
    StoreRecall task = new StoreRecall(10, 6, 3, 4, 0);
    Drawn trials = draw(task, 0);
    for (int b = 0; b < BATCH; b++) {
      int stored = -1;
      int recalled = -1;
      for (int slot = 0; slot < 6; slot++) {
        int t = 3 * slot + 1;
        if (trials.input(t, b, 4) == 1) {
          assertThat(stored).isEqualTo(-1);
          for (int k = 0; k < 4; k++) if (trials.input(t, b, k) == 1) stored = k;
        }
        if (trials.input(t, b, 5) == 1) {
          assertThat(stored).isNotEqualTo(-1);
          recalled = slot;
          assertThat(trials.asked.getFirst()[t * BATCH + b]).isEqualTo(1);
          for (int k = 0; k < 4; k++) assertThat(trials.input(t, b, k)).isZero();
        }
      }
      assertThat(recalled).isPositive();
      assertThat(trials.answers.getFirst()[b]).isEqualTo(stored);
    }
  }

  @Test
  void aSymbolIsComparedWithThatSoManyBefore() {
    NBack task = NBack.of(2, 50);
    Drawn trials = draw(task, 0);
    int repeats = 0;
    for (int b = 0; b < BATCH; b++) {
      int[] symbols = new int[8];
      for (int i = 0; i < 8; i++) {
        for (int k = 0; k < 4; k++) if (trials.input(10 * i, b, k) == 1) symbols[i] = k;
        assertThat(trials.input(10 * i + 4, b, symbols[i])).isZero();
      }
      for (int i = 2; i < 8; i++) {
        int same = symbols[i] == symbols[i - 2] ? 1 : 0;
        assertThat(trials.answers.get(i - 2)[b]).isEqualTo(same);
        repeats += same;
      }
    }
    assertThat(repeats / (6.0 * BATCH)).isBetween(0.4, 0.6);
  }

  @Test
  void theSeriesIsThatOfMackeyAndGlass() {
    MackeyGlass still = new MackeyGlass(1, 1, 20, 0, 1, 500);
    float[] settled = still.x();
    assertThat(settled[499]).isCloseTo(1, within(1e-4f));
    float[] fine = new MackeyGlass(0.5, 17, 20, 0, 1, 100).x();
    float[] coarse = new MackeyGlass(1, 17, 20, 0, 1, 50).x();
    for (int i = 0; i < 20; i++) assertThat(coarse[i]).isCloseTo(fine[2 * i], within(2e-2f));
    float[] chaotic = MackeyGlass.chaotic().x();
    double mean = 0;
    double squares = 0;
    for (float x : chaotic) {
      mean += x / chaotic.length;
      squares += (double) x * x / chaotic.length;
    }
    assertThat(mean).isBetween(0.85, 1.0);
    assertThat(Math.sqrt(squares - mean * mean)).isBetween(0.2, 0.26);
    Drawn trials = draw(MackeyGlass.chaotic(), 0);
    for (int b = 0; b < BATCH; b++) {
      assertThat(trials.targets[20 * BATCH + b]).isEqualTo(trials.input(80, b, 0));
    }
  }

  @Test
  void ratesAreThoseOfTheInputs() {
    InSpikes task = new InSpikes(GoNoGo.published(1), 4, 40);
    Drawn trials = draw(task, 0);
    double light = 0;
    for (int t = 0; t < 1000; t++) {
      for (int b = 0; b < BATCH; b++) light += trials.input(t, b, 0);
    }
    assertThat(light / BATCH).isCloseTo(40, within(3.0));
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertThatThrownBy(() -> GoNoGo.published(300)).hasMessageContaining("500.0 ms is not a whole");
    assertThatThrownBy(() -> NBack.of(8, 50)).hasMessageContaining("found 8 back of 8");
    assertThatThrownBy(() -> new StoreRecall(10, 1, 1, 2, 0)).hasMessageContaining("2 slots");
    assertThatThrownBy(() -> new InSpikes(CircleMatch.published(10, 1), 1, 40))
        .hasMessageContaining("are spikes already");
    assertThatThrownBy(() -> new InSpikes(GoNoGo.published(50), 1, 40))
        .hasMessageContaining("at most one spike in a step of 50.0 ms");
    assertThatThrownBy(() -> new MackeyGlass(1, 0.5, 20, 0, 1, 500)).hasMessageContaining("delay");
    assertThatThrownBy(
            () -> new PerceptualDecision(10, 1, Period.of("stimulus", 1), 0, 1, List.of(120.0), 0))
        .hasMessageContaining("found [120.0]");
    assertThatThrownBy(() -> new GoNoGo(10, 0, 1, Period.of("delay", 1), 1, Double.NaN))
        .hasMessageContaining("noise");
    assertThatThrownBy(() -> new ReadySetGo(10, 0, 5, Period.of("interval", 5), 1, 1))
        .hasMessageContaining("found 5, 5, 1");
  }
}
