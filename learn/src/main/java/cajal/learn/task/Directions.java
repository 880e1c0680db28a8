package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Directions around a circle, and units tuned to them.
final class Directions {
  private Directions() {}

  /// What each of `n` directions is called.
  static List<String> degrees(int n) {
    return IntStream.range(0, n).mapToObj(i -> Math.round(360.0 * i / n) + "°").toList();
  }

  /// cos of the angle between each unit of a ring and direction number d of `n`, `[batch, ring]`.
  ///
  /// @param direction number from 0, whole turns do not matter, f32 `[batch]`
  static Tensor cosines(Tensor direction, int n, int ring) {
    Shape shape = Shape.of(direction.dim(0), ring);
    Tensor own = Fill.iota(shape, 1).cast(DType.F32).times(2 * Math.PI / ring);
    Tensor shown = Shapes.expand(direction.times(2 * Math.PI / n), 1);
    return Maths.cos(own.minus(Shapes.broadcast(shown, shape)));
  }

  /// Class 0, and in the steps marked the class of the trial, as 0 and 1, `[steps, batch, n]`.
  static Tensor classes(Tensor marked, Tensor answer, int n) {
    Shape rows = Shape.of(answer.dim(0), n);
    Tensor wide = Shapes.broadcast(Shapes.expand(answer, 1), rows);
    Tensor hot = Fill.iota(rows, 1).eq(wide).cast(DType.F32);
    Tensor first = Fill.iota(rows, 1).eq(Fill.zeros(Type.of(DType.I32, rows.dim(0), n)));
    Shape all = Shape.of(marked.dim(0), rows.dim(0), n);
    Tensor when = Shapes.broadcast(Shapes.expand(marked, 2), all);
    Tensor otherwise = Shapes.broadcast(Shapes.expand(first.cast(DType.F32), 0), all);
    return Maths.where(when.gt(0.5), Shapes.broadcast(Shapes.expand(hot, 0), all), otherwise);
  }
}
