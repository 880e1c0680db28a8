package cajal.cli.train;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.data.Batches;
import cajal.learn.data.Examples;
import cajal.learn.data.Split;
import cajal.learn.task.Trials;
import cajal.learn.train.BatchSource;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;

/// Examples that belong to classes, shown as constant currents, with one input more that is always
/// 1; the class is asked for in the second half.
///
/// @param split of numbers, f32\[n, features], and classes, i32\[n]
/// @param steps in which an example is shown
record Classes(Split split, List<String> answers, int steps, int batch, long seed)
    implements Lesson {
  Classes {
    if (batch > split.train().count()) {
      throw new IllegalArgumentException(
          "a batch of %d trials, but there are %d to train on; give that or fewer"
              .formatted(batch, split.train().count()));
    }
  }

  private Batches shuffled() {
    return Batches.shuffled(split.train(), batch, seed);
  }

  @Override
  public int inputs() {
    return split.train().types().getFirst().shape().dim(1) + 1;
  }

  @Override
  public int grades() {
    return answers.size();
  }

  @Override
  public BatchSource training() {
    return shuffled()::epoch;
  }

  @Override
  public int batches() {
    return shuffled().count();
  }

  @Override
  public Iterable<List<Tensor>> validation() {
    return inOrder(split.validation());
  }

  @Override
  public Iterable<List<Tensor>> test() {
    return inOrder(split.test());
  }

  private Iterable<List<Tensor>> inOrder(Examples examples) {
    return Batches.inOrder(examples, batch).padded().epoch(0);
  }

  @Override
  public Shown show(List<Tensor> batch) {
    Tensor numbers = batch.get(0);
    Tensor one = Fill.ones(Type.of(DType.F32, numbers.dim(0), 1));
    Tensor all = Shapes.concat(1, numbers, one);
    Tensor sequence =
        Shapes.broadcast(Shapes.expand(all, 0), Shape.of(steps, all.dim(0), all.dim(1)));
    Tensor right = batch.get(1);
    Shape rows = Shape.of(right.dim(0), answers.size());
    Tensor hot =
        Fill.iota(rows, 1).eq(Shapes.broadcast(Shapes.expand(right, 1), rows)).cast(DType.F32);
    int asked = steps - steps / 2;
    Tensor targets =
        Shapes.broadcast(Shapes.expand(hot, 0), Shape.of(asked, rows.dim(0), rows.dim(1)));
    Tensor always = Fill.ones(Type.of(DType.F32, asked, rows.dim(0)));
    return new Shown(sequence, targets, new Trials.Question(always, right), right);
  }
}
