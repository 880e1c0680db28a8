package cajal.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/// Running sums, products, minima or maxima along an axis, each element included in its own.
public record Cumulative(ReduceKind kind, Value x, int axis) implements Op {
  public Cumulative {
    if (axis < 0 || axis >= x.type().rank()) {
      throw new ShapeError("cumulative " + kind + " along axis " + axis + " of " + x.type());
    }
    if (kind == ReduceKind.ANY || kind == ReduceKind.ALL || x.dtype() == DType.BOOL) {
      throw new ShapeError("cumulative " + kind + " does not take " + x.type());
    }
  }

  @Override
  public List<Value> operands() {
    return List.of(x);
  }

  @Override
  public List<Type> resultTypes() {
    return List.of(x.type());
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Cumulative(kind, operand.apply(x), axis);
  }
}
