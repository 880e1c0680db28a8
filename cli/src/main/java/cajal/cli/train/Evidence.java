package cajal.cli.train;

import cajal.learn.task.EvidenceAccumulation;
import cajal.learn.task.Trials;
import cajal.learn.train.BatchSource;
import cajal.random.Key;
import cajal.trace.Keyed;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Evidence accumulation, drawn while the network runs: a batch is the number of what is drawn.
///
/// @param batches in an epoch
record Evidence(EvidenceAccumulation task, int batches, int batch, long seed) implements Lesson {
  private static final int VALIDATION = 1 << 29;
  private static final int TEST = 1 << 30;
  private static final int JUDGED = 8;

  @Override
  public int inputs() {
    return task.inputs();
  }

  @Override
  public List<String> answers() {
    return List.of("left", "right");
  }

  @Override
  public int grades() {
    return task.cues() + 1;
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
    return judged(VALIDATION, JUDGED / 2);
  }

  @Override
  public Iterable<List<Tensor>> test() {
    return judged(TEST, JUDGED);
  }

  private Iterable<List<Tensor>> judged(int from, int count) {
    float[] weights = new float[batch];
    Arrays.fill(weights, 1);
    return IntStream.range(from, from + count)
        .mapToObj(i -> List.of(Tensor.scalar(i), Tensor.of(weights)))
        .toList();
  }

  @Override
  public Shown show(List<Tensor> numbers) {
    Keyed draws = Keyed.of(Key.of(seed).fold("evidence")).at(numbers.getFirst());
    Trials trials = task.draw(draws, batch);
    Tensor answers = trials.questions().getFirst().answer();
    return new Shown(trials.inputs(), trials.targets(), answers, trials.conditions().getFirst());
  }
}
