package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// An operation that puts elements elsewhere and computes nothing.
public sealed interface Move extends Op {

  Type type();

  @Override
  default List<Type> resultTypes() {
    return List.of(type());
  }

  /// The same elements in row-major order under another shape.
  record Reshape(Value x, Shape to) implements Move {
    public Reshape {
      if (to.size() != x.shape().size()) {
        throw new ShapeError(
            "reshape of "
                + x.type()
                + " to "
                + to
                + ": "
                + x.shape().size()
                + " elements do not"
                + " fill "
                + to.size());
      }
    }

    @Override
    public Type type() {
      return x.type().with(to);
    }

    @Override
    public List<Value> operands() {
      return List.of(x);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Reshape(operand.apply(x), to);
    }
  }

  /// Axes in another order: axis `i` of the result is axis `order(i)` of `x`.
  record Transpose(Value x, List<Integer> order) implements Move {
    public Transpose {
      order = List.copyOf(order);
      if (!order.stream().sorted().toList().equals(range(x.type().rank()))) {
        throw new ShapeError("transpose of " + x.type() + " by " + order + ": name each axis once");
      }
    }

    @Override
    public Type type() {
      return x.type().with(new Shape(order.stream().map(axis -> x.shape().dim(axis)).toList()));
    }

    @Override
    public List<Value> operands() {
      return List.of(x);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Transpose(operand.apply(x), order);
    }
  }

  /// Repeats `x` to a larger shape: axis `i` of `x` is axis `axes(i)` of the result.
  record Broadcast(Value x, Shape to, List<Integer> axes) implements Move {
    public Broadcast {
      axes = List.copyOf(axes);
      if (axes.size() != x.type().rank()) {
        throw new ShapeError(
            "broadcast of "
                + x.type()
                + " to "
                + to
                + " takes an axis for each of its own, found "
                + axes);
      }
      for (int i = 0; i < axes.size(); i++) {
        boolean rising = axes.get(i) > (i == 0 ? -1 : axes.get(i - 1));
        if (!rising || axes.get(i) >= to.rank() || to.dim(axes.get(i)) != x.shape().dim(i)) {
          throw new ShapeError("broadcast of " + x.type() + " to " + to + " along axes " + axes);
        }
      }
    }

    @Override
    public Type type() {
      return x.type().with(to);
    }

    @Override
    public List<Value> operands() {
      return List.of(x);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Broadcast(operand.apply(x), to, axes);
    }
  }

  /// The elements from `from` (inclusive) to `to` (exclusive) along each axis, every `stride`-th.
  record Slice(Value x, List<Integer> from, List<Integer> to, List<Integer> stride)
      implements Move {
    public Slice {
      from = List.copyOf(from);
      to = List.copyOf(to);
      stride = List.copyOf(stride);
      int rank = x.type().rank();
      boolean fits = from.size() == rank && to.size() == rank && stride.size() == rank;
      for (int axis = 0; fits && axis < rank; axis++) {
        fits =
            0 <= from.get(axis)
                && from.get(axis) <= to.get(axis)
                && to.get(axis) <= x.shape().dim(axis)
                && stride.get(axis) > 0;
      }
      if (!fits) {
        throw new ShapeError(
            "slice of " + x.type() + " from " + from + " to " + to + " by " + stride);
      }
    }

    @Override
    public Type type() {
      List<Integer> dims = new ArrayList<>();
      for (int axis = 0; axis < from.size(); axis++) {
        dims.add(Math.ceilDiv(to.get(axis) - from.get(axis), stride.get(axis)));
      }
      return x.type().with(new Shape(dims));
    }

    @Override
    public List<Value> operands() {
      return List.of(x);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Slice(operand.apply(x), from, to, stride);
    }
  }

  /// `x` with `fill`, a scalar, added before and after it along each axis.
  record Pad(Value x, Value fill, List<Integer> before, List<Integer> after) implements Move {
    public Pad {
      before = List.copyOf(before);
      after = List.copyOf(after);
      int rank = x.type().rank();
      if (before.size() != rank
          || after.size() != rank
          || !fill.type().equals(Type.scalar(x.dtype()))
          || before.stream().anyMatch(count -> count < 0)
          || after.stream().anyMatch(count -> count < 0)) {
        throw new ShapeError(
            "pad of " + x.type() + " with " + fill.type() + " by " + before + ", " + after);
      }
    }

    @Override
    public Type type() {
      List<Integer> dims = new ArrayList<>();
      for (int axis = 0; axis < before.size(); axis++) {
        dims.add(before.get(axis) + x.shape().dim(axis) + after.get(axis));
      }
      return x.type().with(new Shape(dims));
    }

    @Override
    public List<Value> operands() {
      return List.of(x, fill);
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Pad(operand.apply(x), operand.apply(fill), before, after);
    }
  }

  /// Values one after another along an axis.
  record Concat(List<Value> xs, int axis) implements Move {
    public Concat {
      xs = List.copyOf(xs);
      if (xs.isEmpty()) throw new ShapeError("concat of nothing; give it one value or more");
      Type first = xs.getFirst().type();
      for (Value x : xs) {
        boolean fits = x.dtype() == first.dtype() && x.type().rank() == first.rank();
        for (int i = 0; fits && i < first.rank(); i++) {
          fits = i == axis || x.shape().dim(i) == first.shape().dim(i);
        }
        if (!fits || axis < 0 || axis >= first.rank()) {
          throw new ShapeError("concat along axis " + axis + " of " + first + " and " + x.type());
        }
      }
    }

    @Override
    public Type type() {
      List<Integer> dims = new ArrayList<>(xs.getFirst().shape().dims());
      dims.set(axis, xs.stream().mapToInt(x -> x.shape().dim(axis)).sum());
      return xs.getFirst().type().with(new Shape(dims));
    }

    @Override
    public List<Value> operands() {
      return xs;
    }

    @Override
    public Op map(UnaryOperator<Value> operand) {
      return new Concat(Op.mapAll(xs, operand), axis);
    }
  }

  private static List<Integer> range(int count) {
    List<Integer> range = new ArrayList<>();
    for (int i = 0; i < count; i++) range.add(i);
    return range;
  }
}
