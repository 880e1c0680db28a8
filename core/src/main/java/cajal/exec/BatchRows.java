package cajal.exec;

import cajal.ir.Constant;
import cajal.ir.Cumulative;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Gather;
import cajal.ir.Graph;
import cajal.ir.Iota;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Reduce;
import cajal.ir.Scan;
import cajal.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which values of a loop's body consist of rows of one batch, each of them computed from the same
/// row of others alone: a part of the rows can go through the whole loop without the others.
///
/// Values that an operation computes row by row are of one *kind*: all in rows, or all needed as a
/// whole. A value of `f` times as many first indices as there are rows has `f` to a row. What only
/// counts or repeats is *free*: it is made as it is used.
final class BatchRows {
  /// The share of a turn that may be done again for each part.
  private static final double MOST_TWICE = 0.125;

  /// `fma` of a product in the time of an operation of a loop.
  private static final int FMA_GAIN = 4;

  /// Elements of a matrix that stays in the second-level cache of each worker.
  private static final int NEAR = 1 << 15;

  private static final int FEW = 8;

  private final Scan scan;
  private final Graph body;
  private final @Nullable Node[] producers;
  private final int[] kind;
  private final int whole;
  private int rows = 1;
  private long operations;

  private BatchRows(Scan scan) {
    this.scan = scan;
    body = scan.body();
    producers = body.producers();
    whole = producers.length;
    kind = new int[whole + 1];
    for (int i = 0; i <= whole; i++) kind[i] = i;
    for (Graph.Port input : body.inputs()) if (input.value().isScalar()) need(input.value());
    for (Node node : body.nodes()) join(node.op(), node.results().getFirst());
    for (int i = 0; i < scan.carry().size(); i++) {
      same(body.inputs().get(i).value(), body.outputs().get(i).value());
    }
  }

  /// Null where rows depend on one another, or too much is common to all.
  static @Nullable BatchRows of(Scan scan) {
    if (!scan.body().nodes().stream().allMatch(node -> isKnown(node.op()))) return null;
    BatchRows found = new BatchRows(scan);
    return found.choose() ? found : null;
  }

  /// Takes the rows of the kind with most operations.
  private boolean choose() {
    long[] work = work();
    int most = -1;
    for (int i = 0; i < whole; i++) {
      operations += work[i];
      if (i != kind(whole) && work[i] > (most < 0 ? 0 : work[most])) most = i;
    }
    if (most < 0) return false;
    rows = divisor(most);
    long inRows = 0;
    for (int i = 0; i < whole; i++) if (work[i] > 0 && isInRows(i)) inRows += work[i];
    operations += work[whole];
    return rows > 1 && operations - inRows <= MOST_TWICE * operations;
  }

  private static boolean isKnown(Op op) {
    return switch (op) {
      case Elementwise e -> true;
      case Constant c -> true;
      case Iota i -> true;
      case Move m -> true;
      case Dot d -> true;
      case Reduce r -> true;
      case Cumulative c -> true;
      case Gather g -> true;
      default -> false;
    };
  }

  int rows() {
    return rows;
  }

  /// The operations of all turns for all rows together.
  long operations() {
    return scan.length() * operations;
  }

  Scan scan() {
    return scan;
  }

  /// A value of the kind of output `i`: what is carried on is of that of what turns start from.
  Value outside(int i) {
    return (i < scan.carry().size() ? body.inputs() : body.outputs()).get(i).value();
  }

  /// Rows below which a part is not worth having weights read for it alone: columns of them are
  /// shared out then.
  int least() {
    return body.nodes().stream().anyMatch(node -> isLarge(node.op())) ? FEW : 1;
  }

  private static boolean isLarge(Op op) {
    return op instanceof Dot dot && dot.batch() == 0 && dot.y().shape().size() > NEAR;
  }

  /// Whether a value is in rows; one that is free is where it can be.
  boolean isInRows(Value value) {
    if (!isFree(value)) return isInRows(kind(value.id()));
    return value.type().rank() > 0 && value.shape().dim(0) % rows == 0;
  }

  private boolean isInRows(int kind) {
    return kind != kind(whole) && divisor(kind) % rows == 0;
  }

