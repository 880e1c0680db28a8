package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.Constant;
import cajal.ir.Elementwise.Binary;
import cajal.ir.Elementwise.Fma;
import cajal.ir.Elementwise.Unary;
import cajal.ir.Graph;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one `fma` of a product and the sum it is used in, where it is used nowhere else: one
/// operation and one rounding less. Differences take part where the sign costs nothing.
public final class Contract {
  private final @Nullable Node[] producers;
  private final int[] uses;
  private final List<Node> nodes = new ArrayList<>();
  private int next;

  private Contract(Graph graph) {
    producers = graph.producers();
    next = graph.valueCount();
    uses = new int[next];
    for (Node node : graph.nodes()) {
      for (Value operand : node.op().operands()) uses[operand.id()]++;
    }
    for (Graph.Port output : graph.outputs()) uses[output.value().id()]++;
  }

  /// The graph with its products contracted, also in graphs inside of it.
  public static Graph apply(Graph graph) {
    Contract contract = new Contract(graph);
    for (Node node : graph.nodes()) {
      Op op = Rebuild.inner(node.op(), Contract::apply);
      Op fma = op instanceof Binary binary ? contract.contracted(binary) : null;
      contract.nodes.add(new Node(fma == null ? op : fma, node.results(), node.origin()));
    }
    return Rebuild.with(
        (builder, op) -> null, new Graph(graph.inputs(), contract.nodes, graph.outputs()));
  }

  private @Nullable Op contracted(Binary op) {
    if (!op.type().dtype().isFloat()) return null;
    Binary left = product(op.x(), op);
    Binary right = product(op.y(), op);
    if (op.kind() == BinaryKind.ADD) {
      if (left != null) return new Fma(left.x(), left.y(), op.y());
      if (right != null) return new Fma(right.x(), right.y(), op.x());
    }
    if (op.kind() == BinaryKind.SUB) {
      Value minusY = left == null ? null : negative(op.y());
      if (left != null && minusY != null) return new Fma(left.x(), left.y(), minusY);
      if (right == null) return null;
      Value minusFirst = negative(right.x());
      if (minusFirst != null) return new Fma(minusFirst, right.y(), op.x());
      Value minusSecond = negative(right.y());
      if (minusSecond != null) return new Fma(right.x(), minusSecond, op.x());
    }
    return null;
  }

  /// The product that computes `value` for `sum` alone, at as many places.
  private @Nullable Binary product(Value value, Binary sum) {
    boolean only = uses[value.id()] == 1 && value.shape().equals(sum.type().shape());
    return only && op(value) instanceof Binary b && b.kind() == BinaryKind.MUL ? b : null;
  }

  /// The negative of a value, if that costs no operation.
  private @Nullable Value negative(Value value) {
    return switch (op(value)) {
      case Unary unary when unary.kind() == UnaryKind.NEG -> unary.x();
      case Constant constant -> {
        Value negative = new Value(next++, value.type());
        Constant op = Constant.of(constant.dtype(), -constant.number());
        nodes.add(new Node(op, List.of(negative), null));
        yield negative;
      }
      case null, default -> null;
    };
  }

  private @Nullable Op op(Value value) {
    Node node = producers[value.id()];
    return node == null ? null : node.op();
  }
}
