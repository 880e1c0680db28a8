package cajal.rules;

import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Shape;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;

/// Puts the axis of the batch where an operation wants it. It is left where it is as long as that
/// costs nothing: a loop that stacks what another takes apart moves no element for it.
record BatchAxes(GraphBuilder builder, int size) {
  /// Operands of an elementwise operation, brought to one shape, and where the batch is in it.
  record Aligned(List<Value> values, int axis) {}

  /// The shape for the whole batch.
  Shape whole(Shape one, int axis) {
    return new Shape(inserted(one.dims(), axis, size));
  }

  static List<Integer> inserted(List<Integer> list, int at, int number) {
    List<Integer> longer = new ArrayList<>(list);
    longer.add(at, number);
    return longer;
  }

  /// Axes of one element as those of the whole.
  static List<Integer> shifted(List<Integer> axes, int batch) {
    return axes.stream().map(axis -> shifted(axis, batch)).toList();
  }

  static int shifted(int axis, int batch) {
    return axis >= batch ? axis + 1 : axis;
  }

  /// With the batch as the first axis; what is shared is repeated.
  Value front(Batched x) {
    return at(x, 0);
  }

  /// With the batch as that axis; what is shared is repeated.
  Value at(Batched x, int axis) {
    Shaped arrays = new Shaped(builder);
    List<Integer> order = new ArrayList<>(Shaped.axes(x.value()));
    if (x.isShared()) {
      List<Integer> axes = shifted(order, axis);
      return builder.add(new Move.Broadcast(x.value(), whole(x.shape(), axis), axes));
    }
    order.remove(x.axis());
    order.add(axis, x.axis());
    return arrays.transpose(x.value(), order);
  }

  /// Scalars that all elements share stay scalars, and all stay as they are if none is batched.
  Aligned align(List<Batched> xs) {
    if (xs.stream().allMatch(Batched::isShared)) {
      return new Aligned(xs.stream().map(Batched::value).toList(), Batched.SHARED);
    }
    Shape shape = Shape.SCALAR;
    int axis = 0;
    for (Batched x : xs.reversed()) {
      if (x.shape().isScalar()) continue;
      shape = x.shape();
      if (!x.isShared()) axis = x.axis();
    }
    List<Value> values = new ArrayList<>();
    for (Batched x : xs) values.add(aligned(x, shape, axis));
    return new Aligned(values, axis);
  }

  private Value aligned(Batched x, Shape shape, int axis) {
    if (!x.shape().isScalar()) return at(x, axis);
    if (x.isShared() || shape.isScalar()) return x.value();
    return builder.add(new Move.Broadcast(x.value(), whole(shape, axis), List.of(axis)));
  }
}
