package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// `x` with `updates[k]` added to its slice number `indices[k]` along the first axis, in order of
/// k.
public record ScatterAdd(Value x, Value indices, Value updates) implements Op {
  public ScatterAdd {
    boolean fits =
        x.type().rank() >= 1
            && indices.dtype() == DType.I32
            && indices.type().rank() == 1
            && updates.dtype() == x.dtype()
            && x.dtype() != DType.BOOL
            && updates.type().rank() == x.type().rank()
            && updates.shape().dim(0) == indices.shape().dim(0);
    for (int axis = 1; fits && axis < x.type().rank(); axis++) {
      fits = updates.shape().dim(axis) == x.shape().dim(axis);
    }
    if (!fits) {
      throw new ShapeError(
          "scatter-add of " + updates.type() + " at " + indices.type() + " into " + x.type());
    }
  }

  @Override
  public List<Value> operands() {
    return List.of(x, indices, updates);
  }

  @Override
  public List<Type> resultTypes() {
    return List.of(x.type());
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new ScatterAdd(operand.apply(x), operand.apply(indices), operand.apply(updates));
  }
}
