package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The periods of trials, one after another, in steps; those of varying length are drawn for each
/// trial.
public final class Timeline {
  /// @param least steps of it
  /// @param most steps of it; each number from the least to the most has the same chance
  public record Period(String name, int least, int most) {
    public Period {
      if (least < 0 || most < least) {
        throw new IllegalArgumentException(
            "the period '%s' lasts from %d to %d steps; give 0 or more, and the least first"
                .formatted(name, least, most));
      }
    }

    public static Period of(String name, int steps) {
      return new Period(name, steps, steps);
    }
  }

  private final List<Period> periods;
  private final List<Tensor> starts;
  private final int steps;
  private final int batch;

  private Timeline(List<Period> periods, List<Tensor> starts, int steps, int batch) {
    this.periods = periods;
    this.starts = starts;
    this.steps = steps;
    this.batch = batch;
  }

  /// Steps of the longest trial.
  public static int steps(List<Period> periods) {
    return periods.stream().mapToInt(Period::most).sum();
  }

  /// How many of the last steps may be in the period of this name or in one after it.
  public static int stepsFrom(String name, List<Period> periods) {
    int before = 0;
    for (Period period : periods) {
      if (period.name().equals(name)) return steps(periods) - before;
      before += period.least();
    }
    throw new IllegalArgumentException("no period is called " + name);
  }

  public static Timeline draw(Keyed draws, int batch, List<Period> periods) {
    List<Tensor> starts = new ArrayList<>();
    Tensor at = Fill.zeros(Type.of(DType.F32, batch));
    for (Period period : periods) {
      starts.add(at);
      at = at.plus(length(draws, period, batch));
    }
    starts.add(at);
    return new Timeline(List.copyOf(periods), starts, steps(periods), batch);
  }

  private static Tensor length(Keyed draws, Period period, int batch) {
    Type type = Type.of(DType.F32, batch);
    int more = period.most() - period.least();
    if (more == 0) return Fill.full(type, period.least());
    Tensor share = draws.fold("length of " + period.name()).uniform(type);
    return Maths.floor(share.times(more + 1)).plus(period.least());
  }

  /// 1 in the steps of this period of each trial, otherwise 0, `[steps, batch]`.
  public Tensor during(String name) {
    int i = 0;
    while (!periods.get(i).name().equals(name)) i++;
    return between(starts.get(i), starts.get(i + 1));
  }

  /// How many steps each trial has been in this period, 0 in its first step and before, f32
  /// `[steps, batch]`.
  public Tensor since(String name) {
    int i = 0;
    while (!periods.get(i).name().equals(name)) i++;
    return Maths.relu(now().minus(wide(starts.get(i))));
  }

  /// 1 until a trial is over, then 0, `[steps, batch]`.
  public Tensor whole() {
    return between(starts.getFirst(), starts.getLast());
  }

  private Tensor between(Tensor from, Tensor to) {
    return now().ge(wide(from)).and(now().lt(wide(to))).cast(DType.F32);
  }

  private Tensor now() {
    return Fill.iota(Shape.of(steps, batch), 0).cast(DType.F32);
  }

  private Tensor wide(Tensor perTrial) {
    return Shapes.broadcast(Shapes.expand(perTrial, 0), Shape.of(steps, batch));
  }
}
