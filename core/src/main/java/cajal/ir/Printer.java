package cajal.ir;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text form of a graph, one operation a line: results, name, attributes in braces, operands,
/// types, and where it comes from as a comment. Graphs inside of an operation follow its line.
/// [Parser] reads it back.
///
/// ```
/// graph(v: %0 f32[4000], I: %1 f32) {
///   %2 = const 20.0 : f32
///   %3 = sub %0, %2 : f32[4000] // Lif.dv(Lif.java:12)
///   %4 = reduce.sum {axes=[0]} %3 : f32
///   return total = %4
/// }
/// ```
final class Printer {
  private static final Pattern WORD = Pattern.compile(Tokens.WORD);

  private Printer() {}

  static String print(Graph graph) {
    StringBuilder text = new StringBuilder();
    print(graph, "", text);
    return text.toString();
  }

  /// An operation without the graphs inside it.
  static String line(Node node) {
    OpText op = OpText.of(node.op());
    StringBuilder line = new StringBuilder(list(node.results())).append(" = ").append(op.name());
    if (!op.attributes().isEmpty()) line.append(' ').append(attributes(op.attributes()));
    if (!node.op().operands().isEmpty()) line.append(' ').append(list(node.op().operands()));
    line.append(" : ");
    line.append(
        node.results().stream()
            .map(value -> value.type().toString())
            .collect(Collectors.joining(", ")));
    if (node.origin() != null) line.append(" // ").append(node.origin());
    return line.toString();
  }

  private static void print(Graph graph, String indent, StringBuilder text) {
    text.append(indent).append("graph(");
    text.append(
        graph.inputs().stream()
            .map(port -> word(port.name()) + ": " + port.value() + " " + port.value().type())
            .collect(Collectors.joining(", ")));
    text.append(") {\n");
    for (Node node : graph.nodes()) {
      text.append(indent).append("  ").append(line(node)).append('\n');
      for (Graph inner : Verifier.innerGraphs(node.op())) print(inner, indent + "    ", text);
    }
    text.append(indent).append("  return");
    text.append(
        graph.outputs().stream()
            .map(port -> " " + word(port.name()) + " = " + port.value())
            .collect(Collectors.joining(",")));
    text.append('\n').append(indent).append("}\n");
  }

  private static String attributes(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /// A name as it stands, or in quotes where it is not a plain word.
  static String word(String name) {
    return WORD.matcher(name).matches() ? name : Tokens.quote(name);
  }

  private static String list(List<Value> values) {
    return values.stream().map(Value::toString).collect(Collectors.joining(", "));
  }
}
