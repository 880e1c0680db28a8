package cajal.learn.train;

import cajal.ir.Cond;
import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.ir.Node;
import cajal.ir.Scan;
import cajal.ir.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the operation that made a result of a graph NaN or infinite: the graph is run again by the
/// interpreter, and what is not finite is followed back to an operation whose operands all are.
final class Culprit {
  private final Graph graph;
  private final Object[] values;
  private final @Nullable Node[] producers;

  private Culprit(Graph graph, List<?> inputs) {
    this.graph = graph;
    this.producers = graph.producers();
    this.values = new Object[graph.valueCount()];
    List<Graph.Port> all = new ArrayList<>();
    for (Node node : graph.nodes()) {
      for (Value value : node.results()) all.add(new Graph.Port("v" + all.size(), value));
    }
    for (int i = 0; i < inputs.size(); i++) {
      values[graph.inputs().get(i).value().id()] = inputs.get(i);
    }
    List<Object> found = Interpreter.run(new Graph(graph.inputs(), graph.nodes(), all), inputs);
    for (int i = 0; i < found.size(); i++) values[all.get(i).value().id()] = found.get(i);
  }

  /// What was found of one run: which outputs are not finite, and why.
  static Culprit in(Graph graph, List<?> inputs) {
    return new Culprit(graph, inputs);
  }

  boolean isFinite(int output) {
    return isFinite(graph.outputs().get(output).value());
  }

  private boolean isFinite(Value value) {
    return Finite.firstOther(values[value.id()], value.shape().size()) < 0;
  }

  Object output(int output) {
    return values[graph.outputs().get(output).value().id()];
  }

  /// What made an output that is not finite.
  ///
  /// @param inputs what the inputs are called
  String behind(int output, List<String> inputs) {
    return behind(graph.outputs().get(output).value(), inputs);
  }

  private String behind(Value from, List<String> inputs) {
    Value value = from;
    while (true) {
      Node node = producers[value.id()];
      if (node == null) return input(value, inputs);
      Value before = worst(node);
      if (before == null) return made(node, value, inputs);
      value = before;
    }
  }

  private String input(Value value, List<String> inputs) {
    Object array = values[value.id()];
    int at = Finite.firstOther(array, value.shape().size());
    int number = 0;
    while (!graph.inputs().get(number).value().equals(value)) number++;
    String name = number < inputs.size() ? inputs.get(number) : "a tensor from outside";
    return "%s (%s) has %s at index %d".formatted(name, value.type(), Finite.at(array, at), at);
  }

  /// An operand that is NaN, or else one that is infinite.
  private @Nullable Value worst(Node node) {
    Value infinite = null;
    for (Value operand : node.op().operands()) {
      if (isFinite(operand)) continue;
      if (Finite.hasNaN(values[operand.id()])) return operand;
      if (infinite == null) infinite = operand;
    }
    return infinite;
  }

  private String made(Node node, Value value, List<String> inputs) {
    return switch (node.op()) {
      case Scan scan -> inside(scan);
      case Cond cond -> inside(cond);
      default -> made(node, value);
    };
  }

  private String made(Node node, Value value) {
    Object array = values[value.id()];
    int at = Finite.firstOther(array, value.shape().size());
    String operands =
        node.op().operands().stream()
            .map(v -> Finite.range(values[v.id()]))
            .collect(Collectors.joining(" and "));
    String origin = node.origin() == null ? "a line that is not known" : node.origin();
    return "%s at %s gives %s, %s".formatted(node.name(), origin, Finite.at(array, at), operands);
  }

  private List<Object> all(List<Value> wanted) {
    return wanted.stream()
        .map(v -> values[v.id()])
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /// The same question to the first turn of a loop after which something is not finite.
  private String inside(Scan scan) {
    int carried = scan.carry().size();
    List<Object> carry = all(scan.carry());
    for (int i = 0; i < scan.length(); i++) {
      int turn = scan.reversed() ? scan.length() - 1 - i : i;
      List<Object> arguments = new ArrayList<>(carry);
      for (Value x : scan.xs()) arguments.add(slice(values[x.id()], turn, scan.length()));
      arguments.addAll(all(scan.constants()));
      Culprit body = new Culprit(scan.body(), arguments);
      carry = new ArrayList<>();
      for (int k = 0; k < scan.body().outputs().size(); k++) {
        if (!body.isFinite(k)) {
          String where = scan.reversed() ? "on the way back, in turn " : "in turn ";
          return body.behind(k, List.of()) + ", " + where + turn + " of " + scan.length();
        }
        if (k < carried) carry.add(body.output(k));
      }
    }
    return "a loop of " + scan.length() + " turns";
  }

  private static Object slice(Object array, int number, int parts) {
    int size = Array.getLength(array) / parts;
    Object part = Array.newInstance(array.getClass().componentType(), size);
    System.arraycopy(array, number * size, part, 0, size);
    return part;
  }

  private String inside(Cond cond) {
    boolean holds = ((boolean[]) values[cond.predicate().id()])[0];
    Culprit branch = new Culprit(holds ? cond.ifTrue() : cond.ifFalse(), all(cond.arguments()));
    for (int k = 0; k < branch.graph.outputs().size(); k++) {
      if (!branch.isFinite(k)) return branch.behind(k, List.of());
    }
    return "a choice";
  }
}
