package cajal.learn.train;

import cajal.learn.optim.Schedule;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Training over epochs, with a learning curve, that can be stopped and taken up with the same
/// bits.
///
/// ```java
/// Trainer trainer =
///     new Trainer(step, epoch -> batches.epoch(epoch), new Schedule.CosineAnnealing(1e-3, 1000, 0))
///         .measure(() -> validationLoss())
///         .stopEarly(5, 0)
///         .onEpoch(e -> System.out.println(e.epoch() + " " + e.measure()));
/// List<EpochReport> curve = trainer.run(100);
/// ```
///
/// What callbacks throw ends the run, which can be taken up. One thread trains; [#stop] may be
/// called from any.
public final class Trainer {
  private static final String SUM = "trainer/sum";

  private final TrainingStep step;
  private final BatchSource source;
  private final Schedule schedule;
  private final List<Consumer<StepReport>> stepHooks = new ArrayList<>();
  private final List<Consumer<EpochReport>> epochHooks = new ArrayList<>();
  private final LearningCurve curve = new LearningCurve();
  private @Nullable DoubleSupplier measure;
  private @Nullable Best best;
  private long seed;
  private int epoch;
  private int batch;
  private double sum;
  private volatile boolean stops;

  public Trainer(TrainingStep step, BatchSource source, Schedule schedule) {
    this.step = step;
    this.source = source;
    this.schedule = schedule;
  }

  /// What is measured after each epoch instead of the mean loss, such as the error on a validation
  /// split; lower is better.
  public Trainer measure(DoubleSupplier measure) {
    this.measure = measure;
    return this;
  }

  /// Ends after `patience` epochs whose measure is not lower than the best by more than `least`. At
  /// the end of a run, unless it was stopped, the parameters have the numbers of the best epoch; a
  /// further run goes on from the last.
  public Trainer stopEarly(int patience, double least) {
    if (patience < 1 || !(least >= 0)) {
      throw new IllegalArgumentException(
          "patience is 1 epoch or more and progress 0 or more, found %d and %s"
              .formatted(patience, least));
    }
    this.best = new Best(step.parameters(), patience, least);
    return this;
  }

  /// The seed that the order of the data comes from: it is saved, and must be the same in a run
  /// that is taken up. 0 by default.
  public Trainer seed(long seed) {
    this.seed = seed;
    return this;
  }

  /// Called after each step.
  public Trainer onStep(Consumer<StepReport> hook) {
    stepHooks.add(hook);
    return this;
  }

  /// Called after each epoch.
  public Trainer onEpoch(Consumer<EpochReport> hook) {
    epochHooks.add(hook);
    return this;
  }

  /// Ends the run after the step that is being made; it can be taken up.
  public void stop() {
    stops = true;
  }

  /// Trains until so many epochs have been made in all.
  ///
  /// @return the learning curve, from the first epoch
  /// @throws TrainingError if the loss, a parameter or the measure is no number any more
  public List<EpochReport> run(int epochs) {
    stops = false;
    if (best != null) best.goOn();
    while (epoch < epochs && !isOver()) {
      if (!runEpoch()) return curve.epochs();
    }
    if (best != null) best.giveBack();
    return curve.epochs();
  }

  private boolean isOver() {
    return best != null && best.isOver();
  }

  /// Whether the epoch has come to its end.
  private boolean runEpoch() {
    int number = 0;
    for (List<Tensor> tensors : source.epoch(epoch)) {
      if (number++ < batch) continue;
      if (stops) return false;
      runStep(tensors);
    }
    if (number == 0 || number < batch) {
      throw new IllegalArgumentException(
          "epoch %d has %d batches, of which %d are done; give the data that the training began with"
              .formatted(epoch, number, batch));
    }
    if (stops) return false;
    finishEpoch();
    return true;
  }

  private void runStep(List<Tensor> tensors) {
    double rate = schedule.at(step.steps(), epoch);
    List<Tensor> results = step.run(tensors, rate);
    double loss = number(results.getFirst());
    StepReport report = new StepReport(step.steps(), epoch, batch, loss, results, rate);
    sum += loss;
    batch++;
    for (Consumer<StepReport> hook : stepHooks) hook.accept(report);
  }

  private static double number(Tensor loss) {
    return switch (loss.dtype()) {
      case F64 -> loss.doubles()[0];
      default -> loss.floats()[0];
    };
  }

  private void finishEpoch() {
    double loss = sum / batch;
    double measured = measure == null ? loss : measure.getAsDouble();
    if (Double.isNaN(measured)) {
      throw new TrainingError(
          "what is measured after epoch %d is NaN. Give a number, lower is better."
              .formatted(epoch));
    }
    double rate = schedule.at(step.steps() - 1, epoch);
    EpochReport report = new EpochReport(epoch, step.steps(), loss, measured, rate);
    curve.add(report);
    if (best != null) best.after(report);
    epoch++;
    batch = 0;
    sum = 0;
    for (Consumer<EpochReport> hook : epochHooks) hook.accept(report);
  }

  /// The learning curve, from the first epoch.
  public List<EpochReport> curve() {
    return curve.epochs();
  }

  /// Where training is: between two steps, as seen by callbacks and after a run.
  public TrainingState state() {
    SequencedMap<String, Tensor> parameters = step.numbers();
    SequencedMap<String, Tensor> state = step.slots();
    state.put(SUM, Tensor.scalar(sum));
    curve.save(state);
    if (best != null) best.save(parameters, state);
    return new TrainingState(parameters, state, step.steps(), epoch, batch, seed);
  }

  /// Goes on from a state.
  ///
  /// @throws IllegalArgumentException if it is that of another model or seed
  public Trainer resume(TrainingState state) {
    if (state.seed() != seed) {
      throw new IllegalArgumentException(
          "the state was saved with seed %d, this trainer has %d; the data would come in another order"
              .formatted(state.seed(), seed));
    }
    step.restore(state.parameters(), state.state(), state.step());
    Tensor saved = state.state().get(SUM);
    sum = saved == null ? 0 : saved.doubles()[0];
    curve.restore(state.state());
    if (best != null) best.restore(state.state());
    epoch = state.epoch();
    batch = state.batch();
    return this;
  }
}
