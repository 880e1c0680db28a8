package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Elements put together along `axes`, which vanish from the shape.
public record Reduce(ReduceKind kind, Value x, List<Integer> axes) implements Op {
  public Reduce {
    axes = List.copyOf(axes);
    for (int axis : axes) {
      if (axis < 0 || axis >= x.type().rank()) {
        throw new ShapeError("reduce along axis " + axis + " of " + x.type());
      }
    }
    if (axes.stream().distinct().count() < axes.size()) {
      throw new ShapeError("reduce of " + x.type() + " along " + axes + ": name each axis once");
    }
    boolean logical = kind == ReduceKind.ANY || kind == ReduceKind.ALL;
    if (logical != (x.dtype() == DType.BOOL)) {
      throw new ShapeError("reduce " + kind + " does not take " + x.type() + "; cast it first");
    }
  }

  @Override
  public List<Value> operands() {
    return List.of(x);
  }

  @Override
  public List<Type> resultTypes() {
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < x.type().rank(); axis++) {
      if (!axes.contains(axis)) kept.add(x.shape().dim(axis));
    }
    return List.of(new Type(x.dtype(), new Shape(kept)));
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Reduce(kind, operand.apply(x), axes);
  }
}
