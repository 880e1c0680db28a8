package cajal.rules;

import cajal.ir.Call;
import cajal.ir.Cond;
import cajal.ir.Constant;
import cajal.ir.Conv;
import cajal.ir.Cumulative;
import cajal.ir.Custom;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Gather;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.JitProduct;
import cajal.ir.Move;
import cajal.ir.Node;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.Reduce;
import cajal.ir.Scan;
import cajal.ir.ScatterAdd;
import cajal.ir.SparseOuter;
import cajal.ir.SparseProduct;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reverse-mode derivatives of any graph, as further operations of the graph that it becomes part
/// of: from the cotangents of its results those of its arguments.
///
/// A cotangent that is zero everywhere is no value but null. What is not `f32` or `f64` has no
/// cotangent, nor have draws, and where a function jumps its derivative is 0.
public final class Vjp implements Reversible {
  private final GraphBuilder b;
  private final Graph graph;
  private final boolean[] active;
  private final Value[] here;
  private final Map<Node, Reversible> loops = new HashMap<>();
  private final Shaped arrays;
  private final Recomputation how;
  private final @Nullable Scan outer;

  private Vjp(
      GraphBuilder builder,
      Graph graph,
      boolean[] active,
      Recomputation how,
      @Nullable Scan outer) {
    b = builder;
    this.how = how;
    this.outer = outer;
    this.graph = graph;
    this.active = active;
    here = new Value[graph.valueCount()];
    arrays = new Shaped(builder);
  }

  /// Adds the operations of `graph` on `arguments`, ready to be derived by those that are `wanted`.
  public static Vjp of(GraphBuilder builder, Graph graph, List<Value> arguments, boolean[] wanted) {
    return of(builder, graph, arguments, wanted, new Recomputation.Nothing());
  }

  /// @param how what loops compute again
  public static Vjp of(
      GraphBuilder builder,
      Graph graph,
      List<Value> arguments,
      boolean[] wanted,
      Recomputation how) {
    Vjp vjp = new Vjp(builder, graph, Activity.of(graph, wanted), how, null);
    vjp.forward(arguments);
    return vjp;
  }

  /// A loop cut into segments, of which the starts are kept.
  static Vjp of(
      GraphBuilder builder,
      Segments segments,
      List<Value> arguments,
      boolean[] wanted,
      Recomputation inside) {
    boolean[] active = Activity.of(segments.graph(), wanted);
    Vjp vjp = new Vjp(builder, segments.graph(), active, inside, segments.outer());
    vjp.forward(arguments);
    return vjp;
  }

