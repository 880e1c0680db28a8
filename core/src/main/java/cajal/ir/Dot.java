package cajal.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Matrix product over the last two axes, batched over the `batch` first ones that both share:
/// `[b.., m, k] x [b.., k, n]` gives `[b.., m, n]`.
public record Dot(Value x, Value y, int batch) implements Op {
  public Dot {
    boolean fits =
        x.dtype() == y.dtype()
            && x.dtype().isFloat()
            && batch >= 0
            && x.type().rank() == batch + 2
            && y.type().rank() == batch + 2
            && x.shape().dim(batch + 1) == y.shape().dim(batch);
    for (int axis = 0; fits && axis < batch; axis++) {
      fits = x.shape().dim(axis) == y.shape().dim(axis);
    }
    if (!fits) {
      throw new ShapeError(
          "dot: sizes differ: "
              + x.type()
              + " x "
              + y.type()
              + " with "
              + batch
              + " batch axes; transpose one of them or check the inner size");
    }
  }

  @Override
  public List<Value> operands() {
    return List.of(x, y);
  }

  @Override
  public List<Type> resultTypes() {
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.set(batch + 1, y.shape().dim(batch + 1));
    return List.of(x.type().with(new Shape(dims)));
  }

  @Override
  public Op map(UnaryOperator<Value> operand) {
    return new Dot(operand.apply(x), operand.apply(y), batch);
  }
}
