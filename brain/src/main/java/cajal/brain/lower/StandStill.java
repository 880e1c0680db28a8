package cajal.brain.lower;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.Value;
import cajal.rules.Reassociate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values that stand still during a step although they are computed from the states at its start: a
/// name takes their place while the equations are solved.
final class StandStill {
  private final GraphBuilder builder;
  private final Map<String, Value> held = new LinkedHashMap<>();

  StandStill(GraphBuilder builder) {
    this.builder = builder;
  }

  /// A value that the equations take as given: itself, if it is computed from no state.
  Value hold(String name, Value value, Set<Value> states) {
    if (!depends(value, states, new HashMap<>())) return value;
    held.put("held." + name, value);
    return builder.input("held." + name, value.type());
  }

  private boolean depends(Value value, Set<Value> states, Map<Value, Boolean> known) {
    Boolean found = known.get(value);
    if (found != null) return found;
    Op op = builder.producer(value);
    boolean depends =
        states.contains(value)
            || (op != null
                && op.operands().stream().anyMatch(operand -> depends(operand, states, known)));
    known.put(value, depends);
    return depends;
  }

  /// The graph of the outputs with all held values in their places.
  Graph build(List<Graph.Port> outputs) {
    Graph graph = builder.build(outputs);
    if (held.isEmpty()) return graph;
    List<Graph.Port> first = new ArrayList<>();
    held.forEach((name, value) -> first.add(new Graph.Port(name, value)));
    GraphBuilder joined = new GraphBuilder(Reassociate.RULES);
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Graph.Port port : graph.inputs()) {
      if (!held.containsKey(port.name())) {
        inputs.computeIfAbsent(port.name(), name -> joined.input(name, port.value().type()));
      }
    }
    List<Value> values = joined.inline(builder.build(first), arguments(graph, inputs));
    for (int i = 0; i < first.size(); i++) inputs.put(first.get(i).name(), values.get(i));
    List<Value> results = joined.inline(graph, arguments(graph, inputs));
    List<Graph.Port> ports = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      ports.add(new Graph.Port(outputs.get(i).name(), results.get(i)));
    }
    return joined.build(ports);
  }

  /// What each input is; one that has no place yet is not used, and is any other.
  private static List<Value> arguments(Graph graph, Map<String, Value> inputs) {
    Value any = inputs.values().iterator().next();
    return graph.inputs().stream().map(port -> inputs.getOrDefault(port.name(), any)).toList();
  }
}
