package cajal.learn.task;

import cajal.learn.task.Timeline.Period;
import java.util.List;

/// A task whose trials go through periods and end in an answer; all steps count. Inputs are numbers
/// unless a task says otherwise.
public interface Decision extends Task {
  /// What a trial goes through, one after another.
  List<Period> periods();

  @Override
  default int steps() {
    return Timeline.steps(periods());
  }

  @Override
  default int scored() {
    return steps();
  }

  @Override
  default boolean spiking() {
    return false;
  }

  @Override
  default Goal goal() {
    return Goal.CHOICE;
  }
}
