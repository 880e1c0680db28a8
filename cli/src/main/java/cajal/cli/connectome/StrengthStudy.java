package cajal.cli.connectome;

import cajal.io.tensors.Checkpoint;
import cajal.learn.train.Trainer;
import cajal.learn.train.TrainingState;
import cajal.systems.connectome.StrengthTraining;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A training of strengths that leaves checkpoints and goes on from one.
public final class StrengthStudy {
  private static final double SECONDS_BETWEEN = 1;

  /// Called after each step.
  @FunctionalInterface
  public interface Hook {
    /// @param step counted from 1
    void after(int step, double loss);
  }

  private final Trainer trainer;
  private final StrengthTraining training;
  private final StrengthReport report;
  private final Path checkpoint;
  private final Map<String, String> texts;
  private long written = System.nanoTime();
  private boolean stopped;

  /// @param checkpoint written at the start, then about each second, and at the end
  /// @param texts settings, which are kept in it
  public StrengthStudy(StrengthTraining training, Path checkpoint, Map<String, String> texts) {
    this.training = training;
    this.checkpoint = checkpoint;
    this.texts = Map.copyOf(texts);
    trainer = training.trainer();
    report = new StrengthReport(training);
  }

  /// Goes on from a checkpoint of the same settings.
  public void resume(Checkpoint from) {
    trainer.resume(TrainingState.of(from.parameters(), from.state(), from.counters()));
    report.restore(from.state());
  }

  /// Writes where the training stands.
  public void write() {
    TrainingState state = trainer.state();
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(state.state());
    tensors.putAll(report.state());
    new Checkpoint(state.parameters(), tensors, state.counters(), texts).write(checkpoint);
    written = System.nanoTime();
  }

  /// Trains until so many steps have been made in all, the loss is below the goal, or it is
  /// stopped; then the network has the strengths.
  ///
  /// @throws cajal.learn.train.TrainingError if the loss or a strength is no number any more
  public void run(int steps, double goal, Hook hook) {
    write();
    trainer
        .onStep(step -> report.add(step.results()))
        .onEpoch(_ -> {
          boolean isReached = report.loss() < goal;
          if (isReached) trainer.stop();
          if ((System.nanoTime() - written) / 1e9 >= SECONDS_BETWEEN) write();
          hook.after(report.steps(), report.loss());
        });
    if (report.loss() >= goal) trainer.run(steps);
    write();
    training.store();
  }

  /// Ends after the step that is being made.
  public void stop() {
    stopped = true;
    trainer.stop();
  }

  public boolean isStopped() {
    return stopped;
  }

  public StrengthReport report() {
    return report;
  }
}
