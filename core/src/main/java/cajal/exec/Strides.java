package cajal.exec;

import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Shape;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The elements of a value that is a part, or a transposed or repeated form of another, found in
/// the array of that other value without a copy.
///
/// @param of the value whose array holds them, row by row
/// @param start where the first of them is
/// @param steps from one element to the next along each axis
record Strides(Value of, int start, int[] steps) {

  /// @param isKept whether the array of a value is made anyway; a repeated one is never worth it
  static Strides of(Value value, @Nullable Node[] producers, Predicate<Value> isKept) {
    Node node = producers[value.id()];
    if (node == null || !(node.op() instanceof Move move)) return whole(value);
    if (isKept.test(value) && !(move instanceof Move.Broadcast)) return whole(value);
    Strides x = of(move.operands().getFirst(), producers, isKept);
    Strides found =
        switch (move) {
          case Move.Transpose m -> x.axes(m.order());
          case Move.Broadcast m -> x.repeated(m);
          case Move.Slice m -> x.slice(m);
          case Move.Reshape m -> x.reshaped(m);
          case Move.Pad m -> null;
          case Move.Concat m -> null;
        };
    return found == null ? whole(value) : found;
  }

  private static Strides whole(Value value) {
    return new Strides(value, 0, value.shape().strides());
  }

  private Strides axes(List<Integer> order) {
    return new Strides(of, start, order.stream().mapToInt(axis -> steps[axis]).toArray());
  }

  private Strides repeated(Move.Broadcast op) {
    int[] found = new int[op.to().rank()];
    for (int axis = 0; axis < steps.length; axis++) found[op.axes().get(axis)] = steps[axis];
    return new Strides(of, start, found);
  }

  private Strides slice(Move.Slice op) {
    int[] found = steps.clone();
    int at = start;
    for (int axis = 0; axis < found.length; axis++) {
      at += op.from().get(axis) * steps[axis];
      found[axis] *= op.stride().get(axis);
    }
    return new Strides(of, at, found);
  }

  private @Nullable Strides reshaped(Move.Reshape op) {
    Shape to = op.to();
    if (to.size() == 0) return null;
    List<int[]> axes = joined(op.x().shape().dims(), steps);
    int[] found = new int[to.rank()];
    int left = 1;
    int step = 0;
    for (int axis = found.length - 1; axis >= 0; axis--) {
      if (to.dim(axis) == 1) continue;
      if (left == 1) {
        left = axes.getLast()[0];
        step = axes.removeLast()[1];
      }
      if (left % to.dim(axis) != 0) return null;
      found[axis] = step;
      step *= to.dim(axis);
      left /= to.dim(axis);
    }
    return new Strides(of, start, found);
  }

  /// The lengths and steps of axes, those of one element left out and those that are walked as one
  /// joined.
  static List<int[]> joined(List<Integer> dims, int[] steps) {
    List<int[]> axes = new ArrayList<>();
    for (int axis = 0; axis < steps.length; axis++) {
      int length = dims.get(axis);
      if (length == 1) continue;
      boolean goesOn = !axes.isEmpty() && axes.getLast()[1] == steps[axis] * length;
      int before = goesOn ? axes.removeLast()[0] : 1;
      axes.add(new int[] {before * length, steps[axis]});
    }
    return axes;
  }
}
