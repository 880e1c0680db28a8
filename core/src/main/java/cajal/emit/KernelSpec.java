package cajal.emit;

import cajal.ir.Constant;
import cajal.ir.Elementwise;
import cajal.ir.Graph;
import cajal.ir.Iota;
import cajal.ir.Node;
import cajal.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A graph to make a loop of, with the place of each input and what becomes of each output.
///
/// All values are scalars or arrays of one length; the graph is made of primitive elementwise
/// operations, constants and the index.
///
/// @param fast the same in fewer operations, with further outputs: where the magnitude of each of
///   those is below 2, the bits are the same, and elsewhere `graph` says what the results are
public record KernelSpec(Graph graph, List<Slot> inputs, List<Sink> outputs, @Nullable Graph fast) {

  public KernelSpec(Graph graph, List<Slot> inputs, List<Sink> outputs) {
    this(graph, inputs, outputs, null);
  }

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
    if (fast != null) requireLoop(fast);
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

  /// The same without the fast form.
  public KernelSpec careful() {
    return fast == null ? this : new KernelSpec(graph, inputs, outputs);
  }

  /// The graph to make a loop of: the fast one if there is one.
  Graph loop() {
    return fast == null ? graph : fast;
  }

  /// The outputs of the loop that tell where its results do not hold.
  List<Value> guards() {
    return loop().outputs().stream().skip(outputs.size()).map(Graph.Port::value).toList();
  }

  /// Where the numbers of elements are listed; null where none are.
  @Nullable Slot list() {
    for (Sink sink : outputs) {
      if (sink instanceof Sink.List list) return list.slot();
    }
    return null;
  }
}
