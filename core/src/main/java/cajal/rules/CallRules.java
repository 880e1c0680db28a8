package cajal.rules;

import cajal.ir.Call;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Scan;
import cajal.ir.Value;
import cajal.ir.Verifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Derivatives of a function that is one operation: by its own rule, or by computing it again.
final class CallRules {
  private final GraphBuilder b;

  CallRules(GraphBuilder builder) {
    b = builder;
  }

  /// The graph with the body of each call in its place, also in graphs inside of it.
  static Graph inlined(Graph graph) {
    if (!hasCalls(graph)) return graph;
    GraphBuilder builder = new GraphBuilder();
    Value[] here = new Value[graph.valueCount()];
    for (Graph.Port port : graph.inputs()) {
      here[port.value().id()] = builder.input(port.name(), port.value().type());
    }
    for (Node node : graph.nodes()) {
      builder.origin(node.origin());
      Op op = Rebuild.inner(node.op(), CallRules::inlined).map(value -> here[value.id()]);
      List<Value> results =
          op instanceof Call call
              ? builder.inline(call.body(), call.operands())
              : builder.addAll(op);
      for (int i = 0; i < results.size(); i++) here[node.results().get(i).id()] = results.get(i);
    }
    List<Graph.Port> outputs = new ArrayList<>();
    for (Graph.Port port : graph.outputs()) {
      outputs.add(new Graph.Port(port.name(), here[port.value().id()]));
    }
    return builder.build(outputs);
  }

  private static boolean hasCalls(Graph graph) {
    return graph.nodes().stream()
        .anyMatch(node ->
            node.op() instanceof Call
                || Verifier.innerGraphs(node.op()).stream().anyMatch(CallRules::hasCalls));
  }

  List<@Nullable Value> tangents(Call call, List<@Nullable Value> t) {
    if (call.back() == null) return Jvp.of(b, call.body(), call.operands(), t).tangents();
    throw new UnsupportedOperationException(
        "a function with a gradient of its own has no derivative forward (jvp, hessian, or"
            + " jacobian by columns). Take it in reverse, such as jacobian(grad(f)) for the second"
            + " derivative, or write the function with Derivatives.sloped");
  }

  /// @param g the cotangents of the results
  /// @param wanted which operands have cotangents
  List<@Nullable Value> cotangents(
      Call call, List<Value> results, List<@Nullable Value> g, boolean[] wanted) {
    Graph back = call.back();
    return back == null ? again(call, g, wanted) : ruled(call, back, results, g, wanted);
  }

  private List<@Nullable Value> ruled(
      Call call, Graph back, List<Value> results, List<@Nullable Value> g, boolean[] wanted) {
    List<Value> operands = call.operands();
    List<@Nullable Value> found = none(operands);
    int arguments = back.outputs().size();
    for (int i = arguments; i < wanted.length; i++) {
      if (wanted[i]) throw notAnArgument(operands.get(i));
    }
    List<Value> given = new ArrayList<>(operands);
    given.addAll(results);
    for (int i = 0; i < g.size(); i++) {
      given.add(new Shaped(b).orZeros(g.get(i), results.get(i).type()));
    }
    List<Value> made = b.inline(back, given);
    for (int i = 0; i < arguments; i++) if (wanted[i]) found.set(i, made.get(i));
    return found;
  }

  private static UnsupportedOperationException notAnArgument(Value value) {
    return new UnsupportedOperationException(
        "a function with a gradient of its own uses a "
            + value.type()
            + " from around it that has a gradient, too, which its rule does not give. Make it an"
            + " argument of the function, or use Derivatives.stop of it");
  }

  /// The body and its reverse in a graph of their own, a loop of one turn, so that nothing of the
  /// first time needs to be kept.
  private List<@Nullable Value> again(Call call, List<@Nullable Value> g, boolean[] wanted) {
    GraphBuilder inside = new GraphBuilder(Simplify.RULES);
    List<Value> given = new ArrayList<>();
    List<Value> operands = new ArrayList<>();
    for (Value x : call.operands()) operands.add(input(inside, given, x));
    List<@Nullable Value> directions = new ArrayList<>();
    for (Value x : g) directions.add(x == null ? null : input(inside, given, x));
    List<@Nullable Value> found =
        Vjp.of(inside, call.body(), operands, wanted).cotangents(directions);
    List<Graph.Port> ports = new ArrayList<>();
    for (Value value : found) {
      if (value != null) ports.add(new Graph.Port("y" + ports.size(), value));
    }
    List<@Nullable Value> results = none(call.operands());
    if (ports.isEmpty()) return results;
    List<Value> made = b.addAll(once(inside.build(ports), given));
    for (int i = 0, at = 0; i < found.size(); i++) {
      Value value = found.get(i);
      if (value != null) results.set(i, new Shaped(b).reshape(made.get(at++), value.shape()));
    }
    return results;
  }

  private static Value input(GraphBuilder inside, List<Value> given, Value like) {
    given.add(like);
    return inside.input("x" + inside.inputs().size(), like.type());
  }

  /// The graph as a loop of one turn that is given what it reads.
  private static Scan once(Graph graph, List<Value> given) {
    Set<Value> read = new HashSet<>();
    for (Node node : graph.nodes()) read.addAll(node.op().operands());
    for (Graph.Port port : graph.outputs()) read.add(port.value());
    List<Graph.Port> inputs = new ArrayList<>();
    List<Value> operands = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (!read.contains(graph.inputs().get(i).value())) continue;
      inputs.add(graph.inputs().get(i));
      operands.add(given.get(i));
    }
    Graph turn = new Graph(inputs, graph.nodes(), graph.outputs());
    return new Scan(turn, 1, List.of(), List.of(), operands);
  }

  private static List<@Nullable Value> none(List<Value> operands) {
    List<@Nullable Value> none = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) none.add(null);
    return none;
  }
}
