package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The part of a graph that computes some of its values from others that are given.
final class Excerpt {
  final GraphBuilder builder = new GraphBuilder(Simplify.RULES);
  private final List<Node> nodes = new ArrayList<>();
  private final Set<Value> used = new LinkedHashSet<>();
  private final Set<Value> given = new LinkedHashSet<>();
  private final Map<Value, Value> here = new HashMap<>();

  /// @param roots the values to compute
  /// @param isGiven whether a value is not to be computed but will be an input
  Excerpt(Graph graph, List<Value> roots, Predicate<Value> isGiven) {
    for (Value root : roots) use(root, isGiven);
    for (Node node : graph.nodes().reversed()) {
      boolean computes =
          node.results().stream().anyMatch(value -> used.contains(value) && !given.contains(value));
      if (!computes) continue;
      nodes.addFirst(node);
      node.op().operands().forEach(x -> use(x, isGiven));
    }
  }

  private void use(Value value, Predicate<Value> isGiven) {
    used.add(value);
    if (isGiven.test(value)) given.add(value);
  }

  boolean uses(Value value) {
    return used.contains(value);
  }

  /// The values in use that are given.
  Set<Value> given() {
    return given;
  }

  /// Makes an input that stands for a value.
  void input(Value value) {
    here.put(value, input(value.type()));
  }

  /// Makes an input that stands for nothing in the graph.
  Value input(Type type) {
    return builder.input("x" + builder.inputs().size(), type);
  }

  /// Adds the operations, once there are the inputs.
  void copy() {
    for (Node node : nodes) {
      builder.origin(node.origin());
      Op op = node.op().map(this::at);
      List<Value> results =
          node.results().size() == 1 ? List.of(builder.add(op)) : builder.addAll(op);
      for (int i = 0; i < results.size(); i++) {
        here.putIfAbsent(node.results().get(i), results.get(i));
      }
    }
    builder.origin(null);
  }

  /// What stands for a value here.
  Value at(Value value) {
    Value found = here.get(value);
    if (found == null) throw new IllegalStateException(value + " is neither computed nor given");
    return found;
  }
}
