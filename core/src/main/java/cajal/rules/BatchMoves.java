package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.Constant;
import cajal.ir.DType;
import cajal.ir.Gather;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.Move;
import cajal.ir.ScatterAdd;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;

/// What puts elements elsewhere, for a batch at once.
final class BatchMoves {
  private final GraphBuilder b;
  private final BatchAxes axes;
  private final Shaped arrays;

  BatchMoves(GraphBuilder builder, BatchAxes axes) {
    b = builder;
    this.axes = axes;
    arrays = new Shaped(builder);
  }

  Batched move(Move op, List<Batched> all) {
    Batched x = all.getFirst();
    return switch (op) {
      case Move.Reshape m -> reshape(x, m.to());
      case Move.Transpose m -> {
        List<Integer> order = BatchAxes.shifted(m.order(), x.axis());
        yield new Batched(arrays.transpose(x.value(), BatchAxes.inserted(order, 0, x.axis())), 0);
      }
      case Move.Broadcast m -> broadcast(m, x);
      case Move.Slice m -> {
        List<Integer> from = BatchAxes.inserted(m.from(), x.axis(), 0);
        List<Integer> to = BatchAxes.inserted(m.to(), x.axis(), axes.size());
        List<Integer> stride = BatchAxes.inserted(m.stride(), x.axis(), 1);
        yield new Batched(b.add(new Move.Slice(x.value(), from, to, stride)), x.axis());
      }
      case Move.Pad m -> pad(m, x, all.getLast());
      case Move.Concat m -> concat(m, all);
    };
  }

  /// The batch stays between the axes that come before it and those that come after it, if the new
  /// shape has such a place; the last one, so that further axes may be joined before it.
  private Batched reshape(Batched x, Shape to) {
    int before = 1;
    for (int axis = 0; axis < x.axis(); axis++) before *= x.value().shape().dim(axis);
    int place = 0;
    for (int axis = 0, size = 1; x.axis() > 0 && axis < to.rank(); axis++) {
      size *= to.dim(axis);
      if (size == before && before > 0) place = axis + 1;
    }
    boolean stays = x.axis() > 0 && (place > 0 || before == 1);
    int axis = stays ? place : 0;
    Value value = stays ? x.value() : axes.front(x);
    return new Batched(arrays.reshape(value, axes.whole(to, axis)), axis);
  }

  private Batched broadcast(Move.Broadcast op, Batched x) {
    int axis = x.axis() == 0 ? 0 : op.axes().get(x.axis() - 1) + 1;
    List<Integer> places = BatchAxes.inserted(BatchAxes.shifted(op.axes(), axis), x.axis(), axis);
    return new Batched(
        b.add(new Move.Broadcast(x.value(), axes.whole(op.to(), axis), places)), axis);
  }

  private Batched pad(Move.Pad op, Batched x, Batched fill) {
    int axis = Math.max(x.axis(), 0);
    List<Integer> before = BatchAxes.inserted(op.before(), axis, 0);
    List<Integer> after = BatchAxes.inserted(op.after(), axis, 0);
    boolean same = fill.isShared();
    Value one = same ? fill.value() : b.add(new Constant(op.x().dtype(), 0));
    Batched padded = new Batched(b.add(new Move.Pad(axes.at(x, axis), one, before, after)), axis);
    if (same) return padded;
    Value yes = arrays.full(new Type(DType.BOOL, op.x().shape()), 1);
    Value no = b.add(new Constant(DType.BOOL, 0));
    Batched inside = Batched.shared(b.add(new Move.Pad(yes, no, op.before(), op.after())));
    BatchAxes.Aligned all = axes.align(List.of(inside, padded, fill));
    List<Value> v = all.values();
    return new Batched(b.select(v.get(0), v.get(1), v.get(2)), all.axis());
  }

  private Batched concat(Move.Concat op, List<Batched> all) {
    int axis = all.stream().mapToInt(Batched::axis).max().orElse(0);
    List<Value> parts = all.stream().map(x -> axes.at(x, axis)).toList();
    return new Batched(b.add(new Move.Concat(parts, BatchAxes.shifted(op.axis(), axis))), axis);
  }

  /// Slices of one array, or of the arrays of all elements laid end to end.
  Batched gather(Batched x, Batched indices) {
    if (indices.isShared() && x.axis() > 0) {
      return new Batched(b.add(new Gather(x.value(), indices.value())), x.axis());
    }
    int count = indices.shape().dim(0);
    Value from = x.isShared() ? x.value() : joined(axes.front(x));
    Value places = x.isShared() ? joined(axes.front(indices)) : places(indices, x.shape().dim(0));
    Value taken = b.add(new Gather(from, places));
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    dims.set(0, count);
    return new Batched(arrays.reshape(taken, axes.whole(new Shape(dims), 0)), 0);
  }

  Batched scatterAdd(Batched x, Batched indices, Batched updates) {
    int axis = Math.max(x.axis(), updates.axis());
    if (indices.isShared() && axis > 0) {
      Value sums = b.add(new ScatterAdd(axes.at(x, axis), indices.value(), axes.at(updates, axis)));
      return new Batched(sums, axis);
    }
    Value places = places(indices, x.shape().dim(0));
    Value sums = b.add(new ScatterAdd(joined(axes.front(x)), places, joined(axes.front(updates))));
    return new Batched(arrays.reshape(sums, axes.whole(x.shape(), 0)), 0);
  }

  /// The first two axes as one.
  private Value joined(Value x) {
    List<Integer> dims = new ArrayList<>(x.shape().dims());
    int first = dims.removeFirst();
    dims.set(0, Math.multiplyExact(first, dims.getFirst()));
    return arrays.reshape(x, new Shape(dims));
  }

  /// Indices into arrays of `rows` slices laid end to end. One that is outside of its own array is
  /// outside of all of them, and so is found when it is used.
  private Value places(Batched indices, int rows) {
    Value own = axes.front(indices);
    Value offset = b.times(b.add(new Iota(own.shape(), 0)), integer(rows));
    Value above = b.compare(CompareKind.GE, own, integer(0));
    Value below = b.compare(CompareKind.LT, own, integer(rows));
    Value inside = b.binary(BinaryKind.AND, above, below);
    return joined(b.select(inside, b.plus(own, offset), integer(-1)));
  }

  private Value integer(int number) {
    return b.constant(DType.I32, number);
  }
}
