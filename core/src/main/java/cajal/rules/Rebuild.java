package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;

/// Runs a graph through a rewrite, operation by operation, and drops what is no longer needed.
public final class Rebuild {
  private Rebuild() {}

  /// The graph with `rewrite` applied to each operation; inputs and outputs keep names and types.
  public static Graph with(GraphBuilder.Rewrite rewrite, Graph graph) {
    GraphBuilder builder = new GraphBuilder(rewrite);
    List<Value> arguments = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      arguments.add(builder.input(port.name(), port.value().type()));
    }
    List<Value> results = builder.inline(graph, arguments);
    List<Graph.Port> outputs = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      outputs.add(new Graph.Port(graph.outputs().get(i).name(), results.get(i)));
    }
    return builder.build(outputs);
  }
}
