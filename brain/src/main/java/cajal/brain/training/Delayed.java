package cajal.brain.training;

import cajal.brain.network.Population;
import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;

/// Spikes that arrive after delays that are trained: between two steps they are a straight line.
///
/// A delay of k + f steps lets 1 − f of a spike arrive after k steps and f after k + 1, so that
/// whole steps have the bits of a simulation.
final class Delayed {
  /// How far a delay may be from the whole step that it counts as, since fractions are rounded: 1.4
  /// ms as a `float` is 13.9999998 steps of 0.1 ms.
  private static final double ROUNDING = 1e-6;

  private final Layout layout;
  private final int longest;
  private final Tensor near;
  private final Tensor far;
  private final Tensor part;

  /// @param dt of a step in ms
  /// @param cells of a row of the history
  /// @param from the cell of each number that arrives
  /// @param order the number of its delay, where each has its own
  Delayed(Unrolled run, Trained.Delay delay, double dt, int cells, int[] from, int[] order) {
    layout = run.layout();
    longest = delay.longest();
    Tensor all = steps(delay, dt);
    Shape each = Shape.of(from.length);
    Tensor own =
        all.rank() == 0 ? Shapes.broadcast(all, each) : Shapes.gather(all, Tensor.of(order));
    Tensor whole = Maths.min(Maths.floor(own), Tensor.scalar((double) (longest - 1)));
    near = whole.cast(DType.I32).times(cells).plus(Tensor.of(from));
    far = near.plus(cells);
    part = layout.spread(own.minus(whole).cast(run.real()));
  }

  /// The delays in steps, from 0 to the longest.
  private static Tensor steps(Trained.Delay delay, double dt) {
    Tensor exact = delay.trained().parameter().value().cast(DType.F64).over(dt);
    Tensor whole = Maths.floor(exact.plus(0.5));
    Tensor rounding = Maths.max(whole, Tensor.scalar(1.0)).times(ROUNDING);
    Tensor is = Maths.abs(exact.minus(whole)).le(rounding);
    Tensor steps = Trainable.anchored(exact, is, whole);
    // a delay at one of the ends has a gradient, unlike with min and max
    Tensor positive = Maths.where(steps.lt(0), Tensor.scalar(0.0), steps);
    return Maths.where(
        positive.gt(delay.longest()), Tensor.scalar((double) delay.longest()), positive);
  }

  /// What arrives now.
  ///
  /// @param population of the sources
  Tensor arriving(Moment now, Population<?> population) {
    Tensor rows = layout.operand(now.until(population, longest));
    Tensor recent = layout.numbers(Shapes.gather(rows, near));
    Tensor older = layout.numbers(Shapes.gather(rows, far));
    return recent.plus(part.times(older.minus(recent)));
  }
}
