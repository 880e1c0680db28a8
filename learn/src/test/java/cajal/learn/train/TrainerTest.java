package cajal.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.learn.optim.Adam;
import cajal.learn.optim.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final Schedule RATE = new Schedule.CosineAnnealing(0.1, 400, 0.01);

  private final Line line = new Line();

  private Trainer trainer() {
    return trainer(line);
  }

  private static Trainer trainer(Line line) {
    TrainingStep step = TrainingStep.of(List.of(line.w, line.b), new Adam(), line::loss);
    return new Trainer(step, Line::epoch, RATE).seed(7);
  }

  @Test
  void the_learning_curve_falls() {
    List<EpochReport> curve = trainer().run(30);
    assertThat(curve).hasSize(30);
    assertThat(curve.getLast().steps()).isEqualTo(30 * Line.BATCHES);
    assertThat(curve.getLast().loss()).isLessThan(curve.getFirst().loss() / 1000);
    assertThat(line.numbers()).containsExactly(new float[] {2, -1, 0.5f, 1}, within(0.02f));
  }

  @Test
  void hooks_see_every_step_and_epoch() {
    List<StepReport> steps = new ArrayList<>();
    List<EpochReport> epochs = new ArrayList<>();
    trainer().onStep(steps::add).onEpoch(epochs::add).run(2);
    assertThat(steps).extracting(StepReport::step).containsExactlyElementsOf(upTo(16));
    assertThat(steps.get(9).epoch()).isEqualTo(1);
    assertThat(steps.get(9).batch()).isEqualTo(1);
    assertThat(steps.get(9).rate()).isEqualTo(RATE.at(9, 1));
    assertThat(steps.get(9).results()).hasSize(2);
    double mean = steps.subList(0, 8).stream().mapToDouble(StepReport::loss).sum() / 8;
    assertThat(epochs.get(0).loss()).isEqualTo(mean);
  }

  private static List<Long> upTo(int n) {
    List<Long> numbers = new ArrayList<>();
    for (long i = 1; i <= n; i++) numbers.add(i);
    return numbers;
  }

  @Test
  void stopped_after_any_step_and_taken_up_it_has_the_same_bits() {
    List<EpochReport> straight = trainer().stopEarly(5, 0).run(3);
    float[] wanted = line.numbers();
    for (int stop : new int[] {1, 7, 8, 9, 16, 20}) {
      Line first = new Line();
      Trainer stopped = trainer(first).stopEarly(5, 0);
      stopped.onStep(report -> {
        if (report.step() == stop) stopped.stop();
      });
      stopped.run(3);
      TrainingState state = stopped.state();
      assertThat(state.step()).isEqualTo(stop);
      TrainingState read = TrainingState.of(state.parameters(), state.state(), state.counters());
      Line second = new Line();
      List<EpochReport> curve = trainer(second).stopEarly(5, 0).resume(read).run(3);
      assertThat(second.numbers()).as("stopped after %d", stop).containsExactly(wanted);
      assertThat(curve).isEqualTo(straight);
    }
  }

  @Test
  void without_progress_it_stops_and_gives_back_the_best() {
    double[] measures = {5, 3, 4, 4, 4, 1};
    List<float[]> after = new ArrayList<>();
    Trainer trainer = trainer();
    trainer
        .measure(() -> measures[after.size()])
        .stopEarly(3, 0.5)
        .onEpoch(e -> after.add(line.numbers()));
    List<EpochReport> curve = trainer.run(100);
    assertThat(curve).extracting(EpochReport::measure).containsExactly(5.0, 3.0, 4.0, 4.0, 4.0);
    assertThat(line.numbers()).containsExactly(after.get(1));
    assertThat(trainer.state().parameters().get("b").floats()).containsExactly(after.get(4)[3]);
  }

  @Test
  void a_further_run_goes_on_from_the_last_epoch_not_from_the_best() {
    Trainer twice = trainer().measure(() -> 1 - 1e-3 * line.numbers()[0]).stopEarly(50, 0);
    twice.run(2);
    twice.run(4);
    float[] found = line.numbers();
    Line other = new Line();
    trainer(other).measure(() -> 1 - 1e-3 * other.numbers()[0]).stopEarly(50, 0).run(4);
    assertThat(found).containsExactly(other.numbers());
  }

  @Test
  void a_measure_that_is_no_number_stops() {
    assertThatThrownBy(() -> trainer().measure(() -> Double.NaN).run(1))
        .isInstanceOf(TrainingError.class)
        .hasMessageStartingWith("what is measured after epoch 0 is NaN");
  }

  @Test
  void states_of_other_seeds_and_data_are_refused() {
    Trainer trainer = trainer();
    trainer.run(1);
    TrainingState state = trainer.state();
    assertThatThrownBy(() -> trainer().seed(8).resume(state))
        .hasMessageContaining("saved with seed 7, this trainer has 8");
    TrainingState beyond =
        new TrainingState(state.parameters(), state.state(), 8, 1, Line.BATCHES + 1, 7);
    assertThatThrownBy(() -> trainer().resume(beyond).run(2))
        .hasMessageContaining("epoch 1 has 8 batches, of which 9 are done");
    Map<String, Long> counters = Map.of("step", 3L, "epoch", -1L, "batch", 0L, "seed", 7L);
    assertThatThrownBy(() -> TrainingState.of(state.parameters(), state.state(), counters))
        .hasMessage("the counter 'epoch' of a training state is from 0 to 2147483647, found -1");
  }
}
