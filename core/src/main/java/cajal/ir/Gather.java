package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Slices of `x` along its first axis, at `indices` (i32 of one axis): result[k] = x[indices[k]].
public record Gather(Value x, Value indices) implements Op {
  public Gather {
    if (x.type().rank() < 1 || indices.dtype() != DType.I32 || indices.type().rank() != 1) {
      throw new ShapeError(
          "gather takes an array and i32[k] indices, found " + x.type() + " and " + indices.type());
    }
  }

  @Override
  public List<Value> operands() {
    return List.of(x, indices);
  }

  @Override
  public List<Type> resultTypes() {
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.set(0, indices.shape().dim(0));
    return List.of(x.type().with(new Shape(dims)));
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Gather(operand.apply(x), operand.apply(indices));
  }
}
