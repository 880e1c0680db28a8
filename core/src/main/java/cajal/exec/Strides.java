package cajal.exec;

import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Value;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The elements of a value that is a transposed or repeated form or a part of another, found in the
/// array of that other value without a copy.
///
/// @param of the value whose array holds them, row by row
/// @param start the place of the first
/// @param steps from one element to the next along each axis
record Strides(Value of, int start, int[] steps) {

  /// @param isKept whether the array of a transposed value is made anyway
  static Strides of(Value value, @Nullable Node[] producers, Predicate<Value> isKept) {
    int rank = value.type().rank();
    int[] axis = new int[rank];
    int[] every = new int[rank];
    for (int i = 0; i < rank; i++) axis[i] = i;
    Arrays.fill(every, 1);
    Value at = value;
    // where the first element is, by the axes of `at`
    int[] first = new int[rank];
    while (true) {
      Node node = producers[at.id()];
      if (node != null && node.op() instanceof Move.Transpose move && !isKept.test(at)) {
        for (int i = 0; i < rank; i++) axis[i] = axis[i] < 0 ? -1 : move.order().get(axis[i]);
        int[] before = new int[first.length];
        for (int i = 0; i < first.length; i++) before[move.order().get(i)] = first[i];
        first = before;
        at = move.x();
      } else if (node != null && node.op() instanceof Move.Broadcast move) {
        for (int i = 0; i < rank; i++) axis[i] = move.axes().indexOf(axis[i]);
        int[] before = new int[move.axes().size()];
        for (int i = 0; i < before.length; i++) before[i] = first[move.axes().get(i)];
        first = before;
        at = move.x();
      } else if (node != null && node.op() instanceof Move.Slice move && !isKept.test(at)) {
        for (int i = 0; i < rank; i++) if (axis[i] >= 0) every[i] *= move.stride().get(axis[i]);
        for (int i = 0; i < first.length; i++) {
          first[i] = move.from().get(i) + first[i] * move.stride().get(i);
        }
        at = move.x();
      } else {
        return new Strides(at, start(at, first), steps(at, axis, every));
      }
    }
  }

  private static int start(Value of, int[] first) {
    int[] own = of.shape().strides();
    int start = 0;
    for (int i = 0; i < own.length; i++) start += first[i] * own[i];
    return start;
  }

  private static int[] steps(Value of, int[] axis, int[] every) {
    int[] own = of.shape().strides();
    int[] steps = new int[axis.length];
    for (int i = 0; i < steps.length; i++) steps[i] = axis[i] < 0 ? 0 : own[axis[i]] * every[i];
    return steps;
  }
}
