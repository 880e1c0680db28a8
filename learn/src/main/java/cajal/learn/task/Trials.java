package cajal.learn.task;

import cajal.ir.DType;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// A batch of trials of a [Task], f32 unless said otherwise.
///
/// @param inputs `[steps, batch, inputs]`
/// @param targets of the last steps: 1 at the right class, or the numbers to be followed, `[scored,
///   batch, outputs]`
/// @param mask how much each of these steps counts, 0 where a trial has not begun to be scored or
///   is over, `[scored, batch]`
/// @param questions what is asked in each trial, in order; none where a signal is to be followed
/// @param conditions which level of each of the task's conditions, i32 `[batch]` each
public record Trials(
    Tensor inputs, Tensor targets, Tensor mask, List<Question> questions, List<Tensor> conditions) {
  public Trials {
    questions = List.copyOf(questions);
    conditions = List.copyOf(conditions);
  }

  /// A question and its answer.
  ///
  /// @param asked 1 in the steps in which it is asked, otherwise 0, `[scored, batch]`
  /// @param answer the right output, i32 `[batch]`
  public record Question(Tensor asked, Tensor answer) {

    /// The mean outputs while it is asked, `[batch, outputs]`: the largest is the answer given.
    ///
    /// @param outputs `[scored, batch, outputs]`
    public Tensor scores(Tensor outputs) {
      Tensor steps = Shapes.expand(Reductions.sum(asked, 0), 1);
      return Reductions.sum(outputs.times(Shapes.expand(asked, 2)), 0).over(steps);
    }
  }

  /// The same where steps count for something else.
  public Trials masked(Tensor other) {
    return new Trials(inputs, targets, other, questions, conditions);
  }

  /// Targets with the mask after them, `[scored, batch, outputs + 1]`, for [Task.Goal#loss].
  public Tensor scored() {
    return Shapes.concat(2, targets, Shapes.expand(mask, 2));
  }

  /// The share of questions with the right answer, a scalar.
  ///
  /// @param outputs of the scored steps, `[scored, batch, outputs]`
  /// @throws IllegalStateException if nothing is asked
  public Tensor accuracy(Tensor outputs) {
    return questions.stream()
        .map(q -> right(q, outputs))
        .reduce(Tensor::plus)
        .orElseThrow(() ->
            new IllegalStateException("these trials ask nothing: look at the error of the signal"))
        .over(questions.size());
  }

  private static Tensor right(Question question, Tensor outputs) {
    Tensor chosen = Reductions.argmax(question.scores(outputs), 1);
    return Reductions.mean(chosen.eq(question.answer()).cast(DType.F32));
  }
}
