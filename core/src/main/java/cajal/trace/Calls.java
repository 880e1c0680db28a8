package cajal.trace;

import cajal.ir.Call;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/// Functions that are recorded as one operation.
final class Calls {
  private Calls() {}

  /// What `f` gives, as an operation that gradients compute again.
  static List<Tensor> again(UnaryOperator<List<Tensor>> f, List<Tensor> arguments) {
    Recorded forward = Recorded.plain(f, arguments);
    return forward.around().addAll(new Call(forward.graph(), null, forward.given()));
  }

  /// What `f` gives, as an operation with a gradient of its own.
  static List<Tensor> ruled(
      UnaryOperator<List<Tensor>> f, Backward backward, List<Tensor> arguments) {
    Recorded forward = Recorded.plain(f, arguments);
    Trace inside = new Trace(forward.around());
    List<Tensor> x = inputs(inside, arguments.stream().map(Tensor::type).toList());
    List<Tensor> y = inputs(inside, forward.results());
    List<Tensor> g = inputs(inside, forward.results());
    List<Tensor> found = inside.run(() -> backward.cotangents(x, y, g));
    List<Type> wanted = arguments.stream().map(Tensor::type).toList();
    List<Type> types = found.stream().map(Tensor::type).toList();
    if (!types.equals(wanted)) throw TraceError.cotangents(wanted, types);
    Graph back = inside.graph(found);
    int own = arguments.size();
    LinkedHashSet<Value> all =
        new LinkedHashSet<>(forward.given().subList(own, forward.given().size()));
    all.addAll(inside.fromOuter());
    List<Value> around = List.copyOf(all);
    List<Value> operands = new ArrayList<>(forward.given().subList(0, own));
    operands.addAll(around);
    Taking body = new Taking(own, around);
    return forward
        .around()
        .addAll(
            new Call(
                body.forward(forward.graph(), forward.given()),
                body.back(back, inside.fromOuter(), forward.results().size()),
                operands));
  }

  private static List<Tensor> inputs(Trace inside, List<Type> types) {
    return types.stream().map(inside::input).toList();
  }

  /// Graphs of some of what is around as graphs of all of it, after their own arguments.
  private record Taking(int arguments, List<Value> around) {
    Graph forward(Graph graph, List<Value> given) {
      return graph(graph, arguments, 0, given.subList(arguments, given.size()));
    }

    Graph back(Graph graph, List<Value> captured, int results) {
      return graph(graph, arguments, 2 * results, captured);
    }

    /// @param more inputs of the graph that come after what is around
    private Graph graph(Graph graph, int first, int more, List<Value> captured) {
      GraphBuilder builder = new GraphBuilder();
      List<Value> before = inputs(builder, types(graph, 0, first));
      List<Value> middle = inputs(builder, around.stream().map(Value::type).toList());
      List<Value> given = new ArrayList<>(before);
      given.addAll(inputs(builder, types(graph, first, first + more)));
      for (Value value : captured) given.add(middle.get(around.indexOf(value)));
      List<Graph.Port> outputs = new ArrayList<>();
      for (Value result : builder.inline(graph, given)) {
        outputs.add(new Graph.Port("y" + outputs.size(), result));
      }
      return builder.build(outputs);
    }

    private static List<Type> types(Graph graph, int from, int to) {
      return graph.inputs().subList(from, to).stream().map(port -> port.value().type()).toList();
    }

    private static List<Value> inputs(GraphBuilder builder, List<Type> types) {
      List<Value> inputs = new ArrayList<>();
      for (Type type : types) inputs.add(builder.input("x" + builder.inputs().size(), type));
      return inputs;
    }
  }
}
