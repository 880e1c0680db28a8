package cajal.rules;

import cajal.ir.Cond;
import cajal.ir.Constant;
import cajal.ir.Cumulative;
import cajal.ir.Custom;
import cajal.ir.Dot;
import cajal.ir.Elementwise;
import cajal.ir.Gather;
import cajal.ir.GraphBuilder;
import cajal.ir.Iota;
import cajal.ir.JitProduct;
import cajal.ir.Move;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.Reduce;
import cajal.ir.Scan;
import cajal.ir.ScatterAdd;
import cajal.ir.SparseProduct;
import cajal.ir.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Forward-mode derivatives of elementwise graphs, as further operations of the same graph.
///
/// A tangent that is zero everywhere is no value but null, one that is the same everywhere may be a
/// scalar; so the derivatives of simple formulas are simple. What is not `f32` or `f64` has no
/// tangent, nor have draws, and where a function jumps its derivative is 0.
public final class Jvp {
  private final Tangents rules;
  private final Map<Value, Value> tangents = new HashMap<>();

  private Jvp(GraphBuilder builder) {
    rules = new Tangents(builder);
  }

  /// dy/dx, element by element: of the shape of `y` or a scalar that stands for every place; null
  /// where `y` does not change with `x`. Throws [UnsupportedOperationException] if what lies
  /// between is not elementwise.
  public static @Nullable Value derivative(GraphBuilder builder, Value y, Value x) {
    Jvp jvp = new Jvp(builder);
    jvp.tangents.put(x, builder.constant(x.dtype(), 1));
    List<Value> path =
        DependsOn.needed(builder, y, x).stream()
            .filter(value -> value.id() > x.id())
            .sorted(Comparator.comparingInt(Value::id))
            .toList();
    for (Value value : path) {
      Op op = builder.producer(value);
      Value tangent = op == null ? null : jvp.tangent(op, value);
      if (tangent != null) jvp.tangents.put(value, tangent);
    }
    return jvp.tangents.get(y);
  }

  private @Nullable Value tangent(Op op, Value result) {
    if (op.operands().stream().noneMatch(tangents::containsKey)) return null;
    return switch (op) {
      case Elementwise.Unary u -> rules.unary(u, result, at(u.x()));
      case Elementwise.Binary b ->
          rules.binary(b, result, tangents.get(b.x()), tangents.get(b.y()));
      case Elementwise.Fma f ->
          rules.fma(f, tangents.get(f.a()), tangents.get(f.b()), tangents.get(f.c()));
      case Elementwise.Compare compare -> null;
      case Elementwise.Select s ->
          rules.select(s.condition(), tangents.get(s.ifTrue()), tangents.get(s.ifFalse()));
      case Elementwise.Cast c -> rules.cast(c, at(c.x()));
      case Elementwise.Bitcast bitcast -> throw unsupported("a bitcast; derive before lowering");
      case Move move -> move(move);
      case Constant constant -> null;
      case Iota iota -> null;
      case Random random -> null;
      case Reduce reduce -> throw unsupported("a reduction");
      case Cumulative cumulative -> throw unsupported("a cumulative reduction");
      case Gather gather -> throw unsupported("a gather");
      case ScatterAdd scatterAdd -> throw unsupported("a scatter-add");
      case Dot dot -> throw unsupported("a dot");
      case SparseProduct product -> throw unsupported("a sparse product");
      case JitProduct product -> throw unsupported("a random product");
      case Scan scan -> throw unsupported("a scan");
      case Cond cond -> throw unsupported("a cond; use select");
      case Custom custom -> throw unsupported("the custom " + custom.definition().name());
    };
  }

  /// Of a scalar at every place the tangent is that of the scalar.
  private Value move(Move op) {
    boolean spread = op instanceof Move.Broadcast || op instanceof Move.Reshape;
    if (spread && op.operands().getFirst().isScalar()) return at(op.operands().getFirst());
    throw unsupported("a move of elements");
  }

  private Value at(Value value) {
    return Objects.requireNonNull(tangents.get(value));
  }

  private static UnsupportedOperationException unsupported(String what) {
    return new UnsupportedOperationException(
        "the elementwise derivative does not go through " + what);
  }
}
