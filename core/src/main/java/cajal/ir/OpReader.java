package cajal.ir;

import cajal.error.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes an operation from what its line of text holds; [OpText] is the way there.
record OpReader(
    String name,
    String literal,
    Map<String, String> attributes,
    List<Value> operands,
    List<Type> types,
    List<Graph> graphs,
    Map<String, Custom.Definition> customs,
    int line) {
  private static final List<String> PLAIN =
      List.of(
          "const fma select cast bitcast iota reshape transpose broadcast slice pad concat gather",
          "scatter_add dot conv.output conv.input conv.kernel scan cond call custom sparse.csr",
          "sparse.coo outer.csr outer.coo jit.constant jit.uniform jit.normal");

  Op read() {
    try {
      return operation();
    } catch (ShapeError e) {
      throw error(String.valueOf(e.getMessage()));
    }
  }

  private Op operation() {
    return switch (name) {
      case "const" -> new Constant(type().dtype(), bits());
      case "fma" -> new Elementwise.Fma(operand(0, 3), operand(1, 3), operand(2, 3));
      case "select" -> new Elementwise.Select(operand(0, 3), operand(1, 3), operand(2, 3));
      case "sloped" -> new Elementwise.Sloped(operand(0, 3), operand(1, 3), operand(2, 3));
      case "cast" -> new Elementwise.Cast(type().dtype(), operand(0, 1));
      case "bitcast" -> new Elementwise.Bitcast(type().dtype(), operand(0, 1));
      case "iota" -> new Iota(type().shape(), integer("axis"));
      case "reshape" -> new Move.Reshape(operand(0, 1), type().shape());
      case "transpose" -> new Move.Transpose(operand(0, 1), integers("order"));
      case "broadcast" -> new Move.Broadcast(operand(0, 1), type().shape(), integers("axes"));
      case "slice" ->
          new Move.Slice(operand(0, 1), integers("from"), integers("to"), integers("stride"));
      case "pad" ->
          new Move.Pad(operand(0, 2), operand(1, 2), integers("before"), integers("after"));
      case "concat" -> new Move.Concat(operands, integer("axis"));
      case "gather" -> new Gather(operand(0, 2), operand(1, 2));
      case "scatter_add" -> new ScatterAdd(operand(0, 3), operand(1, 3), operand(2, 3));
      case "dot" -> new Dot(operand(0, 2), operand(1, 2), integer("batch"));
      case "scan" -> scan();
      case "cond" -> new Cond(operands.getFirst(), graph(0, 2), graph(1, 2), rest(1));
      case "call" -> call();
      case "custom" -> custom();
      default -> kinds();
    };
  }

  private Op kinds() {
    int dot = name.indexOf('.');
    String kind = name.substring(dot + 1);
    return switch (dot < 0 ? "" : name.substring(0, dot)) {
      case "random" ->
          new Random(
              kind(RandomKind.class, kind),
              type(),
              operands.get(0),
              integer("stream"),
              operands.get(1),
              rest(2));
      case "reduce" -> new Reduce(kind(ReduceKind.class, kind), operand(0, 1), integers("axes"));
      case "cumulative" ->
          new Cumulative(kind(ReduceKind.class, kind), operand(0, 1), integer("axis"));
      case "conv" -> conv(kind(Conv.Part.class, kind));
      case "sparse" -> sparse(kind(SparseProduct.Form.class, kind));
      case "outer" ->
          new SparseOuter(
              kind(SparseProduct.Form.class, kind),
              integer("pre"),
              integer("post"),
              operand(0, 4),
              operand(1, 4),
              operand(2, 4),
              operand(3, 4));
      case "jit" -> jit(kind(JitProduct.Weights.class, kind));
      default -> elementwise();
    };
  }

  private Op elementwise() {
    for (UnaryKind kind : UnaryKind.values()) {
      if (kind.toString().equals(name)) return new Elementwise.Unary(kind, operand(0, 1));
    }
    for (BinaryKind kind : BinaryKind.values()) {
      if (kind.toString().equals(name)) {
        return new Elementwise.Binary(kind, operand(0, 2), operand(1, 2));
      }
    }
    for (CompareKind kind : CompareKind.values()) {
      if (kind.toString().equals(name)) {
        return new Elementwise.Compare(kind, operand(0, 2), operand(1, 2));
      }
    }
    throw unknown("operation", name, names());
  }

  private Op conv(Conv.Part sought) {
    Stencil stencil =
        new Stencil(
            sought == Conv.Part.INPUT ? type().shape() : operand(0, 2).shape(),
            sought == Conv.Part.KERNEL ? type().shape() : operand(1, 2).shape(),
            integers("strides"),
            integers("before"),
            integers("after"),
            integers("dilation"),
            integer("groups"));
    return new Conv(sought, operand(0, 2), operand(1, 2), stencil);
  }

  private Op sparse(SparseProduct.Form form) {
    return new SparseProduct(
        form,
        integer("pre"),
        integer("post"),
        operand(0, 4),
        operand(1, 4),
        operand(2, 4),
        operand(3, 4),
        flag("transposed"));
  }

  private Op jit(JitProduct.Weights weights) {
    return new JitProduct(
        weights,
        integer("pre"),
        integer("post"),
        number("probability", Double::parseDouble),
        number("seed", Long::parseLong),
        operand(0, 3),
        operand(1, 3),
        operand(2, 3),
        flag("transposed"));
  }

  private Op scan() {
    int carry = integer("carry");
    int constants = carry + integer("xs");
    if (carry < 0 || constants < carry || constants > operands.size()) {
      throw error("carry and xs count more operands than there are, " + operands.size());
    }
    return new Scan(
        graph(0, 1),
        integer("length"),
        attributes.containsKey("reversed") && flag("reversed"),
        operands.subList(0, carry),
        operands.subList(carry, constants),
        rest(constants));
  }

  private Op call() {
    Graph back = graphs.size() == 2 ? graphs.get(1) : null;
    return new Call(graph(0, back == null ? 1 : 2), back, operands);
  }

  private Op custom() {
    String called = attribute("name");
    Custom.Definition definition = customs.get(called);
    if (definition == null) throw unknown("custom operation", called, customs.keySet().stream());
    return new Custom(definition, operands);
  }

  private long bits() {
    try {
      if (literal.startsWith("0x")) return Long.parseUnsignedLong(literal.substring(2), 16);
      return switch (type().dtype()) {
        case F32 -> Float.floatToRawIntBits(Float.parseFloat(literal));
        case F64 -> Double.doubleToRawLongBits(Double.parseDouble(literal));
        case I32 -> Integer.parseInt(literal);
        case I64 -> Long.parseLong(literal);
        case BOOL -> truth(literal) ? 1 : 0;
      };
    } catch (NumberFormatException e) {
      throw error("const takes a number of " + type() + ", found " + literal);
    }
  }

  private Value operand(int number, int of) {
    if (operands.size() != of) {
      throw error(name + " takes " + of + " operands, found " + operands.size());
    }
    return operands.get(number);
  }

  private List<Value> rest(int from) {
    if (operands.size() < from) throw error(name + " takes at least " + from + " operands");
    return operands.subList(from, operands.size());
  }

  private Graph graph(int number, int of) {
    if (graphs.size() != of) {
      throw error(name + " is followed by " + of + " graphs, found " + graphs.size());
    }
    return graphs.get(number);
  }

  private Type type() {
    if (types.size() != 1) throw error(name + " gives one value, found " + types.size());
    return types.getFirst();
  }

  private String attribute(String key) {
    String text = attributes.get(key);
    if (text == null) throw error(name + " takes {" + key + "=..}, found " + attributes);
    return text;
  }

  private int integer(String key) {
    return number(key, Integer::parseInt);
  }

  private List<Integer> integers(String key) {
    return number(
        key,
        text -> {
          String inside = text.replaceAll("^\\[|\\]$", "");
          if (inside.isEmpty()) return List.of();
          return Arrays.stream(inside.split(",")).map(Integer::valueOf).toList();
        });
  }

  private <T> T number(String key, Function<String, T> parse) {
    String text = attribute(key);
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw error(key + "=" + text + " of " + name + " is not a number it can take");
    }
  }

  private boolean flag(String key) {
    return truth(attribute(key));
  }

  private boolean truth(String text) {
    if (text.equals("true") || text.equals("false")) return text.equals("true");
    throw error("expected true or false, found " + text);
  }

  private <E extends Enum<E>> E kind(Class<E> type, String kind) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(kind)) return constant;
    }
    throw unknown("operation", name, names());
  }

  private static Stream<String> names() {
    return Stream.of(
            PLAIN.stream().flatMap(line -> Stream.of(line.split(" "))),
            Arrays.stream(UnaryKind.values()).map(UnaryKind::toString),
            Arrays.stream(BinaryKind.values()).map(BinaryKind::toString),
            Arrays.stream(CompareKind.values()).map(CompareKind::toString),
            Arrays.stream(RandomKind.values()).map(kind -> "random." + kind),
            Arrays.stream(ReduceKind.values()).map(kind -> "reduce." + kind),
            Arrays.stream(ReduceKind.values()).map(kind -> "cumulative." + kind))
        .flatMap(names -> names);
  }

  private GraphError unknown(String what, String called, Stream<String> known) {
    String suggestion = Spelling.suggestion(called, known.toList());
    return error("there is no " + what + " '" + called + "'." + suggestion);
  }

  private GraphError error(String message) {
    return Tokens.error(line, message);
  }
}
