package cajal.learn.data;

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

/// Numbers as spikes over time, inside of a compiled function: a new first axis counts the steps,
/// and an element is 1 where there is a spike, else 0.
///
/// ```java
/// Tensor spikes = Encoding.poisson(pixels, 50, Keyed.of(Key.of(42)).at(step)); // f32[50,64,784]
/// ```
public final class Encoding {
  private Encoding() {}

  /// In each step a spike with probability `x`; below 0 never, above 1 always.
  public static Tensor poisson(Tensor x, int steps, Keyed draws) {
    Type type = new Type(DType.BOOL, inTime(x, steps));
    Tensor chance = Shapes.broadcast(Maths.clip(x, 0, 1), type.shape());
    return draws.bernoulli(chance, type).cast(x.dtype());
  }

  /// The larger a number, the earlier its one spike: 1 in the first step, just above 0 in the last,
  /// and 0 not at all.
  ///
  /// @param x from 0 to 1
  public static Tensor latency(Tensor x, int steps) {
    Shape shape = inTime(x, steps);
    Tensor late = Maths.floor(x.negate().plus(1).times(steps - 1.0).plus(0.5)).cast(DType.I32);
    Tensor here = Fill.iota(shape, 0).eq(Shapes.broadcast(late, shape));
    return here.and(Shapes.broadcast(x.gt(0.0), shape)).cast(x.dtype());
  }

  /// A row for each label, with 1 at the label's place; works outside of a compiled function.
  ///
  /// @return f32\[labels, classes]
  /// @throws IllegalArgumentException if a label is not from 0 to below `classes`
  public static Tensor oneHot(int[] labels, int classes) {
    float[] rows = new float[Math.multiplyExact(labels.length, classes)];
    for (int i = 0; i < labels.length; i++)
      rows[i * classes + Labels.check(labels, i, classes)] = 1;
    return Tensor.of(rows).reshape(labels.length, classes);
  }

  private static Shape inTime(Tensor x, int steps) {
    if (!x.dtype().isFloat() || steps < 1) {
      throw new IllegalArgumentException(
          "%s as spikes in %d steps; give f32 or f64, and at least one step"
              .formatted(x.type(), steps));
    }
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.addFirst(steps);
    return new Shape(dims);
  }
}
