package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// The index along an axis, as i32.
public record Iota(Shape shape, int axis) implements Op {
  public Iota {
    if (axis < 0 || axis >= shape.rank()) {
      throw new ShapeError("iota along axis " + axis + " of shape " + shape);
    }
  }

  @Override
  public List<Value> operands() {
    return List.of();
  }

  @Override
  public List<Type> resultTypes() {
    return List.of(new Type(DType.I32, shape));
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return this;
  }
}
