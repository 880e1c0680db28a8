package cajal.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the text form of a graph (see [Graph#toString]).
///
/// Errors are [GraphError]s that begin with the line: `line 3: %4 is not defined; ...`.
public final class Parser {
  private final Tokens tokens;
  private final Map<String, Custom.Definition> customs;
  private Map<Integer, Value> values = new HashMap<>();

  private Parser(String text, List<Custom.Definition> customs) {
    this.tokens = new Tokens(text);
    this.customs = new HashMap<>();
    for (Custom.Definition definition : customs) this.customs.put(definition.name(), definition);
  }

  /// The graph that `text` says, with the value numbers it says; `customs` are the custom
  /// operations that may occur in it.
  public static Graph parse(String text, Custom.Definition... customs) {
    Parser parser = new Parser(text, List.of(customs));
    Graph graph = parser.graph();
    if (!parser.tokens.peek().isEmpty()) throw parser.tokens.expected("the end after the graph");
    return Verifier.verify(graph);
  }

  private Graph graph() {
    Map<Integer, Value> outside = values;
    values = new HashMap<>();
    tokens.expect("graph");
    tokens.expect("(");
    List<Graph.Port> inputs = new ArrayList<>();
    while (!tokens.takeIf(")")) {
      if (!inputs.isEmpty()) tokens.expect(",");
      String name = tokens.word("the name of an input");
      tokens.expect(":");
      int id = number();
      inputs.add(new Graph.Port(name, define(id, type())));
    }
    tokens.expect("{");
    List<Node> nodes = new ArrayList<>();
    while (!tokens.takeIf("return")) nodes.add(node());
    List<Graph.Port> outputs = new ArrayList<>();
    while (!tokens.takeIf("}")) {
      if (!outputs.isEmpty()) tokens.expect(",");
      String name = tokens.word("the name of an output");
      tokens.expect("=");
      outputs.add(new Graph.Port(name, value()));
    }
    values = outside;
    return new Graph(inputs, nodes, outputs);
  }

  private Node node() {
    List<Integer> ids = new ArrayList<>();
    while (!tokens.takeIf("=")) {
      if (!ids.isEmpty()) tokens.expect(",");
      ids.add(number());
    }
    int line = tokens.line();
    String name = tokens.word("the name of an operation");
    String literal = name.equals("const") ? tokens.take() : "";
    Map<String, String> attributes = attributes();
    List<Value> operands = new ArrayList<>();
    while (!tokens.takeIf(":")) {
      if (!operands.isEmpty()) tokens.expect(",");
      operands.add(value());
    }
    List<Type> types = new ArrayList<>();
    while (types.size() < ids.size()) {
      if (!types.isEmpty()) tokens.expect(",");
      types.add(type());
    }
    String origin = tokens.comment();
    List<Graph> graphs = new ArrayList<>();
    while (tokens.peek().equals("graph")) graphs.add(graph());
    Op op = new OpReader(name, literal, attributes, operands, types, graphs, customs, line).read();
    if (!op.resultTypes().equals(types)) {
      throw Tokens.error(line, name + " gives " + op.resultTypes() + ", found " + types);
    }
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) results.add(define(ids.get(i), types.get(i)));
    return new Node(op, results, origin);
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (!tokens.takeIf("{")) return attributes;
    while (!tokens.takeIf("}")) {
      if (!attributes.isEmpty()) tokens.expect(",");
      String key = tokens.word("the name of an attribute");
      tokens.expect("=");
      attributes.put(key, attribute());
    }
    return attributes;
  }

  private String attribute() {
    if (tokens.peek().startsWith("\"")) return tokens.word("a name");
    if (!tokens.peek().equals("[")) return tokens.take();
    StringBuilder list = new StringBuilder();
    while (!tokens.peek().equals("]")) list.append(tokens.take());
    return list.append(tokens.take()).toString();
  }

  private int number() {
    if (!tokens.peek().startsWith("%")) throw tokens.expected("a value such as %3");
    return Integer.parseInt(tokens.take().substring(1));
  }

  private Value value() {
    int id = number();
    Value value = values.get(id);
    if (value == null) {
      throw Tokens.error(
          tokens.line(), "%" + id + " is not defined; write a line only below those it uses");
    }
    return value;
  }

  private Value define(int id, Type type) {
    Value value = new Value(id, type);
    if (values.put(id, value) != null) {
      throw Tokens.error(tokens.line(), value + " is defined twice; number each value once");
    }
    return value;
  }

  private Type type() {
    String name = tokens.peek();
    DType dtype = null;
    for (DType each : DType.values()) if (each.toString().equals(name)) dtype = each;
    if (dtype == null) throw tokens.expected("a type such as f32[10] of f32, f64, i32, i64, bool");
    tokens.take();
    List<Integer> dims = new ArrayList<>();
    if (tokens.takeIf("[")) {
      while (!tokens.takeIf("]")) {
        if (!dims.isEmpty()) tokens.expect(",");
        dims.add(tokens.integer("the length of an axis"));
      }
    }
    return new Type(dtype, new Shape(dims));
  }
}
