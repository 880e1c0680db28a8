package cajal.exec;

import cajal.ir.BinaryKind;
import cajal.ir.Elementwise;
import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Op;
import cajal.ir.Random;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.rules.Simplify;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rewrites that leave every bit and save memory.
final class Spread {
  private Spread() {}

  /// A scalar that was broadcast is used as the scalar that it is, by operations that take one; a
  /// cast to the own type is none, and arithmetic of integer constants is done.
  static @Nullable Value narrow(GraphBuilder builder, Op op) {
    if (!(op instanceof Elementwise e) || mayFail(e)) return null;
    if (e instanceof Elementwise.Cast cast && cast.to() == cast.x().dtype()) return cast.x();
    if (isExact(e)) {
      Value simple = Simplify.RULES.apply(builder, e);
      if (simple != null) return simple;
    }
    if (e.operands().stream().allMatch(x -> scalar(builder, x) == x)) return null;
    Shape shape = e.type().shape();
    Value narrow = builder.add(e.map(x -> scalar(builder, x)));
    return narrow.shape().equals(shape)
        ? narrow
        : builder.add(new Move.Broadcast(narrow, shape, List.of()));
  }

  /// Simplification keeps the bits of integers; of numbers with a sign of zero it does not.
  private static boolean isExact(Elementwise op) {
    return op instanceof Elementwise.Binary b && b.x().dtype().isInteger();
  }

  /// Quotients of integers are not computed where the graph has no element.
  private static boolean mayFail(Elementwise op) {
    return op instanceof Elementwise.Binary b
        && b.x().dtype().isInteger()
        && (b.kind() == BinaryKind.DIV || b.kind() == BinaryKind.REM);
  }

  private static Value scalar(GraphBuilder builder, Value x) {
    return builder.producer(x) instanceof Move.Broadcast b && b.x().isScalar() ? b.x() : x;
  }

  /// Draws depend on the number of the element alone, so those of many axes are drawn along one.
  static @Nullable Value flatten(GraphBuilder builder, Op op) {
    if (!(op instanceof Random r) || r.type().rank() < 2) return null;
    Shape flat = Shape.of(r.type().shape().size());
    List<Value> parameters =
        r.parameters().stream()
            .map(p -> p.isScalar() ? p : builder.add(new Move.Reshape(p, flat)))
            .toList();
    Type type = r.type().with(flat);
    Value drawn =
        builder.add(new Random(r.kind(), type, r.seed(), r.stream(), r.step(), parameters));
    return builder.add(new Move.Reshape(drawn, r.type().shape()));
  }
}
