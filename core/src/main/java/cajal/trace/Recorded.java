package cajal.trace;

import cajal.ir.Graph;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A function as a graph, with the values of the trace around it that the graph is given: the
/// arguments, then what the function uses from around it.
///
/// @param differentiates whether derivatives are taken in it
record Recorded(Trace around, Graph graph, List<Value> given, boolean differentiates) {

  /// A function that derivatives are taken of.
  static Recorded of(UnaryOperator<List<Tensor>> function, List<Tensor> arguments) {
    Recorded recorded = plain(function, arguments);
    recorded.around.differentiate();
    return recorded;
  }

  static Recorded plain(UnaryOperator<List<Tensor>> function, List<Tensor> arguments) {
    Trace here = Trace.current();
    Trace inside = new Trace(here);
    List<Tensor> inputs = arguments.stream().map(x -> inside.input(x.type())).toList();
    Graph graph = inside.graph(inside.run(() -> function.apply(inputs)));
    List<Value> given = new ArrayList<>();
    for (Tensor argument : arguments) given.add(here.value(argument));
    given.addAll(inside.fromOuter());
    boolean twice = inside.differentiates();
    return new Recorded(here, graph, given, twice);
  }

  List<Type> results() {
    return graph.outputs().stream().map(port -> port.value().type()).toList();
  }
}
