package cajal.learn.task;

import cajal.learn.online.StepLoss;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// A task whose trials are drawn while a network learns them: in steps of one length, in batches,
/// the same ones for the same key and step.
///
/// ```java
/// Task task = MatchToSample.published(20);
/// Compiled trials = Cajal.compileAll(step -> {
///   Trials drawn = task.draw(Keyed.of(Key.of(1)).at(step.getFirst()), 32);
///   return List.of(drawn.inputs(), drawn.targets());
/// });
/// ```
public interface Task {
  /// What outputs are for: one class for each, of which the largest is the answer; or numbers to be
  /// followed.
  enum Goal {
    CHOICE,
    SIGNAL;

    /// Of targets with their mask, as [Trials#scored] gives them: cross-entropy of classes, half
    /// the square of the error of numbers, times `weight`.
    public StepLoss loss(double weight) {
      return (y, scored) -> {
        int n = y.dim(-1 + y.rank());
        Tensor target = Shapes.slice(scored, 1, 0, n);
        Tensor mask = Shapes.slice(scored, 1, n, n + 1);
        return switch (this) {
          case CHOICE -> StepLoss.crossEntropy(weight).of(y, target.times(mask));
          case SIGNAL ->
              Reductions.sum(Maths.square(y.minus(target)).times(mask)).times(weight / 2);
        };
      };
    }
  }

  /// Something that trials differ in.
  ///
  /// @param levels what each of its values from 0 on is called
  record Condition(String name, List<String> levels) {
    public Condition {
      levels = List.copyOf(levels);
    }
  }

  int inputs();

  /// What each output is called.
  List<String> outputs();

  /// Steps of a trial, of the longest one where lengths vary.
  int steps();

  /// How many of the last steps may have targets.
  int scored();

  /// Length of a step, ms.
  double dt();

  /// Whether inputs are spikes, 0 and 1.
  boolean spiking();

  Goal goal();

  /// What trials differ in, in the order of [Trials#conditions].
  List<Condition> conditions();

  /// A batch of trials, inside of a compiled function.
  Trials draw(Keyed draws, int batch);
}
