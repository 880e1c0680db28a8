package cajal.ir;

import java.util.List;
import java.util.stream.Collectors;

/// The text form of a graph, one operation a line; [Parser] reads it back.
///
/// ```
/// graph(v: %0 f32[4000], I: %1 f32) {
///   %2 = const 20.0 : f32
///   %3 = sub %0, %2 : f32[4000]
///   return v = %3
/// }
/// ```
final class Printer {
  private Printer() {}

  static String print(Graph graph) {
    StringBuilder text = new StringBuilder("graph(");
    text.append(
        graph.inputs().stream()
            .map(port -> port.name() + ": " + port.value() + " " + port.value().type())
            .collect(Collectors.joining(", ")));
    text.append(") {\n");
    for (Node node : graph.nodes()) text.append("  ").append(line(node)).append('\n');
    text.append("  return ");
    text.append(
        graph.outputs().stream()
            .map(port -> port.name() + " = " + port.value())
            .collect(Collectors.joining(", ")));
    return text.append("\n}\n").toString();
  }

  private static String line(Node node) {
    String types =
        node.results().stream()
            .map(value -> value.type().toString())
            .collect(Collectors.joining(", "));
    return list(node.results()) + " = " + name(node.op()) + " : " + types;
  }

  private static String name(Op op) {
    return switch (op) {
      case Constant c -> "const " + number(c);
      case Elementwise.Unary u -> u.kind() + " " + u.x();
      case Elementwise.Binary b -> b.kind() + " " + b.x() + ", " + b.y();
      case Elementwise.Fma f -> "fma " + list(f.operands());
      case Elementwise.Compare c -> c.kind() + " " + c.x() + ", " + c.y();
      case Elementwise.Select s -> "select " + list(s.operands());
      case Elementwise.Cast c -> "cast " + c.x();
      case Elementwise.Bitcast b -> "bitcast " + b.x();
      default -> op.toString();
    };
  }

  private static String number(Constant constant) {
    return switch (constant.dtype()) {
      case F32 -> Float.toString((float) constant.number());
      case F64 -> Double.toString(constant.number());
      case I32, I64 -> Long.toString(constant.bits());
      case BOOL -> constant.bits() != 0 ? "true" : "false";
    };
  }

  private static String list(List<Value> values) {
    return values.stream().map(Value::toString).collect(Collectors.joining(", "));
  }
}