  private void forward(List<Value> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      here[graph.inputs().get(i).value().id()] = arguments.get(i);
    }
    String outside = b.origin();
    for (Node node : graph.nodes()) {
      b.origin(node.origin() == null ? outside : node.origin());
      List<Value> results = forward(node, node.op().map(this::here));
      for (int i = 0; i < results.size(); i++) here[node.results().get(i).id()] = results.get(i);
    }
    b.origin(outside);
  }

  private List<Value> forward(Node node, Op op) {
    boolean smooth = node.results().stream().anyMatch(value -> active[value.id()]);
    if (op instanceof Scan scan && smooth) {
      boolean[] wanted = Activity.operands(node, active);
      Reversible loop =
          node.op().equals(outer)
              ? new ScanVjp(b, scan, wanted, false, how)
              : LoopVjp.of(b, scan, wanted, how);
      loops.put(node, loop);
      return loop.results();
    }
    return node.results().size() == 1 ? List.of(b.add(op)) : b.addAll(op);
  }

  private Value here(Value value) {
    return here[value.id()];
  }

  /// The outputs of the graph.
  @Override
  public List<Value> results() {
    return graph.outputs().stream().map(port -> here(port.value())).toList();
  }

  /// The cotangents of the arguments; null where the outputs do not change with them, or they are
  /// not wanted.
  ///
  /// @param results the cotangents of the outputs, each of the type of its output, or null for zero
  @Override
  public List<@Nullable Value> cotangents(List<@Nullable Value> results) {
    @Nullable Value[] g = new Value[graph.valueCount()];
    for (int i = 0; i < results.size(); i++) add(g, graph.outputs().get(i).value(), results.get(i));
    String outside = b.origin();
    for (Node node : graph.nodes().reversed()) {
      List<@Nullable Value> given = new ArrayList<>();
      for (Value result : node.results()) given.add(g[result.id()]);
      if (given.stream().allMatch(Objects::isNull)) continue;
      b.origin(node.origin() == null ? outside : node.origin());
      List<@Nullable Value> found = backward(node, given);
      List<Value> operands = node.op().operands();
      for (int i = 0; i < operands.size(); i++) add(g, operands.get(i), found.get(i));
    }
    b.origin(outside);
    List<@Nullable Value> all = new ArrayList<>();
    for (Graph.Port input : graph.inputs()) all.add(g[input.value().id()]);
    return all;
  }

  private void add(@Nullable Value[] g, Value to, @Nullable Value more) {
    if (more == null || !active[to.id()]) return;
    Value own = arrays.sumTo(to.shape(), more);
    Value sum = g[to.id()];
    g[to.id()] = sum == null ? own : b.plus(sum, own);
  }

  /// The cotangents of the operands from those of the results.
  private List<@Nullable Value> backward(Node node, List<@Nullable Value> given) {
    Op op = node.op().map(this::here);
    List<Value> results = node.results().stream().map(this::here).toList();
    if (op instanceof Scan) return Objects.requireNonNull(loops.get(node)).cotangents(given);
    if (op instanceof Cond cond) {
      return new CondRules(b).cotangents(cond, given, Activity.operands(node, active));
    }
    if (op instanceof Call call) {
      return new CallRules(b).cotangents(call, results, given, Activity.operands(node, active));
    }
    if (op instanceof Custom custom) {
      return custom.definition().cotangents(b, custom.operands(), results, given);
    }
    return cotangents(op, results.getFirst(), Objects.requireNonNull(given.getFirst()));
  }

  private List<@Nullable Value> cotangents(Op op, Value y, Value g) {
    return switch (op) {
      case Elementwise elementwise -> elementwise(elementwise, y, g);
      case Reduce reduce -> one(new FoldRules(b).cotangent(reduce, y, g));
      case Cumulative cumulative -> one(new FoldRules(b).cotangent(cumulative, g));
      case Move move -> new MoveRules(b).cotangents(move, g);
      case Gather gather -> new MoveRules(b).cotangents(gather, g);
      case ScatterAdd add -> new MoveRules(b).cotangents(add, g);
      case Dot dot -> new ProductRules(b).cotangents(dot, g);
      case Conv conv -> new ProductRules(b).cotangents(conv, g);
      case SparseProduct product -> new ProductRules(b).cotangents(product, g);
      case SparseOuter outer -> new ProductRules(b).cotangents(outer, g);
      case JitProduct product -> new ProductRules(b).cotangents(product, g);
      case Constant constant -> none(op);
      case Iota iota -> none(op);
      case Random random -> none(op);
      case Scan scan -> throw new AssertionError("has several results: " + scan);
      case Cond cond -> throw new AssertionError("has several results: " + cond);
      case Call call -> throw new AssertionError("has several results: " + call);
      case Custom custom -> throw new AssertionError("has several results: " + custom);
    };
  }

  /// The derivative of an element is a factor, so the rule for tangents is the one for cotangents.
  private List<@Nullable Value> elementwise(Elementwise op, Value y, Value g) {
    Tangents rules = new Tangents(b);
    return switch (op) {
      case Elementwise.Unary u -> one(rules.unary(u, y, g));
      case Elementwise.Binary o ->
          Arrays.asList(rules.binary(o, y, g, null), rules.binary(o, y, null, g));
      case Elementwise.Fma f ->
          Arrays.asList(
              rules.fma(f, g, null, null),
              rules.fma(f, null, g, null),
              rules.fma(f, null, null, g));
      case Elementwise.Select s ->
          Arrays.asList(
              null, rules.select(s.condition(), g, null), rules.select(s.condition(), null, g));
      case Elementwise.Sloped s -> Arrays.asList(null, b.times(s.slope(), g), null);
      case Elementwise.Cast c -> one(c.x().dtype().isFloat() ? b.cast(c.x().dtype(), g) : null);
      case Elementwise.Compare compare -> none(op);
      case Elementwise.Bitcast bitcast -> none(op);
    };
  }

  private static List<@Nullable Value> one(@Nullable Value cotangent) {
    return Collections.singletonList(cotangent);
  }

  private static List<@Nullable Value> none(Op op) {
    return Collections.nCopies(op.operands().size(), (@Nullable Value) null);
  }
}
