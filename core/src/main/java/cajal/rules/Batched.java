package cajal.rules;

import cajal.ir.Shape;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;

/// What stands for a value of the program of one element in the program of the whole batch: one
/// value for each element, side by side along `axis`, or a single one that all share.
record Batched(Value value, int axis) {
  static final int SHARED = -1;

  static Batched shared(Value value) {
    return new Batched(value, SHARED);
  }

  boolean isShared() {
    return axis == SHARED;
  }

  /// The shape for one element.
  Shape shape() {
    if (isShared()) return value.shape();
    List<Integer> dims = new ArrayList<>(value.shape().dims());
    dims.remove(axis);
    return new Shape(dims);
  }
}
