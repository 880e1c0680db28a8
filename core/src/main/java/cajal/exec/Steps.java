package cajal.exec;

import cajal.ir.Call;
import cajal.ir.Cond;
import cajal.ir.Constant;
import cajal.ir.Conv;
import cajal.ir.Cumulative;
import cajal.ir.Custom;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Gather;
import cajal.ir.Iota;
import cajal.ir.JitProduct;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.RandomKind;
import cajal.ir.Reduce;
import cajal.ir.Scan;
import cajal.ir.ScatterAdd;
import cajal.ir.SparseOp;
import cajal.ir.SparseOuter;
import cajal.ir.SparseProduct;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Makes the step of an operation that is no part of a loop.
final class Steps {
  private final Function<Value, Object> arrays;
  private final Function<Value, MatrixView> views;
  private final Workers workers;
  private final List<Plan> inner;

  /// @param views where the operands of dense products are
  Steps(
      Function<Value, Object> arrays,
      Function<Value, MatrixView> views,
      Workers workers,
      List<Plan> inner) {
    this.arrays = arrays;
    this.views = views;
    this.workers = workers;
    this.inner = inner;
  }

  Step of(Node node) {
    Object result = node.results().isEmpty() ? new Object() : at(node.results().getFirst());
    return switch (node.op()) {
      case Elementwise e -> throw notHere(e);
      case Constant c -> constant(c, result);
      case Iota iota -> Copy.iota(iota, (int[]) result);
      case Random random -> random(random, (int[]) result);
      case Reduce reduce -> Fold.of(reduce, at(reduce.x()), result, workers);
      case Cumulative c -> Fold.of(c, at(c.x()), result);
      case Move move -> move(move, result);
      case Gather g -> Rows.gather(g, at(g.x()), ints(g.indices()), result);
      case ScatterAdd s ->
          Rows.scatterAdd(s, at(s.x()), ints(s.indices()), at(s.updates()), result);
      case Dot dot ->
          Matrices.dot(dot, views.apply(dot.x()), views.apply(dot.y()), result, workers);
      case Conv conv -> Convolutions.of(conv, at(conv.x()), at(conv.y()), result, workers);
      case SparseProduct s -> sparse(s, result);
      case SparseOuter o -> outer(o, result);
      case JitProduct j -> new Regenerated(j, at(j.a()), at(j.b()), at(j.x()), result);
      case Scan scan ->
          ScanStep.of(scan, inner, all(scan.operands()), all(node.results()), workers);
      case Cond cond ->
          Loops.cond(
              (boolean[]) at(cond.predicate()),
              inner.getFirst().link(all(cond.arguments()), all(node.results())),
              inner.getLast().link(all(cond.arguments()), all(node.results())));
      case Call call -> throw notHere(call);
      case Custom custom -> new Outside(custom, all(custom.operands()), all(node.results()));
    };
  }

  private Object at(Value value) {
    return arrays.apply(value);
  }

  private int[] ints(Value value) {
    return (int[]) at(value);
  }

  private List<Object> all(List<Value> values) {
    List<Object> found = new ArrayList<>();
    for (Value value : values) found.add(at(value));
    return found;
  }

  private static Step constant(Constant c, Object result) {
    return () -> {
      switch (result) {
        case float[] r -> r[0] = Float.intBitsToFloat((int) c.bits());
        case double[] r -> r[0] = Double.longBitsToDouble(c.bits());
        case int[] r -> r[0] = (int) c.bits();
        case long[] r -> r[0] = c.bits();
        case boolean[] r -> r[0] = c.bits() != 0;
        default -> throw new AssertionError(result.getClass());
      }
    };
  }

  private Step random(Random op, int[] result) {
    if (op.kind() != RandomKind.POISSON) throw notHere(op);
    Object lambda = at(op.parameters().getFirst());
    return Counted.poisson(op, ints(op.seed()), ints(op.step()), lambda, result);
  }

  private Step move(Move move, Object result) {
    return switch (move) {
      case Move.Reshape m -> throw notHere(m);
      case Move.Transpose m -> Copy.transpose(m, at(m.x()), result);
      case Move.Broadcast m -> Copy.broadcast(m, at(m.x()), result);
      case Move.Slice m -> Copy.slice(m, at(m.x()), result);
      case Move.Pad m -> Copy.pad(m, at(m.x()), at(m.fill()), result);
      case Move.Concat m -> concat(m, result);
    };
  }

  private Step concat(Move.Concat op, Object result) {
    List<Step> parts = new ArrayList<>();
    int at = 0;
    for (Value x : op.xs()) {
      List<Integer> corner = new ArrayList<>();
      for (int axis = 0; axis < op.type().rank(); axis++) corner.add(axis == op.axis() ? at : 0);
      parts.add(Copy.insert(at(x), x.shape(), result, op.type().shape(), corner));
      at += x.shape().dim(op.axis());
    }
    return Loops.sequence(parts);
  }

  private Sparse sparse(SparseProduct op, Object result) {
    return new Sparse(
        op, ints(op.rows()), ints(op.columns()), at(op.weight()), at(op.x()), result, workers);
  }

  private Outer outer(SparseOuter op, Object result) {
    return new Outer(
        op, ints(op.rows()), ints(op.columns()), at(op.left()), at(op.right()), result, workers);
  }

  /// Throws where a sparse matrix has an entry outside.
  Step check(SparseOp op) {
    Places places = new Places(op, ints(op.rows()), ints(op.columns()));
    return places::check;
  }

  private static AssertionError notHere(Op op) {
    return new AssertionError("is lowered or part of a loop: " + op);
  }
}
