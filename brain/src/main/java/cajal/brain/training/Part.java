package cajal.brain.training;

import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Value;
import cajal.rules.Hoist;
import cajal.rules.Resize;
import cajal.trace.Control;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A graph that is computed in every step for so many neurons or synapses, and the scalars it
/// takes.
record Part(Graph graph, Knowns knowns) {

  /// @param length of its arrays
  /// @param numbers of its parameters
  static Part of(
      Hoist hoist,
      int length,
      Map<String, Double> numbers,
      Map<String, Trainable> trained,
      DType real) {
    Graph graph = Resize.to(length, hoist.everyStep());
    return new Part(graph, new Knowns(numbers, hoist.once(), trained, real));
  }

  /// A graph with some of its outputs, and the inputs that they need.
  static Graph select(Graph graph, Predicate<Graph.Port> outputs) {
    GraphBuilder builder = new GraphBuilder();
    List<Value> inputs = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      inputs.add(builder.input(port.name(), port.value().type()));
    }
    List<Value> results = builder.inline(graph, inputs);
    List<Graph.Port> some = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Graph.Port port = graph.outputs().get(i);
      if (outputs.test(port)) some.add(new Graph.Port(port.name(), results.get(i)));
    }
    Graph all = builder.build(some);
    Set<Value> used = new HashSet<>();
    for (Node node : all.nodes()) used.addAll(node.op().operands());
    for (Graph.Port port : some) used.add(port.value());
    return new Graph(
        all.inputs().stream().filter(port -> used.contains(port.value())).toList(),
        all.nodes(),
        some);
  }

  /// Its outputs by their names.
  ///
  /// @param given arrays and clocks by their names; null for the other scalars
  Map<String, Tensor> apply(Function<String, @Nullable Tensor> given) {
    List<Tensor> arguments = new ArrayList<>();
    for (Graph.Port port : graph.inputs()) {
      Tensor known = given.apply(port.name());
      arguments.add(known == null ? knowns.of(port.name(), port.value().dtype()) : known);
    }
    List<Tensor> results = Control.inline(graph, arguments);
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      outputs.put(graph.outputs().get(i).name(), results.get(i));
    }
    return outputs;
  }
}
