package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Shape;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The part of a constant's cotangent that is a sum over the turns of products P·Q: one large
/// product of the stacks of all P and all Q after the loop is faster than one in each turn and an
/// addition to the sum so far.
final class Deferred {
  /// Bytes that may be stacked for each byte of the sum.
  private static final long GAIN = 4;

  /// P·Q of a turn.
  record Product(Value left, Value right) {}

  /// The values of some turns one after another.
  ///
  /// @param last where it is not null, each slice is of the turn before, and this of the last turn
  record Stack(Value slices, @Nullable Value last) {}

  private final TurnVjp turn;
  private final @Nullable Node[] producers;
  private final Predicate<Value> isStacked;

  /// @param isStacked whether the stack of a value is there anyway
  Deferred(TurnVjp turn, Predicate<Value> isStacked) {
    this.turn = turn;
    this.producers = turn.graph.producers();
    this.isStacked = isStacked;
  }

  /// Splits a sum into products to be taken after the loop, and the other terms.
  List<Product> split(Value sum, List<Value> rest) {
    List<Product> products = new ArrayList<>();
    split(sum, products, rest);
    return products;
  }

  private void split(Value sum, List<Product> products, List<Value> rest) {
    Op op = op(sum);
    if (op instanceof Elementwise.Binary b && b.kind() == BinaryKind.ADD) {
      split(b.x(), products, rest);
      split(b.y(), products, rest);
    } else if (op instanceof Dot dot && dot.batch() == 0 && pays(dot)) {
      products.add(new Product(dot.x(), dot.y()));
    } else {
      rest.add(sum);
    }
  }

  private @Nullable Op op(Value value) {
    Node node = producers[value.id()];
    return node == null ? null : node.op();
  }

  private boolean pays(Dot dot) {
    long rows = dot.x().shape().dim(0);
    long columns = dot.y().shape().dim(1);
    long sum = rows * columns * dot.x().dtype().bytes();
    return turn.scan.length() > 1 && bytes(dot.x()) + bytes(dot.y()) <= GAIN * sum;
  }

  private long bytes(Value matrix) {
    Value base = base(matrix);
    return isStacked.test(base) ? 0 : TurnVjp.bytes(base);
  }

  /// The matrix itself, or the one it is the transposed of.
  Value base(Value matrix) {
    return op(matrix) instanceof Move.Transpose transpose ? transpose.x() : matrix;
  }

  /// The sum over the turns of which the stacks of the bases are.
  Value product(GraphBuilder b, Product product, Function<Value, Stack> stack) {
    Value left = base(product.left);
    Value right = base(product.right);
    Flat x = new Flat(b, stack.apply(left), !left.equals(product.left), true);
    Flat y = new Flat(b, stack.apply(right), !right.equals(product.right), false);
    if (x.stack.last == null && y.stack.last == null) return b.add(new Dot(x.all(), y.all(), 0));
    Value before = b.add(new Dot(x.beforeLast(), y.beforeLast(), 0));
    return b.plus(before, b.add(new Dot(x.last(), y.last(), 0)));
  }

  /// The matrices of a stack beside each other (`left`) or below each other, transposed or not.
  private final class Flat {
    final Stack stack;
    private final Shaped arrays;
    private final boolean left;
    private final boolean below;
    private final Value flat;
    private final int turns;
    private final int rows;

    Flat(GraphBuilder b, Stack stack, boolean transposed, boolean left) {
      this.stack = stack;
      this.left = left;
      arrays = new Shaped(b);
      below = transposed == left;
      Value ordered = below ? stack.slices : swapped(stack.slices);
      turns = ordered.shape().dim(0);
      rows = ordered.shape().dim(1);
      int columns = ordered.shape().dim(2);
      flat = arrays.reshape(ordered, Shape.of(turns * rows, columns));
    }

    private Value swapped(Value slices) {
      int turns = slices.shape().dim(0);
      int rows = slices.shape().dim(1);
      int columns = slices.shape().dim(2);
      return rows == 1 || columns == 1
          ? arrays.reshape(slices, Shape.of(turns, columns, rows))
          : arrays.transpose(slices, List.of(0, 2, 1));
    }

    Value all() {
      return turned(flat);
    }

    /// Slices from `from` to `to` exclusive.
    private Value part(int from, int to) {
      int columns = flat.shape().dim(1);
      return turned(arrays.slice(flat, List.of(from * rows, 0), List.of(to * rows, columns)));
    }

    private Value turned(Value matrix) {
      return left ? arrays.transposed(matrix) : matrix;
    }

    /// Those of all turns but the last, in the order of their places in the stack.
    Value beforeLast() {
      boolean later = (stack.last != null) != turn.scan.reversed();
      return later ? part(1, turns) : part(0, turns - 1);
    }

    Value last() {
      if (stack.last != null) return turned(below ? stack.last : arrays.transposed(stack.last));
      return turn.scan.reversed() ? part(0, 1) : part(turns - 1, turns);
    }
  }
}
