package cajal.trace;

import cajal.ir.Gather;
import cajal.ir.Move;
import cajal.ir.ScatterAdd;
import cajal.ir.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Elements put elsewhere. Axes are counted from 0, or back from -1, the last.
public final class Shapes {
  private Shapes() {}

  static Tensor reshape(Tensor x, Shape to) {
    if (x.shape().equals(to)) return x;
    return Trace.current().add(t -> new Move.Reshape(t.value(x), to));
  }

  /// The shape of `dims`, where one may be -1 for what is left.
  static Shape fill(Tensor x, int... dims) {
    int open = -1;
    int known = 1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == -1 && open < 0) open = i;
      else known *= dims[i];
    }
    int[] filled = dims.clone();
    int size = x.shape().size();
    if (open >= 0) filled[open] = known == 0 ? 0 : size / known;
    for (int dim : filled) {
      if (dim < 0) throw TraceError.reshape(x.type(), Shape.of(0));
    }
    Shape to = Shape.of(filled);
    if (to.size() != size) throw TraceError.reshape(x.type(), to);
    return to;
  }

  /// Axes in another order: axis `i` of the result is axis `order[i]` of `x`; in reverse if no
  /// order is given.
  public static Tensor transpose(Tensor x, int... order) {
    List<Integer> axes =
        order.length == 0
            ? new ArrayList<>(IntStream.range(0, x.rank()).boxed().toList()).reversed()
            : Arrays.stream(order).map(axis -> x.axis("transpose", axis)).boxed().toList();
    return Trace.current().add(t -> new Move.Transpose(t.value(x), axes));
  }

  /// `x` repeated to a shape, by the rules of broadcasting.
  public static Tensor broadcast(Tensor x, Shape to) {
    Shape common = x.rank() > to.rank() ? x.shape() : fitted(x, to);
    if (!common.equals(to)) throw TraceError.broadcast("broadcast", x.type(), x.type().with(to));
    return Broadcasting.fill(x, to);
  }

  private static Shape fitted(Tensor x, Shape to) {
    List<Integer> dims = new ArrayList<>(to.dims());
    int offset = to.rank() - x.rank();
    for (int axis = 0; axis < x.rank(); axis++) {
      int own = x.shape().dim(axis);
      if (own != 1) dims.set(axis + offset, own);
    }
    return new Shape(dims);
  }

  /// An axis of length 1 put in before axis `axis`; -1 adds it at the end.
  public static Tensor expand(Tensor x, int axis) {
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    int at = axis < 0 ? axis + x.rank() + 1 : axis;
    if (at < 0 || at > x.rank()) throw TraceError.axis("expand", x.type(), axis);
    dims.add(at, 1);
    return reshape(x, new Shape(dims));
  }

  /// The elements from `from` (inclusive) to `to` (exclusive) along an axis.
  public static Tensor slice(Tensor x, int axis, int from, int to) {
    return slice(x, axis, from, to, 1);
  }

  /// Every `stride`-th of the elements from `from` to `to` exclusive along an axis.
  public static Tensor slice(Tensor x, int axis, int from, int to, int stride) {
    int own = x.axis("slice", axis);
    List<Integer> starts = new ArrayList<>(Collections.nCopies(x.rank(), 0));
    List<Integer> ends = new ArrayList<>(x.shape().dims());
    List<Integer> strides = new ArrayList<>(Collections.nCopies(x.rank(), 1));
    starts.set(own, from);
    ends.set(own, to);
    strides.set(own, stride);
    return Trace.current().add(t -> new Move.Slice(t.value(x), starts, ends, strides));
  }

  /// Element `index` along an axis, which vanishes.
  public static Tensor at(Tensor x, int axis, int index) {
    int own = x.axis("at", axis);
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.remove(own);
    return reshape(slice(x, own, index, index + 1), new Shape(dims));
  }

  /// `number` added `before` and `after` along an axis.
  public static Tensor pad(Tensor x, int axis, int before, int after, double number) {
    int own = x.axis("pad", axis);
    List<Integer> first = new ArrayList<>(Collections.nCopies(x.rank(), 0));
    List<Integer> last = new ArrayList<>(Collections.nCopies(x.rank(), 0));
    first.set(own, before);
    last.set(own, after);
    Tensor fill = x.like(number);
    return Trace.current().add(t -> new Move.Pad(t.value(x), t.value(fill), first, last));
  }

  /// Tensors one after another along an axis.
  public static Tensor concat(int axis, Tensor... xs) {
    int own = xs.length == 0 ? 0 : xs[0].axis("concat", axis);
    return Trace.current().add(t -> new Move.Concat(Arrays.stream(xs).map(t::value).toList(), own));
  }

  /// Tensors of one shape along a new first axis.
  public static Tensor stack(Tensor... xs) {
    return concat(0, Arrays.stream(xs).map(x -> expand(x, 0)).toArray(Tensor[]::new));
  }

  /// Slices of `x` along its first axis: result[k] = x[indices[k]], for i32 indices.
  public static Tensor gather(Tensor x, Tensor indices) {
    return Trace.current().add(t -> new Gather(t.value(x), t.value(indices)));
  }

  /// `x` with `updates[k]` added to its slice number `indices[k]` along the first axis, in order.
  public static Tensor scatterAdd(Tensor x, Tensor indices, Tensor updates) {
    return Trace.current().add(t -> new ScatterAdd(t.value(x), t.value(indices), t.value(updates)));
  }
}
