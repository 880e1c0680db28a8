package cajal.cli.train;

import cajal.learn.task.Trials;
import cajal.learn.train.BatchSource;
import cajal.trace.Tensor;
import java.util.List;

/// What is to be learnt: where trials come from, and how a network sees them.
public interface Lesson {
  /// A batch of trials as a network sees it.
  ///
  /// @param sequence `[steps, batch, inputs]`
  /// @param targets of the last steps, those that have a loss: `[scored steps, batch, ...]`
  /// @param question what is asked in these steps, and the right answers
  /// @param grades how much speaks for the last answer, from 0 to below [#grades], i32 `[batch]`
  record Shown(Tensor sequence, Tensor targets, Trials.Question question, Tensor grades) {}

  int inputs();

  /// What each answer is called.
  List<String> answers();

  /// How many grades there are of evidence for the last answer.
  int grades();

  /// Trials to learn from.
  BatchSource training();

  /// How many batches of them an epoch has.
  int batches();

  /// Trials to choose settings by. Each batch ends with a weight for each trial, 0 for those that
  /// do not count.
  Iterable<List<Tensor>> validation();

  /// The same to judge by in the end.
  Iterable<List<Tensor>> test();

  /// Inside of a traced function.
  Shown show(List<Tensor> batch);
}
