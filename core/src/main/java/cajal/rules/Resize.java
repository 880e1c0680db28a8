package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.Shape;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A graph of elementwise operations for arrays of another length, and without origins: two
/// populations of one model have the same.
public final class Resize {
  private Resize() {}

  public static Graph to(int length, Graph graph) {
    Shape shape = Shape.of(length);
    GraphBuilder builder = new GraphBuilder();
    Value[] here = new Value[graph.valueCount()];
    for (Graph.Port port : graph.inputs()) {
      Value value = port.value();
      here[value.id()] =
          builder.input(port.name(), value.isScalar() ? value.type() : value.type().with(shape));
    }
    for (Node node : graph.nodes()) {
      Op op = resized(node.op(), value -> here[value.id()], shape);
      here[node.result().id()] = builder.add(op);
    }
    List<Graph.Port> outputs = new ArrayList<>();
    for (Graph.Port port : graph.outputs()) {
      outputs.add(new Graph.Port(port.name(), here[port.value().id()]));
    }
    return builder.build(outputs);
  }

  private static Op resized(Op op, UnaryOperator<Value> here, Shape shape) {
    return switch (op) {
      case Iota iota -> new Iota(shape, iota.axis());
      case Random r ->
          new Random(
              r.kind(),
              r.type().with(shape),
              here.apply(r.seed()),
              r.stream(),
              here.apply(r.step()),
              r.parameters().stream().map(here).toList());
      default -> op.map(here);
    };
  }
}
