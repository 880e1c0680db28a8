package cajal.exec;

import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.RandomKind;
import cajal.ir.Value;
import cajal.rules.Lower;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds where a graph is cut: between operations in an order in which what belongs together stands
/// together, where the fewest values are alive. A count that is drawn is a part of its own, and
/// after the last one there is another part, if only for what becomes of it.
final class Cuts {
  private final List<Node> order;
  private final int[] weights;
  private final int[] alive;

  private Cuts(Graph graph) {
    order = order(graph);
    Map<Op, Integer> known = new HashMap<>();
    weights = new int[order.size()];
    for (int i = 0; i < weights.length; i++) {
      Op op = order.get(i).op();
      weights[i] = isPrimitive(op) ? 1 : known.computeIfAbsent(general(op), Cuts::weight);
    }
    alive = alive(graph);
  }

  /// For each part, the number of operations in [#order] that come before its end.
  static List<Integer> of(Graph graph, int cap) {
    return new Cuts(graph).borders(cap);
  }

  /// The operations on arrays, each output's one after another's.
  static List<Node> order(Graph graph) {
    List<Node> order = new ArrayList<>();
    Set<Value> seen = new HashSet<>();
    @Nullable Node[] producers = graph.producers();
    for (Graph.Port output : graph.outputs()) visit(output.value(), producers, seen, order);
    return order;
  }

  private static void visit(
      Value value, @Nullable Node[] producers, Set<Value> seen, List<Node> order) {
    Node node = producers[value.id()];
    if (node == null || value.isScalar() || !seen.add(value)) return;
    for (Value operand : node.op().operands()) visit(operand, producers, seen, order);
    order.add(node);
  }

  /// How many values are alive before each place.
  private int[] alive(Graph graph) {
    Map<Value, Integer> last = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      for (Value operand : order.get(i).op().operands()) last.put(operand, i);
    }
    int[] alive = new int[order.size() + 1];
    for (int i = 0; i < order.size(); i++) {
      int end = last.getOrDefault(order.get(i).result(), i);
      for (int place = i + 1; place <= end; place++) alive[place]++;
    }
    return alive;
  }

  /// Whether the operation takes a varying number of steps, so that no vectors are made of it.
  static boolean isCount(Op op) {
    return op instanceof Random random && random.kind() == RandomKind.POISSON;
  }

  private List<Integer> borders(int cap) {
    List<Integer> borders = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!isCount(order.get(i).op())) continue;
      if (i > start) cut(start, i, cap, borders);
      borders.add(i + 1);
      start = i + 1;
    }
    cut(start, weights.length, cap, borders);
    return borders;
  }

  /// Adds the ends of the parts from `start` to `end`.
  private void cut(int start, int end, int cap, List<Integer> borders) {
    int total = 0;
    for (int i = start; i < end; i++) total += weights[i];
    while (total > cap) {
      int share = total / Math.ceilDiv(total, cap);
      int best = start + 1;
      int sum = weights[start];
      int cost = Integer.MAX_VALUE;
      for (int place = start + 1, so = sum; place < end && so <= cap; place++) {
        boolean fair = so >= share * 3 / 4;
        if (fair && alive[place] <= cost) {
          cost = alive[place];
          best = place;
          sum = so;
        } else if (cost == Integer.MAX_VALUE) {
          best = place;
          sum = so;
        }
        so += weights[place];
      }
      borders.add(best);
      start = best;
      total -= sum;
    }
    borders.add(end);
  }

  private static boolean isPrimitive(Op op) {
    return switch (op) {
      case Elementwise.Unary unary -> unary.kind().isPrimitive();
      case Elementwise.Binary binary -> binary.kind().isPrimitive();
      case Elementwise.Fma fma -> true;
      case Elementwise.Select select -> true;
      case Elementwise.Compare compare -> true;
      default -> false;
    };
  }

  /// The operation on inputs of the same types, so that alike ones are weighed once.
  private static Op general(Op op) {
    GraphBuilder builder = new GraphBuilder();
    int[] count = {0};
    return op.map(value -> builder.input("x" + count[0]++, value.type()));
  }

  /// How many primitive operations on arrays it takes.
  private static int weight(Op op) {
    GraphBuilder builder = new GraphBuilder();
    int[] count = {0};
    Op here = op.map(value -> builder.input("x" + count[0]++, value.type()));
    Graph graph = builder.build(List.of(new Graph.Port("y", builder.add(here))));
    Graph lowered = Lower.withinRange(graph);
    if (lowered == null) lowered = Lower.toPrimitives(graph);
    return (int) lowered.nodes().stream().filter(node -> !node.result().isScalar()).count();
  }
}
