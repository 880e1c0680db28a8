package cajal.trace;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.Elementwise;
import cajal.ir.Move;
import cajal.ir.Shape;
import cajal.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings operands to one shape as NumPy does. Scalars stay scalars: operations take them.
final class Broadcasting {
  private Broadcasting() {}

  static Tensor binary(BinaryKind kind, Tensor x, Tensor y) {
    Shape shape = common(kind.toString(), x, y);
    Tensor left = to(x, shape);
    Tensor right = to(y, shape);
    return Trace.current().add(t -> new Elementwise.Binary(kind, t.value(left), t.value(right)));
  }

  static Tensor compare(CompareKind kind, Tensor x, Tensor y) {
    Shape shape = common(kind.toString(), x, y);
    Tensor left = to(x, shape);
    Tensor right = to(y, shape);
    return Trace.current().add(t -> new Elementwise.Compare(kind, t.value(left), t.value(right)));
  }

  /// The shape all are brought to.
  static Shape common(String what, Tensor... xs) {
    Type all = xs[0].type();
    for (Tensor x : xs) {
      Shape joined = join(all.shape(), x.shape());
      if (joined == null) throw TraceError.broadcast(what, all, x.type());
      all = all.with(joined);
    }
    return all.shape();
  }

  /// The shape that two broadcast to, or null.
  static @Nullable Shape join(Shape x, Shape y) {
    List<Integer> dims = new ArrayList<>();
    for (int back = 1; back <= Math.max(x.rank(), y.rank()); back++) {
      int a = back <= x.rank() ? x.dim(x.rank() - back) : 1;
      int b = back <= y.rank() ? y.dim(y.rank() - back) : 1;
      if (a != b && a != 1 && b != 1) return null;
      dims.addFirst(a == 1 ? b : a);
    }
    return new Shape(dims);
  }

  /// `x` repeated to `shape`, unless it is a scalar or has it already.
  static Tensor to(Tensor x, Shape shape) {
    return x.type().isScalar() ? x : fill(x, shape);
  }

  /// `x` repeated to `shape`.
  static Tensor fill(Tensor x, Shape shape) {
    if (x.shape().equals(shape)) return x;
    List<Integer> kept = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    int offset = shape.rank() - x.rank();
    for (int axis = 0; axis < x.rank(); axis++) {
      if (x.shape().dim(axis) == 1 && shape.dim(axis + offset) != 1) continue;
      kept.add(x.shape().dim(axis));
      axes.add(axis + offset);
    }
    Tensor narrow = Shapes.reshape(x, new Shape(kept));
    return Trace.current().add(t -> new Move.Broadcast(t.value(narrow), shape, axes));
  }
}
