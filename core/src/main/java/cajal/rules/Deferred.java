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

  /// The sum over all turns from the stacks of the bases.
  Value product(GraphBuilder b, Product product, Function<Value, Value> stack) {
    Value left = base(product.left);
    Value right = base(product.right);
    Value x = flat(b, stack.apply(left), !left.equals(product.left), true);
    Value y = flat(b, stack.apply(right), !right.equals(product.right), false);
    return b.add(new Dot(x, y, 0));
  }

  /// The matrices of a stack beside each other (`left`) or below each other, transposed or not.
  private static Value flat(GraphBuilder b, Value stack, boolean transposed, boolean left) {
    Shaped arrays = new Shaped(b);
    int turns = stack.shape().dim(0);
    int rows = stack.shape().dim(1);
    int columns = stack.shape().dim(2);
    boolean below = transposed == left;
    Value ordered = below ? stack : swapped(arrays, stack);
    Value flat =
        arrays.reshape(
            ordered, below ? Shape.of(turns * rows, columns) : Shape.of(turns * columns, rows));
    return left ? arrays.transposed(flat) : flat;
  }

  private static Value swapped(Shaped arrays, Value stack) {
    int turns = stack.shape().dim(0);
    int rows = stack.shape().dim(1);
    int columns = stack.shape().dim(2);
    return rows == 1 || columns == 1
        ? arrays.reshape(stack, Shape.of(turns, columns, rows))
        : arrays.transpose(stack, List.of(0, 2, 1));
  }
}
