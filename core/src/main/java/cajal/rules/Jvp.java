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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Forward-mode derivatives of graphs, as further operations of the same graph.
///
/// A tangent that is zero everywhere is no value but null, one that is the same everywhere may be a
/// scalar; so the derivatives of simple formulas are simple. What is not `f32` or `f64` has no
/// tangent, nor have draws, and where a function jumps its derivative is 0.
public final class Jvp {
  private final GraphBuilder b;
  private final Tangents rules;

  private Jvp(GraphBuilder builder) {
    b = builder;
    rules = new Tangents(builder);
  }

  /// Values and their tangents, each of the type of its value, or null for zero.
  public record Dual(List<Value> results, List<@Nullable Value> tangents) {}

  /// Adds the operations of `graph` on `arguments` and those of its derivative along `tangents`;
  /// gives its outputs and their tangents.
  public static Dual of(
      GraphBuilder builder,
      Graph graph,
      List<Value> arguments,
      List<? extends @Nullable Value> tangents) {
    Jvp jvp = new Jvp(builder);
    Value[] here = new Value[graph.valueCount()];
    @Nullable Value[] t = new Value[graph.valueCount()];
    for (int i = 0; i < arguments.size(); i++) {
      here[graph.inputs().get(i).value().id()] = arguments.get(i);
      t[graph.inputs().get(i).value().id()] = tangents.get(i);
    }
    String outside = builder.origin();
    for (Node node : graph.nodes()) {
      builder.origin(node.origin() == null ? outside : node.origin());
      Op op = node.op().map(value -> here[value.id()]);
      boolean single = node.results().size() == 1;
      List<Value> results = single ? List.of(builder.add(op)) : builder.addAll(op);
      List<@Nullable Value> along = new ArrayList<>();
      for (Value operand : node.op().operands()) along.add(t[operand.id()]);
      List<@Nullable Value> found = jvp.tangents(op, results, along);
      for (int i = 0; i < results.size(); i++) {
        here[node.results().get(i).id()] = results.get(i);
        t[node.results().get(i).id()] = found.get(i);
      }
    }
    builder.origin(outside);
    return jvp.dual(graph, here, t);
  }

  private Dual dual(Graph graph, Value[] here, @Nullable Value[] t) {
    List<Value> results = new ArrayList<>();
    List<@Nullable Value> tangents = new ArrayList<>();
    for (Graph.Port port : graph.outputs()) {
      Value tangent = t[port.value().id()];
      results.add(here[port.value().id()]);
      tangents.add(tangent == null ? null : new Shaped(b).fill(tangent, port.value().shape()));
    }
    return new Dual(results, tangents);
  }

  /// dy/dx, element by element: of the shape of `y` or a scalar that stands for every place; null
  /// where `y` does not change with `x`. Throws [UnsupportedOperationException] if what lies
  /// between is not elementwise.
  public static @Nullable Value derivative(GraphBuilder builder, Value y, Value x) {
    Jvp jvp = new Jvp(builder);
    Map<Value, Value> tangents = new HashMap<>();
    tangents.put(x, builder.constant(x.dtype(), 1));
    List<Value> path =
        DependsOn.needed(builder, y, x).stream()
            .filter(value -> value.id() > x.id())
            .sorted(Comparator.comparingInt(Value::id))
            .toList();
    for (Value value : path) {
      Op op = builder.producer(value);
      if (op == null || op.operands().stream().noneMatch(tangents::containsKey)) continue;
      checkElementwise(op);
      List<@Nullable Value> along = new ArrayList<>();
      for (Value operand : op.operands()) along.add(tangents.get(operand));
      Value tangent = jvp.tangents(op, List.of(value), along).getFirst();
      if (tangent != null) tangents.put(value, tangent);
    }
    return tangents.get(y);
  }

  private static void checkElementwise(Op op) {
    boolean spread =
        (op instanceof Move.Broadcast || op instanceof Move.Reshape)
            && op.operands().getFirst().isScalar();
    boolean passes = spread || op instanceof Elementwise || op instanceof Random;
    if (passes) return;
    String what = op.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    throw new UnsupportedOperationException(
        "the elementwise derivative does not go through a " + what);
  }

