package cajal.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Checks what every graph must be: values are defined once, before they are used, and have the
/// types that their operations give.
public final class Verifier {
  private final Map<Integer, Type> defined = new HashMap<>();
  private final Supplier<String> where;

  private Verifier(Supplier<String> where) {
    this.where = where;
  }

  /// The same graph; throws [GraphError] naming the line that is wrong.
  public static Graph verify(Graph graph) {
    new Verifier(() -> "").run(graph);
    return graph;
  }

  private void run(Graph graph) {
    distinct("inputs", graph.inputs());
    distinct("outputs", graph.outputs());
    for (Graph.Port input : graph.inputs())
      define(() -> "input '" + input.name() + "'", input.value());
    for (Node node : graph.nodes()) check(node);
    for (Graph.Port output : graph.outputs())
      use(() -> "output '" + output.name() + "'", output.value());
  }

  private void check(Node node) {
    Supplier<String> line = () -> "`" + Printer.line(node) + "`";
    for (Value operand : node.op().operands()) use(line, operand);
    List<Type> types = node.op().resultTypes();
    List<Type> said = node.results().stream().map(Value::type).toList();
    if (!types.equals(said)) throw wrong(line, "the operation gives " + types + ", not " + said);
    for (Value result : node.results()) define(line, result);
    for (Graph inner : innerGraphs(node.op())) {
      new Verifier(() -> where.get() + "in a graph of " + line.get() + ": ").run(inner);
    }
  }

  /// The graphs an operation holds.
  public static List<Graph> innerGraphs(Op op) {
    return switch (op) {
      case Scan scan -> List.of(scan.body());
      case Cond cond -> List.of(cond.ifTrue(), cond.ifFalse());
      case Call call -> call.graphs();
      default -> List.of();
    };
  }

  private void distinct(String what, List<Graph.Port> ports) {
    Set<String> names = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (Graph.Port port : ports) if (!names.add(port.name())) twice.add(port.name());
    if (!twice.isEmpty()) {
      throw new GraphError(where.get() + "two " + what + " are called '" + twice.getFirst() + "'");
    }
  }

  private void define(Supplier<String> line, Value value) {
    if (defined.put(value.id(), value.type()) != null) {
      throw wrong(line, value + " is defined twice");
    }
  }

  private void use(Supplier<String> line, Value value) {
    Type type = defined.get(value.id());
    if (type == null) throw wrong(line, value + " is used before it is defined");
    if (!type.equals(value.type())) {
      throw wrong(line, value + " is " + type + ", here it is taken for " + value.type());
    }
  }

  private GraphError wrong(Supplier<String> line, String what) {
    return new GraphError(where.get() + line.get() + ": " + what);
  }
}
