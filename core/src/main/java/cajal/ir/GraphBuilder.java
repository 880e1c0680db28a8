package cajal.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The only way to make a [Graph]. Equal operations on equal values are made once, so a value that
/// is written twice is computed once.
///
/// A builder may be given a [Rewrite], which is asked first about each operation; that is how
/// passes rebuild a graph, and how graphs stay small while they are traced.
public final class GraphBuilder {
  /// What may stand for an operation: a value that is equal to its result, or null for none.
  @FunctionalInterface
  public interface Rewrite {
    @Nullable Value apply(GraphBuilder builder, Op op);

    /// What errors call it.
    default String name() {
      return getClass().getSimpleName();
    }
  }

  private final @Nullable Rewrite rewrite;
  private final List<Graph.Port> inputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<@Nullable Node> producers = new ArrayList<>();
  private final Map<Op, Node> interned = new HashMap<>();
  private final List<Type> types = new ArrayList<>();
  private @Nullable String origin;

  public GraphBuilder() {
    this(null);
  }

  public GraphBuilder(@Nullable Rewrite rewrite) {
    this.rewrite = rewrite;
  }

  /// Where in the user's source the operations added from now on come from; null for nowhere.
  public void origin(@Nullable String where) {
    origin = where;
  }

  public @Nullable String origin() {
    return origin;
  }

  public Value input(String name, Type type) {
    for (Graph.Port input : inputs) {
      if (input.name().equals(name)) throw new GraphError("two inputs are called '" + name + "'");
    }
    Value value = new Value(producers.size(), type);
    producers.add(null);
    types.add(type);
    inputs.add(new Graph.Port(name, value));
    return value;
  }

  /// How many values there are so far.
  public int valueCount() {
    return producers.size();
  }

  public List<Graph.Port> inputs() {
    return List.copyOf(inputs);
  }

  /// The operation that computes `value`; null for an input.
  public @Nullable Op producer(Value value) {
    Node node = producers.get(value.id());
    return node == null ? null : node.op();
  }

  /// All results of the operation that computes `value`; the value alone for an input.
  public List<Value> results(Value value) {
    Node node = producers.get(value.id());
    return node == null ? List.of(value) : node.results();
  }

  /// Adds an operation with one result.
  public Value add(Op op) {
    if (rewrite != null) {
      Value instead = rewrite.apply(this, op);
      if (instead != null) return sameType(op, instead, rewrite);
    }
    return addAll(op).getFirst();
  }

  private static Value sameType(Op op, Value instead, Rewrite rewrite) {
    Type type = op.resultTypes().getFirst();
    if (instead.type().equals(type)) return instead;
    throw new GraphError(
        "rule "
            + rewrite.name()
            + " changed type "
            + type
            + " to "
            + instead.type()
            + " at "
            + OpText.of(op).name()
            + " of "
            + op.operands());
  }

  /// Adds an operation and gives all its results.
  public List<Value> addAll(Op op) {
    Node known = interned.get(op);
    if (known != null) return known.results();
    op.operands().forEach(this::own);
    List<Value> results = new ArrayList<>();
    for (Type type : op.resultTypes())
      results.add(new Value(producers.size() + results.size(), type));
    Node node = new Node(op, results, origin);
    for (Value result : results) {
      producers.add(node);
      types.add(result.type());
    }
    nodes.add(node);
    interned.put(op, node);
    return node.results();
  }

  private void own(Value value) {
    if (value.id() < types.size() && types.get(value.id()).equals(value.type())) return;
    throw new GraphError(
        value
            + " "
            + value.type()
            + " is not a value of this graph; inline the graph it is of, or make it an input");
  }

  /// The graph of all operations that `outputs` need.
  public Graph build(List<Graph.Port> outputs) {
    outputs.forEach(output -> own(output.value()));
    boolean[] live = new boolean[producers.size()];
    for (Graph.Port output : outputs) live[output.value().id()] = true;
    List<Node> needed = new ArrayList<>();
    for (Node node : nodes.reversed()) {
      if (node.results().stream().noneMatch(result -> live[result.id()])) continue;
      for (Value operand : node.op().operands()) live[operand.id()] = true;
      needed.addFirst(node);
    }
    return new Graph(inputs, needed, outputs);
  }

  public Value constant(DType dtype, double number) {
    return add(Constant.of(dtype, number));
  }

  /// The number of a constant value, or null for any other.
  public @Nullable Double number(Value value) {
    return producer(value) instanceof Constant constant ? (Double) constant.number() : null;
  }

  public Value unary(UnaryKind kind, Value x) {
    return add(new Elementwise.Unary(kind, x));
  }

  public Value binary(BinaryKind kind, Value x, Value y) {
    return add(new Elementwise.Binary(kind, x, y));
  }

  public Value plus(Value x, Value y) {
    return binary(BinaryKind.ADD, x, y);
  }

  public Value plus(Value x, double y) {
    return plus(x, constant(x.dtype(), y));
  }

  public Value minus(Value x, Value y) {
    return binary(BinaryKind.SUB, x, y);
  }

  public Value times(Value x, Value y) {
    return binary(BinaryKind.MUL, x, y);
  }

  public Value times(Value x, double y) {
    return times(x, constant(x.dtype(), y));
  }

  public Value over(Value x, Value y) {
    return binary(BinaryKind.DIV, x, y);
  }

  public Value negate(Value x) {
    return unary(UnaryKind.NEG, x);
  }

  public Value fma(Value a, Value b, Value c) {
    return add(new Elementwise.Fma(a, b, c));
  }

  public Value compare(CompareKind kind, Value x, Value y) {
    return add(new Elementwise.Compare(kind, x, y));
  }

  public Value select(Value condition, Value ifTrue, Value ifFalse) {
    return add(new Elementwise.Select(condition, ifTrue, ifFalse));
  }

  public Value and(Value x, Value y) {
    return binary(BinaryKind.AND, x, y);
  }

  public Value or(Value x, Value y) {
    return binary(BinaryKind.OR, x, y);
  }

  public Value not(Value x) {
    return unary(UnaryKind.NOT, x);
  }

  public Value cast(DType to, Value x) {
    return x.dtype() == to ? x : add(new Elementwise.Cast(to, x));
  }

  public Value bitcast(DType to, Value x) {
    return x.dtype() == to ? x : add(new Elementwise.Bitcast(to, x));
  }

  /// Adds the operations of `graph` on other values in place of its inputs, in their order; gives
  /// the values of its outputs.
  public List<Value> inline(Graph graph, List<Value> arguments) {
    Value[] here = new Value[graph.valueCount()];
    for (int i = 0; i < graph.inputs().size(); i++) {
      here[graph.inputs().get(i).value().id()] = arguments.get(i);
    }
    String outside = origin;
    for (Node node : graph.nodes()) {
      origin = node.origin() == null ? outside : node.origin();
      Op op = node.op().map(value -> here[value.id()]);
      if (node.results().size() == 1) {
        here[node.result().id()] = add(op);
      } else {
        List<Value> results = addAll(op);
        for (int i = 0; i < results.size(); i++) here[node.results().get(i).id()] = results.get(i);
      }
    }
    origin = outside;
    return graph.outputs().stream().map(port -> here[port.value().id()]).toList();
  }
}