  /// The tangents of the results of an operation from those of its operands.
  private List<@Nullable Value> tangents(Op op, List<Value> y, List<@Nullable Value> t) {
    if (t.stream().allMatch(Objects::isNull)) return none(y);
    return switch (op) {
      case Elementwise elementwise -> one(elementwise(elementwise, y.getFirst(), t));
      case Move move -> one(move(move, t));
      case Gather gather -> one(new MoveRules(b).tangent(gather, t));
      case ScatterAdd add -> one(new MoveRules(b).tangent(add, t));
      case Constant constant -> none(y);
      case Iota iota -> none(y);
      case Random random -> none(y);
      case Reduce r -> one(new FoldRules(b).tangent(r, y.getFirst(), full(r.x(), t)));
      case Cumulative c -> one(new FoldRules(b).tangent(c, full(c.x(), t)));
      case Dot dot -> one(new ProductRules(b).tangent(dot, t.get(0), t.get(1)));
      case Conv conv -> one(new ProductRules(b).tangent(conv, t.get(0), t.get(1)));
      case SparseProduct p -> one(new ProductRules(b).tangent(p, t.get(2), t.get(3)));
      case SparseOuter o -> one(new ProductRules(b).tangent(o, t.get(2), t.get(3)));
      case JitProduct p -> one(new ProductRules(b).tangent(p, t.get(0), t.get(1), t.get(2)));
      case Scan scan -> new ScanJvp(b, scan, t).tangents(t);
      case Cond cond -> new CondRules(b).tangents(cond, full(cond, t));
      case Call call -> new CallRules(b).tangents(call, full(call, t));
      case Custom custom -> custom.definition().tangents(b, custom.operands(), y, full(custom, t));
    };
  }

  private @Nullable Value elementwise(Elementwise op, Value y, List<@Nullable Value> t) {
    return switch (op) {
      case Elementwise.Unary u -> rules.unary(u, y, Objects.requireNonNull(t.getFirst()));
      case Elementwise.Binary o -> rules.binary(o, y, t.get(0), t.get(1));
      case Elementwise.Fma f -> rules.fma(f, t.get(0), t.get(1), t.get(2));
      case Elementwise.Compare compare -> null;
      case Elementwise.Select s -> rules.select(s.condition(), t.get(1), t.get(2));
      case Elementwise.Sloped s -> t.get(1) == null ? null : b.times(s.slope(), t.get(1));
      case Elementwise.Cast c -> rules.cast(c, Objects.requireNonNull(t.getFirst()));
      case Elementwise.Bitcast bitcast ->
          throw new UnsupportedOperationException(
              "the derivative does not go through a bitcast; derive before lowering");
    };
  }

  /// Of a scalar at every place the tangent is that of the scalar.
  private Value move(Move op, List<@Nullable Value> t) {
    boolean spread = op instanceof Move.Broadcast || op instanceof Move.Reshape;
    Value first = t.getFirst();
    if (spread && first != null && first.isScalar()) return first;
    return new MoveRules(b).tangent(op, t);
  }

  private Value full(Value x, List<@Nullable Value> t) {
    return new Shaped(b).fill(Objects.requireNonNull(t.getFirst()), x.shape());
  }

  private List<@Nullable Value> full(Op op, List<@Nullable Value> t) {
    List<@Nullable Value> all = new ArrayList<>();
    for (int i = 0; i < t.size(); i++) {
      Value tangent = t.get(i);
      Value operand = op.operands().get(i);
      all.add(tangent == null ? null : new Shaped(b).fill(tangent, operand.shape()));
    }
    return all;
  }

  private static List<@Nullable Value> one(@Nullable Value tangent) {
    return Collections.singletonList(tangent);
  }

  private static List<@Nullable Value> none(List<Value> results) {
    return Collections.nCopies(results.size(), (@Nullable Value) null);
  }
}
