package cajal.cli.train;

import cajal.learn.task.Task;
import cajal.learn.task.Trials;
import cajal.learn.train.BatchSource;
import cajal.random.Key;
import cajal.trace.Keyed;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A task whose trials are drawn while the network runs: a batch is the number of what is drawn,
/// and with trials to judge by, which are the same ones for every size of a batch, a number for
/// each. Its first question is the one that counts, its first condition the grade.
///
/// @param batches in an epoch
/// @param judged batches of 64 trials of the test, and of others for validation
/// @param emphasis how much more than others the steps count in which the question is asked
record Drawn(Task task, int batches, int batch, int judged, double emphasis, long seed)
    implements Lesson {
  static final int JUDGED_BATCH = 64;

  private static final int VALIDATION = 1 << 29;
  private static final int TEST = 1 << 30;

  @Override
  public int inputs() {
    return task.inputs();
  }

  @Override
  public List<String> answers() {
    return task.outputs();
  }

  @Override
  public int grades() {
    return task.conditions().getFirst().levels().size();
  }

  @Override
  public BatchSource training() {
    return epoch ->
        IntStream.range(0, batches)
            .mapToObj(i -> List.of(Tensor.scalar(epoch * batches + i)))
            .toList();
  }

  @Override
  public Iterable<List<Tensor>> validation() {
    return judged(VALIDATION, judged);
  }

  @Override
  public Iterable<List<Tensor>> test() {
    return judged(TEST, judged);
  }

  private Iterable<List<Tensor>> judged(int from, int count) {
    float[] ones = new float[JUDGED_BATCH];
    Arrays.fill(ones, 1);
    Tensor each = Tensor.of(ones);
    return IntStream.range(from, from + count)
        .mapToObj(i -> List.of(Tensor.scalar(i), each, each))
        .toList();
  }

  /// The trials of a batch, inside of a traced function.
  Trials trials(List<Tensor> numbers) {
    Keyed draws = Keyed.of(Key.of(seed).fold("evidence")).at(numbers.getFirst());
    return task.draw(draws, numbers.size() > 1 ? numbers.get(1).dim(0) : batch);
  }

  @Override
  public Shown show(List<Tensor> numbers) {
    Trials trials = trials(numbers);
    Trials.Question question = trials.questions().getFirst();
    Tensor mask = trials.mask();
    if (emphasis != 0) mask = mask.plus(question.asked().times(emphasis));
    return new Shown(
        trials.inputs(), trials.masked(mask).scored(), question, trials.conditions().getFirst());
  }
}
