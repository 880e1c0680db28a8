package cajal.trace;

import cajal.ir.Cumulative;
import cajal.ir.DType;
import cajal.ir.Reduce;
import cajal.ir.ReduceKind;
import cajal.ir.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Elements put together along axes, in index order, so that sums have one value. Without axes, all
/// of them to a scalar; -1 is the last axis.
public final class Reductions {
  private Reductions() {}

  private static Tensor reduce(ReduceKind kind, Tensor x, int... axes) {
    List<Integer> along =
        axes.length == 0
            ? IntStream.range(0, x.rank()).boxed().toList()
            : Arrays.stream(axes).map(axis -> x.axis(kind.toString(), axis)).boxed().toList();
    if (along.isEmpty()) return x;
    return Trace.current().add(t -> new Reduce(kind, t.value(x), along));
  }

  public static Tensor sum(Tensor x, int... axes) {
    return reduce(ReduceKind.SUM, x, axes);
  }

  public static Tensor product(Tensor x, int... axes) {
    return reduce(ReduceKind.PROD, x, axes);
  }

  public static Tensor max(Tensor x, int... axes) {
    return reduce(ReduceKind.MAX, x, axes);
  }

  public static Tensor min(Tensor x, int... axes) {
    return reduce(ReduceKind.MIN, x, axes);
  }

  /// Whether any is true; of bool.
  public static Tensor any(Tensor x, int... axes) {
    return reduce(ReduceKind.ANY, x, axes);
  }

  /// Whether all are true; of bool.
  public static Tensor all(Tensor x, int... axes) {
    return reduce(ReduceKind.ALL, x, axes);
  }

  /// The sum over the number of elements; NaN of nothing.
  public static Tensor mean(Tensor x, int... axes) {
    Tensor sum = sum(x, axes);
    int size = sum.shape().size();
    return sum.over(size == 0 ? 1 : (double) x.shape().size() / size);
  }

  /// The index of the first of the largest along an axis, as i32; that of the first NaN, if there
  /// is one.
  public static Tensor argmax(Tensor x, int axis) {
    int own = x.axis("argmax", axis);
    Tensor most = along(max(x, own), x, own);
    Tensor found = x.eq(most).or(x.ne(x));
    Tensor index = Fill.iota(x.shape(), own);
    return min(Maths.where(found, index, index.like(Integer.MAX_VALUE)), own);
  }

  /// Running sums along an axis, each element included in its own.
  public static Tensor cumsum(Tensor x, int axis) {
    int own = x.axis("cumsum", axis);
    return Trace.current().add(t -> new Cumulative(ReduceKind.SUM, t.value(x), own));
  }

  /// exp(x) over its sum along an axis.
  public static Tensor softmax(Tensor x, int axis) {
    int own = x.axis("softmax", axis);
    Tensor e = Maths.exp(x.minus(most(x, own)));
    return e.over(along(sum(e, own), x, own));
  }

  /// log of the sum of exp(x) along an axis, without overflow.
  public static Tensor logSumExp(Tensor x, int axis) {
    int own = x.axis("logSumExp", axis);
    Tensor most = most(x, own);
    Tensor sum = sum(Maths.exp(x.minus(most)), own);
    return Maths.log(sum).plus(Shapes.reshape(most, sum.shape()));
  }

  /// log of [#softmax], without overflow.
  public static Tensor logSoftmax(Tensor x, int axis) {
    int own = x.axis("logSoftmax", axis);
    Tensor low = x.minus(most(x, own));
    return low.minus(along(Maths.log(sum(Maths.exp(low), own)), x, own));
  }

  /// What is taken off before exp: results do not change with it, so it has no gradient.
  private static Tensor most(Tensor x, int axis) {
    return Derivatives.stop(along(max(x, axis), x, axis));
  }

  /// Each row along an axis less its mean, over the root of its variance plus `epsilon`.
  public static Tensor normalize(Tensor x, int axis, double epsilon) {
    int own = x.axis("normalize", axis);
    Tensor centred = x.minus(along(mean(x, own), x, own));
    Tensor variance = mean(Maths.square(centred), own);
    Tensor scale = x.like(1).over(Maths.sqrt(variance.plus(epsilon)));
    return centred.times(along(scale, x, own));
  }

  /// How many are true along the axes, as i32.
  public static Tensor count(Tensor x, int... axes) {
    return sum(x.cast(DType.I32), axes);
  }

  /// A reduced tensor with its axis back, of length 1, so that it broadcasts to `x`.
  private static Tensor along(Tensor reduced, Tensor x, int axis) {
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.set(axis, 1);
    return Shapes.reshape(reduced, new Shape(dims));
  }
}
