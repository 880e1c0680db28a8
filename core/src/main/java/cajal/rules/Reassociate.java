package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.Elementwise.Binary;
import cajal.ir.Elementwise.Unary;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import org.jspecify.annotations.Nullable;

/// Algebra that brings scalars together, so that they are computed once and not for every element:
/// x/s becomes x·(1/s), (x·s)·r becomes x·(s·r), (x + s) + r becomes x + (s + r); and that saves
/// divisions: x/exprel(y) becomes x·relexp(y). Results may differ in the last bit from those of the
/// graph as written; they are the same on every path that runs the rewritten graph.
public final class Reassociate implements GraphBuilder.Rewrite {
  public static final Reassociate RULES = new Reassociate();

  private Reassociate() {}

  @Override
  public @Nullable Value apply(GraphBuilder builder, Op op) {
    Value simple = Simplify.RULES.apply(builder, op);
    if (simple != null || !(op instanceof Binary binary)) return simple;
    if (!binary.x().dtype().isFloat() || binary.type().isScalar()) return null;
    return switch (binary.kind()) {
      case DIV -> quotient(builder, binary);
      case MUL -> product(builder, binary);
      case ADD -> sum(builder, binary);
      case SUB -> difference(builder, binary);
      default -> null;
    };
  }

  private static @Nullable Value quotient(GraphBuilder builder, Binary op) {
    if (builder.producer(op.y()) instanceof Unary exprel && exprel.kind() == UnaryKind.EXPREL) {
      return builder.times(builder.unary(UnaryKind.RELEXP, exprel.x()), op.x());
    }
    if (!op.y().isScalar()) return null;
    Value one = builder.constant(op.y().dtype(), 1);
    return builder.times(op.x(), builder.over(one, op.y()));
  }

  private static @Nullable Value product(GraphBuilder builder, Binary op) {
    if (!op.y().isScalar()) return signed(builder, op);
    Op inner = builder.producer(op.x());
    if (inner instanceof Unary neg && neg.kind() == UnaryKind.NEG) {
      return builder.times(neg.x(), builder.negate(op.y()));
    }
    if (!(inner instanceof Binary binary)) return null;
    if (binary.kind() == BinaryKind.MUL && binary.y().isScalar()) {
      return builder.times(binary.x(), builder.times(binary.y(), op.y()));
    }
    if (isMirrored(binary)) {
      Value slope = builder.negate(op.y());
      return builder.plus(builder.times(binary.y(), slope), builder.times(binary.x(), op.y()));
    }
    Shifted shifted = Shifted.of(builder, op.x());
    return shifted == null
        ? null
        : builder.plus(
            builder.times(shifted.base(), op.y()), builder.times(shifted.shift(), op.y()));
  }

  /// The sign of a product of arrays stands outside, where a sum takes it up.
  private static @Nullable Value signed(GraphBuilder builder, Binary op) {
    if (builder.producer(op.x()) instanceof Unary neg && neg.kind() == UnaryKind.NEG) {
      return builder.negate(builder.times(neg.x(), op.y()));
    }
    if (builder.producer(op.y()) instanceof Unary neg && neg.kind() == UnaryKind.NEG) {
      return builder.negate(builder.times(op.x(), neg.x()));
    }
    return null;
  }

  private static @Nullable Value sum(GraphBuilder builder, Binary op) {
    Shifted x = Shifted.of(builder, op.x());
    if (op.y().isScalar()) {
      if (x != null) return builder.plus(x.base(), builder.plus(x.shift(), op.y()));
      return builder.producer(op.x()) instanceof Binary from && isMirrored(from)
          ? builder.minus(builder.plus(from.x(), op.y()), from.y())
          : null;
    }
    Shifted y = Shifted.of(builder, op.y());
    if (x != null) return builder.plus(builder.plus(x.base(), op.y()), x.shift());
    if (y != null) return builder.plus(builder.plus(op.x(), y.base()), y.shift());
    return null;
  }

  private static @Nullable Value difference(GraphBuilder builder, Binary op) {
    Shifted x = Shifted.of(builder, op.x());
    if (builder.producer(op.x()) instanceof Binary from && isMirrored(from)) {
      return op.y().isScalar()
          ? builder.minus(builder.minus(from.x(), op.y()), from.y())
          : builder.minus(from.x(), builder.plus(from.y(), op.y()));
    }
    if (op.y().isScalar()) {
      return x == null ? null : builder.plus(x.base(), builder.minus(x.shift(), op.y()));
    }
    if (builder.producer(op.x()) instanceof Unary neg && neg.kind() == UnaryKind.NEG) {
      return builder.negate(builder.plus(neg.x(), op.y()));
    }
    if (builder.producer(op.y()) instanceof Binary scaled
        && scaled.kind() == BinaryKind.MUL
        && scaled.y().isScalar()) {
      return builder.plus(op.x(), builder.times(scaled.x(), builder.negate(scaled.y())));
    }
    if (op.x().isScalar()) {
      Shifted y = Shifted.of(builder, op.y());
      return y == null ? null : builder.minus(builder.minus(op.x(), y.shift()), y.base());
    }
    return x == null ? null : builder.plus(builder.minus(x.base(), op.y()), x.shift());
  }

  /// Whether it is a scalar minus an array.
  private static boolean isMirrored(Binary op) {
    return op.kind() == BinaryKind.SUB && op.x().isScalar() && !op.y().isScalar();
  }

  /// An array plus a scalar.
  private record Shifted(Value base, Value shift) {
    static @Nullable Shifted of(GraphBuilder builder, Value value) {
      if (!(builder.producer(value) instanceof Binary sum)
          || !sum.y().isScalar()
          || sum.x().isScalar()) {
        return null;
      }
      return switch (sum.kind()) {
        case ADD -> new Shifted(sum.x(), sum.y());
        case SUB -> new Shifted(sum.x(), builder.negate(sum.y()));
        default -> null;
      };
    }
  }
}
