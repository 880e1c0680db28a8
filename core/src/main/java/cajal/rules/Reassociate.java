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
/// x/s becomes x·(1/s), (x·s)·r becomes x·(s·r), (x + s) + r becomes x + (s + r). Results may
/// differ in the last bit from those of the graph as written; they are the same on every path that
/// runs the rewritten graph.
public final class Reassociate implements GraphBuilder.Rewrite {
  public static final Reassociate RULES = new Reassociate();

  private Reassociate() {}

  @Override
  public @Nullable Value apply(GraphBuilder builder, Op op) {
    Value simple = Simplify.RULES.apply(builder, op);
    if (simple != null || !(op instanceof Binary binary)) return simple;
    if (!binary.x().dtype().isFloat() || binary.type().isScalar()) return null;
    return switch (binary.kind()) {
      case DIV -> binary.y().isScalar() ? reciprocal(builder, binary) : null;
      case MUL -> product(builder, binary);
      case ADD -> sum(builder, binary);
      case SUB ->
          binary.y().isScalar()
              ? builder.plus(binary.x(), builder.negate(binary.y()))
              : difference(builder, binary);
      default -> null;
    };
  }

  private static Value reciprocal(GraphBuilder builder, Binary op) {
    Value one = builder.constant(op.y().dtype(), 1);
    return builder.times(op.x(), builder.over(one, op.y()));
  }

  private static @Nullable Value product(GraphBuilder builder, Binary op) {
    if (op.x().isScalar()) return builder.times(op.y(), op.x());
    if (!op.y().isScalar()) return signed(builder, op);
    Op inner = builder.producer(op.x());
    if (inner instanceof Unary neg && neg.kind() == UnaryKind.NEG) {
      return builder.times(neg.x(), builder.negate(op.y()));
    }
    if (inner instanceof Binary mul && mul.kind() == BinaryKind.MUL && mul.y().isScalar()) {
      return builder.times(mul.x(), builder.times(mul.y(), op.y()));
    }
    return null;
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
    if (op.x().isScalar()) return builder.plus(op.y(), op.x());
    Op x = builder.producer(op.x());
    if (op.y().isScalar()) {
      return x != null && isShifted(x)
          ? builder.plus(base(x), builder.plus(shift(x), op.y()))
          : null;
    }
    Op y = builder.producer(op.y());
    if (x != null && isShifted(x)) return builder.plus(builder.plus(base(x), op.y()), shift(x));
    if (y != null && isShifted(y)) return builder.plus(builder.plus(op.x(), base(y)), shift(y));
    return null;
  }

  private static @Nullable Value difference(GraphBuilder builder, Binary op) {
    if (op.x().isScalar()) {
      Op y = builder.producer(op.y());
      return y != null && isShifted(y)
          ? builder.minus(builder.minus(op.x(), shift(y)), base(y))
          : null;
    }
    Op x = builder.producer(op.x());
    return x != null && isShifted(x)
        ? builder.plus(builder.minus(base(x), op.y()), shift(x))
        : null;
  }

  /// Whether it is an array plus a scalar.
  private static boolean isShifted(Op op) {
    return op instanceof Binary sum
        && sum.kind() == BinaryKind.ADD
        && sum.y().isScalar()
        && !sum.x().isScalar();
  }

  private static Value base(Op op) {
    return ((Binary) op).x();
  }

  private static Value shift(Op op) {
    return ((Binary) op).y();
  }
}