  /// Whether a value is made as it is used.
  boolean isFree(Value value) {
    Node node = producers[value.id()];
    if (node == null || value.isScalar()) return false;
    return switch (node.op()) {
      case Iota iota -> true;
      case Move.Broadcast b -> b.axes().isEmpty() || b.axes().getFirst() != 0;
      default -> false;
    };
  }

  private int kind(int value) {
    int at = value;
    while (kind[at] != at) at = kind[at] = kind[kind[at]];
    return at;
  }

  private void same(Value x, Value y) {
    if (!isFree(x) && !isFree(y)) kind[kind(x.id())] = kind(y.id());
  }

  private void need(Value value) {
    if (!isFree(value)) kind[kind(value.id())] = kind(whole);
  }

  private void need(List<Value> operands, Value result) {
    operands.forEach(this::need);
    need(result);
  }

  /// The largest number that divides the number of first indices of all values of a kind.
  private int divisor(int wanted) {
    int divisor = 0;
    for (Graph.Port input : body.inputs()) divisor = divisor(divisor, input.value(), wanted);
    for (Node node : body.nodes()) divisor = divisor(divisor, node.results().getFirst(), wanted);
    return divisor;
  }

  private int divisor(int so, Value value, int wanted) {
    if (isFree(value) || kind(value.id()) != wanted) return so;
    int a = so;
    int b = value.shape().dim(0);
    while (b != 0) {
      int rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  private void join(Op op, Value result) {
    if (result.isScalar()) {
      need(op.operands(), result);
      return;
    }
    switch (op) {
      case Elementwise e -> {
        for (Value x : e.operands()) if (!x.isScalar()) same(x, result);
      }
      case Move move -> join(move, result);
      case Dot dot -> {
        same(dot.x(), result);
        if (dot.batch() > 0) same(dot.y(), result);
        else need(dot.y());
      }
      case Reduce reduce when !reduce.axes().contains(0) -> same(reduce.x(), result);
      case Cumulative c when c.axis() != 0 -> same(c.x(), result);
      case Gather gather when gather.indices().type().rank() > 0 -> {
        need(gather.x());
        same(gather.indices(), result);
      }
      default -> need(op.operands(), result);
    }
  }

  private void join(Move move, Value result) {
    switch (move) {
      case Move.Reshape m when m.x().type().rank() > 0 -> same(m.x(), result);
      case Move.Transpose m when m.order().getFirst() == 0 -> same(m.x(), result);
      case Move.Broadcast m when !isFree(result) -> same(m.x(), result);
      case Move.Broadcast m -> need(m.x());
      case Move.Slice m when isAll(m) -> same(m.x(), result);
      case Move.Pad m when m.before().getFirst() == 0 && m.after().getFirst() == 0 ->
          same(m.x(), result);
      case Move.Concat m when m.axis() != 0 -> m.xs().forEach(x -> same(x, result));
      default -> need(move.operands(), result);
    }
  }

  /// Whether it takes all along the first axis.
  private static boolean isAll(Move.Slice m) {
    return m.from().getFirst() == 0
        && m.to().getFirst() == m.x().shape().dim(0)
        && m.stride().getFirst() == 1;
  }

  /// The operations of a turn by the kind of their results, but for what is the same in each.
  private long[] work() {
    int varying = scan.carry().size() + scan.xs().size();
    boolean[] varies = new boolean[whole];
    for (int i = 0; i < varying; i++) varies[body.inputs().get(i).value().id()] = true;
    long[] work = new long[whole + 1];
    for (Node node : body.nodes()) {
      if (node.op().operands().stream().noneMatch(x -> varies[x.id()])) continue;
      Value result = node.results().getFirst();
      varies[result.id()] = true;
      if (!isFree(result)) work[kind(result.id())] += operations(node.op(), result);
    }
    return work;
  }

  private static long operations(Op op, Value result) {
    return switch (op) {
      case Dot dot -> {
        long depth = dot.x().shape().dim(dot.batch() + 1);
        yield Math.max(1, result.shape().size() * depth / FMA_GAIN);
      }
      case Reduce reduce -> reduce.x().shape().size();
      case Move.Reshape reshape -> 0;
      default -> result.shape().size();
    };
  }
}
