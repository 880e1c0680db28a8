package cajal.rules;

import cajal.ir.Constant;
import cajal.ir.DType;
import cajal.ir.Gather;
import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Op;
import cajal.ir.ScatterAdd;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Derivatives of what puts elements elsewhere: all of it is linear. A cotangent goes back the way
/// its element came.
final class MoveRules {
  private final GraphBuilder b;
  private final Shaped arrays;

  MoveRules(GraphBuilder builder) {
    b = builder;
    arrays = new Shaped(builder);
  }

  /// The operation on the tangents, which `map` asks for in the order of the operands.
  Value tangent(Op op, List<@Nullable Value> t) {
    Iterator<@Nullable Value> next = t.iterator();
    return b.add(
        op.map(x -> {
          Value tangent = next.next();
          return x.dtype().isFloat() ? arrays.orZeros(tangent, x.type()) : x;
        }));
  }

  /// The cotangents of the operands of a move.
  List<@Nullable Value> cotangents(Move op, Value g) {
    return switch (op) {
      case Move.Reshape m -> List.of(arrays.reshape(g, m.x().shape()));
      case Move.Transpose m -> List.of(arrays.transpose(g, Shaped.inverse(m.order())));
      case Move.Broadcast m -> List.of(arrays.sum(g, Shaped.others(g, m.axes())));
      case Move.Slice m -> List.of(slice(m, g));
      case Move.Pad m -> List.of(inside(m, g), arrays.sum(outside(m, g)));
      case Move.Concat m -> concat(m, g);
    };
  }

  /// The slices of the cotangent are added where those of x were taken.
  List<@Nullable Value> cotangents(Gather op, Value g) {
    Value zeros = arrays.zeros(op.x().type());
    return Arrays.asList(b.add(new ScatterAdd(zeros, op.indices(), g)), null);
  }

  List<@Nullable Value> cotangents(ScatterAdd op, Value g) {
    return Arrays.asList(g, null, b.add(new Gather(g, op.indices())));
  }

  /// Along each axis: `stride - 1` zeros after each element, then zeros before and after.
  private Value slice(Move.Slice op, Value g) {
    Shape whole = op.x().shape();
    List<Integer> after = new ArrayList<>();
    Value spread = g;
    for (int axis = 0; axis < whole.rank(); axis++) {
      spread = dilated(spread, axis, op.stride().get(axis), whole.dim(axis) - op.from().get(axis));
      after.add(whole.dim(axis) - op.from().get(axis) - spread.shape().dim(axis));
    }
    return arrays.padded(spread, op.from(), after);
  }

  /// Each element of an axis followed by zeros, `most` elements at most.
  private Value dilated(Value g, int axis, int stride, int most) {
    if (stride == 1) return g;
    List<Integer> dims = new ArrayList<>(g.shape().dims());
    int count = dims.get(axis);
    dims.add(axis + 1, 1);
    List<Integer> none = Shaped.each(dims.size(), 0);
    List<Integer> gap = new ArrayList<>(none);
    gap.set(axis + 1, stride - 1);
    Value apart = arrays.padded(arrays.reshape(g, new Shape(dims)), none, gap);
    List<Integer> joined = new ArrayList<>(g.shape().dims());
    joined.set(axis, count * stride);
    Value all = arrays.reshape(apart, new Shape(joined));
    if (count * stride <= most) return all;
    List<Integer> to = new ArrayList<>(joined);
    to.set(axis, most);
    return arrays.slice(all, Shaped.each(to.size(), 0), to);
  }

  private Value inside(Move.Pad op, Value g) {
    List<Integer> to = new ArrayList<>();
    for (int axis = 0; axis < op.before().size(); axis++) {
      to.add(op.before().get(axis) + op.x().shape().dim(axis));
    }
    return arrays.slice(g, op.before(), to);
  }

  /// The cotangent where the filling is, 0 elsewhere.
  private Value outside(Move.Pad op, Value g) {
    Value yes = arrays.full(new Type(DType.BOOL, op.x().shape()), 1);
    Value no = b.add(Constant.of(DType.BOOL, 0));
    Value own = b.add(new Move.Pad(yes, no, op.before(), op.after()));
    return b.select(own, b.constant(g.dtype(), 0), g);
  }

  private List<@Nullable Value> concat(Move.Concat op, Value g) {
    List<@Nullable Value> parts = new ArrayList<>();
    int at = 0;
    for (Value x : op.xs()) {
      List<Integer> from = new ArrayList<>(Shaped.each(x.type().rank(), 0));
      List<Integer> to = new ArrayList<>(x.shape().dims());
      from.set(op.axis(), at);
      at += x.shape().dim(op.axis());
      to.set(op.axis(), at);
      parts.add(arrays.slice(g, from, to));
    }
    return parts;
  }
}
