package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.task.Timeline.Period;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Recall from working memory: one of some values is shown in each of several slots, in one of them
/// with the command to store it, and in a later one with the command to give it back (store-recall
/// of Bellec et al. 2018). Inputs are the values, one at a time, and the two commands; while the
/// command to recall is given, no value is shown.
///
/// @param dt of a step, ms
/// @param slots how many, 2 or more
/// @param slot steps of each
/// @param values how many different ones
/// @param sigma of the noise, times √ms
public record StoreRecall(double dt, int slots, int slot, int values, double sigma)
    implements Decision {
  public StoreRecall {
    Channels.require(dt, sigma);
    if (slots < 2 || slot < 1 || values < 2) {
      throw new IllegalArgumentException(
          "there are 2 slots or more of 1 step or more, and 2 values or more; found %d, %d, %d"
              .formatted(slots, slot, values));
    }
  }

  /// That of Bellec et al.: 12 slots of 200 ms, 2 values, without noise.
  ///
  /// @param dt a divisor of 200 ms
  public static StoreRecall published(double dt) {
    return new StoreRecall(dt, 12, Channels.steps(200, dt), 2, 0);
  }

  @Override
  public List<Period> periods() {
    return List.of(Period.of("slots", slots * slot));
  }

  @Override
  public int inputs() {
    return values + 2;
  }

  @Override
  public List<String> outputs() {
    return IntStream.range(0, values).mapToObj(i -> "value " + i).toList();
  }

  @Override
  public List<Condition> conditions() {
    return List.of(
        new Condition("value", outputs()),
        new Condition(
            "slots between", IntStream.rangeClosed(1, slots - 1).mapToObj(i -> "" + i).toList()));
  }

  @Override
  public Trials draw(Keyed draws, int batch) {
    Tensor store = Channels.drawn(draws, "store", slots - 1, batch);
    Tensor later = draws.fold("recall").uniform(store.type());
    Tensor recall = store.plus(1).plus(Maths.floor(later.times(store.negate().plus(slots - 1))));
    Type each = Type.of(DType.F32, batch, slots);
    Tensor shown = Maths.floor(draws.fold("values").uniform(each).times(values));
    Tensor storing = Channels.hot(store, slots);
    Tensor recalling = Channels.hot(recall, slots);
    Tensor stored = Reductions.sum(shown.times(storing), 1);
    Tensor hot = Channels.hot(shown, values).times(Shapes.expand(recalling.negate().plus(1), 2));
    Tensor inputs = inTime(Shapes.concat(2, hot, wide(storing), wide(recalling)));
    Tensor when = Fill.ones(Type.of(DType.F32, steps(), batch));
    Tensor asked = inTime(wide(recalling)).reshape(steps(), batch);
    Tensor answer = stored.cast(DType.I32);
    Shape all = Shape.of(steps(), batch, values);
    Tensor right = Shapes.broadcast(Shapes.expand(Channels.hot(stored, values), 0), all);
    return new Trials(
        Channels.noisy(inputs, when, draws, sigma, dt),
        right,
        asked,
        List.of(new Trials.Question(asked, answer)),
        List.of(answer, recall.minus(store).minus(1).cast(DType.I32)));
  }

  private static Tensor wide(Tensor perSlot) {
    return Shapes.expand(perSlot, 2);
  }

  /// Of `[batch, slots, n]` each slot for its steps, `[steps, batch, n]`.
  private Tensor inTime(Tensor perSlot) {
    int batch = perSlot.dim(0);
    int n = perSlot.dim(2);
    Tensor first = Shapes.expand(Shapes.transpose(perSlot, 1, 0, 2), 1);
    Shape all = Shape.of(slots, slot, batch, n);
    return Shapes.broadcast(first, all).reshape(steps(), batch, n);
  }
}
