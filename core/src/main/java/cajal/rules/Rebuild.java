package cajal.rules;

import cajal.ir.Call;
import cajal.ir.Cond;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Scan;
import cajal.ir.Value;
import cajal.ir.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Runs a graph through a rewrite, operation by operation, and drops what is no longer needed.
public final class Rebuild {
  private Rebuild() {}

  /// The graph with `rewrite` applied to each operation, also of graphs inside of it; inputs and
  /// outputs keep names and types. With assertions enabled the result is verified.
  public static Graph with(GraphBuilder.Rewrite rewrite, Graph graph) {
    GraphBuilder builder = new GraphBuilder(rewrite);
    List<Value> arguments = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      arguments.add(builder.input(port.name(), port.value().type()));
    }
    List<Value> results = builder.inline(withInner(rewrite, graph), arguments);
    List<Graph.Port> outputs = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      outputs.add(new Graph.Port(graph.outputs().get(i).name(), results.get(i)));
    }
    Graph rebuilt = builder.build(outputs);
    assert Verifier.verify(rebuilt) == rebuilt;
    return rebuilt;
  }

  private static Graph withInner(GraphBuilder.Rewrite rewrite, Graph graph) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Op op = inner(node.op(), body -> with(rewrite, body));
      nodes.add(new Node(op, node.results(), node.origin()));
    }
    return new Graph(graph.inputs(), nodes, graph.outputs());
  }

  /// The operation with `pass` applied to the graphs inside of it.
  static Op inner(Op op, UnaryOperator<Graph> pass) {
    return switch (op) {
      case Scan s -> s.with(pass.apply(s.body()));
      case Cond c ->
          new Cond(c.predicate(), pass.apply(c.ifTrue()), pass.apply(c.ifFalse()), c.arguments());
      case Call call -> call.with(pass);
      default -> op;
    };
  }
}
