package cajal.exec;

import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Value;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The elements of a value that is a transposed or repeated form of another, found in the array of
/// that other value without a copy.
///
/// @param of the value whose array holds them, row by row
/// @param steps from one element to the next along each axis
record Strides(Value of, int[] steps) {

  /// @param isKept whether the array of a transposed value is made anyway
  static Strides of(Value value, @Nullable Node[] producers, Predicate<Value> isKept) {
    int rank = value.type().rank();
    int[] axis = new int[rank];
    for (int i = 0; i < rank; i++) axis[i] = i;
    Value at = value;
    while (true) {
      Node node = producers[at.id()];
      if (node != null && node.op() instanceof Move.Transpose move && !isKept.test(at)) {
        for (int i = 0; i < rank; i++) axis[i] = axis[i] < 0 ? -1 : move.order().get(axis[i]);
        at = move.x();
      } else if (node != null && node.op() instanceof Move.Broadcast move) {
        for (int i = 0; i < rank; i++) axis[i] = move.axes().indexOf(axis[i]);
        at = move.x();
      } else {
        return new Strides(at, steps(at, axis));
      }
    }
  }

  private static int[] steps(Value of, int[] axis) {
    int[] own = of.shape().strides();
    int[] steps = new int[axis.length];
    for (int i = 0; i < steps.length; i++) steps[i] = axis[i] < 0 ? 0 : own[axis[i]];
    return steps;
  }
}
