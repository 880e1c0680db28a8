package cajal.rules;

import cajal.ir.Constant;
import cajal.ir.Gather;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.Move;
import cajal.ir.Reduce;
import cajal.ir.ReduceKind;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Operations on whole arrays that derivative rules are written with.
final class Shaped {
  private final GraphBuilder b;

  Shaped(GraphBuilder builder) {
    b = builder;
  }

  Value full(Type type, double number) {
    return fill(b.add(Constant.of(type.dtype(), number)), type.shape());
  }

  Value zeros(Type type) {
    return full(type, 0);
  }

  /// `x`, or zeros where there is none.
  Value orZeros(@Nullable Value x, Type type) {
    return x == null ? zeros(type) : fill(x, type.shape());
  }

  /// A scalar at every place of `shape`; anything else has it already.
  Value fill(Value x, Shape shape) {
    if (!x.isScalar() || shape.isScalar()) return x;
    return b.add(new Move.Broadcast(x, shape, List.of()));
  }

  /// The sum of all elements for a scalar, which stands for every place; otherwise `x`.
  Value sumTo(Shape shape, Value x) {
    return shape.isScalar() && !x.isScalar() ? sum(x, axes(x)) : x;
  }

  Value sum(Value x) {
    return x.isScalar() ? x : sum(x, axes(x));
  }

  Value sum(Value x, List<Integer> axes) {
    return axes.isEmpty() ? x : b.add(new Reduce(ReduceKind.SUM, x, axes));
  }

  static List<Integer> axes(Value x) {
    return IntStream.range(0, x.type().rank()).boxed().toList();
  }

  /// The axes of `x` that are not among `axes`.
  static List<Integer> others(Value x, List<Integer> axes) {
    return axes(x).stream().filter(axis -> !axes.contains(axis)).toList();
  }

  Value reshape(Value x, Shape to) {
    return x.shape().equals(to) ? x : b.add(new Move.Reshape(x, to));
  }

  Value transpose(Value x, List<Integer> order) {
    return order.equals(axes(x)) ? x : b.add(new Move.Transpose(x, order));
  }

  /// The order that undoes `order`.
  static List<Integer> inverse(List<Integer> order) {
    return IntStream.range(0, order.size()).mapToObj(order::indexOf).toList();
  }

  /// The matrices of the last two axes, transposed.
  Value transposed(Value x) {
    List<Integer> order = new ArrayList<>(axes(x));
    order.add(order.remove(order.size() - 2));
    return transpose(x, order);
  }

  /// The slices along the first axis from the last to the first.
  Value reversed(Value x) {
    int n = x.shape().dim(0);
    Value up = b.add(new Iota(Shape.of(n), 0));
    return b.add(new Gather(x, b.plus(b.negate(up), n - 1)));
  }

  /// Part of `x` from `from` to `to` along each axis.
  Value slice(Value x, List<Integer> from, List<Integer> to) {
    return b.add(new Move.Slice(x, from, to, each(from.size(), 1)));
  }

  /// `x` among zeros.
  Value padded(Value x, List<Integer> before, List<Integer> after) {
    return b.add(new Move.Pad(x, b.constant(x.dtype(), 0), before, after));
  }

  static List<Integer> each(int count, int number) {
    return IntStream.range(0, count).mapToObj(i -> number).toList();
  }
}
