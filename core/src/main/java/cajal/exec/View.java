package cajal.exec;

import cajal.emit.Frame;
import cajal.emit.Slot;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a loop finds the elements of a value in the array of another one that it is a part or a
/// repeated form of: row by row, each `step` after the one before.
///
/// @param row elements of a row; 0 if all lie one after another
/// @param each whether there is one element for a row
record View(Value of, int start, int row, int step, boolean each) {

  /// The view of a value of this type under strides, or null where it takes more than rows of whole
  /// vectors.
  static @Nullable View of(Type type, Strides strides) {
    if (type.shape().size() % Frame.ALIGNMENT != 0) return null;
    List<int[]> axes = Strides.joined(type.shape().dims(), strides.steps());
    if (axes.isEmpty() || axes.size() > 2) return null;
    int row = axes.getLast()[0];
    int within = axes.getLast()[1];
    if (axes.size() == 1) {
      return within == 1 ? new View(strides.of(), strides.start(), 0, 0, false) : null;
    }
    boolean each = within == 0 && type.dtype() != DType.BOOL;
    return row % Frame.ALIGNMENT == 0 && (within == 1 || each)
        ? new View(strides.of(), strides.start(), row, axes.getFirst()[1], each)
        : null;
  }

  /// Whether a loop over rows of so many elements can read it.
  boolean fits(int row) {
    return this.row == 0 || this.row == row;
  }

  Slot.Kind kind() {
    return each ? Slot.Kind.EACH : row == 0 ? Slot.Kind.WINDOW : Slot.Kind.ROWS;
  }
}
