package cajal.emit;

import cajal.ir.DType;

/// Where a kernel finds a value in its [Frame]: the array, or the scalar, of that number among
/// those of its element type. A block is scratch that is indexed from the start of the range, a
/// window a part of an array that starts where the frame says. Of rows, each starts a step after
/// the one before; of `EACH` there is one element for a whole row.
public record Slot(Kind kind, DType dtype, int index) {
  /// What is at the slot.
  public enum Kind {
    ARRAY,
    SCALAR,
    BLOCK,
    WINDOW,
    ROWS,
    EACH
  }
}
