package cajal.emit;

import cajal.ir.Constant;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Iota;
import cajal.ir.Node;
import java.util.List;

/// A graph to make a loop of, with the place of each input and what becomes of each output.
///
/// All values are scalars or arrays of one length; the graph is made of primitive elementwise
/// operations, constants and the index.
public record KernelSpec(Graph graph, List<Slot> inputs, List<Sink> outputs) {
  public KernelSpec {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    if (inputs.size() != graph.inputs().size() || outputs.size() != graph.outputs().size()) {
      throw new IllegalArgumentException(
          "a kernel of "
              + graph.inputs().size()
              + " inputs and "
              + graph.outputs().size()
              + " outputs, given places for "
              + inputs.size()
              + " and "
              + outputs.size());
    }
    if (outputs.stream().filter(Sink.List.class::isInstance).count() > 1) {
      throw new IllegalArgumentException("a kernel makes one list at most, found " + outputs);
    }
    requireLoop(graph);
  }

  /// Throws unless a loop can be made of every operation.
  static void requireLoop(Graph graph) {
    for (Node node : graph.nodes()) {
      boolean fits =
          switch (node.op()) {
            case Elementwise.Unary unary -> unary.kind().isPrimitive();
            case Elementwise.Binary binary -> binary.kind().isPrimitive();
            case Elementwise elementwise -> true;
            case Constant constant -> true;
            case Iota iota -> true;
            default -> false;
          };
      if (!fits) throw new IllegalArgumentException("no loop can be made of " + node.op());
    }
  }
}
