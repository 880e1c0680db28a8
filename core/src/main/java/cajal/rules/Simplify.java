package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.Constant;
import cajal.ir.DType;
import cajal.ir.Elementwise.Binary;
import cajal.ir.Elementwise.Bitcast;
import cajal.ir.Elementwise.Cast;
import cajal.ir.Elementwise.Compare;
import cajal.ir.Elementwise.Fma;
import cajal.ir.Elementwise.Select;
import cajal.ir.Elementwise.Unary;
import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Op;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import org.jspecify.annotations.Nullable;

/// Algebra that leaves every result equal (`==`; only the sign of a zero may change): constants are
/// folded, neutral operands and double negations vanish.
public final class Simplify implements GraphBuilder.Rewrite {
  public static final Simplify RULES = new Simplify();

  private Simplify() {}

  @Override
  public @Nullable Value apply(GraphBuilder builder, Op op) {
    return switch (op) {
      case Unary unary -> unary(builder, unary);
      case Binary binary -> binary(builder, binary);
      case Fma fma -> fma(builder, fma);
      case Compare compare -> compare(builder, compare);
      case Select select -> select(builder, select);
      case Cast cast -> cast(builder, cast);
      case Bitcast bitcast -> bitcast(builder, bitcast);
      default -> null;
    };
  }

  private static @Nullable Value unary(GraphBuilder builder, Unary op) {
    Op x = builder.producer(op.x());
    if (x instanceof Unary inner && inner.kind() == op.kind()) {
      if (op.kind() == UnaryKind.NEG || op.kind() == UnaryKind.NOT) return inner.x();
      if (op.kind() == UnaryKind.ABS) return op.x();
    }
    if (!(x instanceof Constant constant)) return null;
    return switch (op.kind()) {
      case NEG, ABS, SQRT -> builder.constant(op.x().dtype(), op.kind().apply(constant.number()));
      case NOT ->
          constant.dtype() == DType.BOOL
              ? builder.constant(DType.BOOL, constant.bits() == 0 ? 1 : 0)
              : builder.add(new Constant(constant.dtype(), ~constant.bits()));
      default -> null;
    };
  }

  private static @Nullable Value binary(GraphBuilder builder, Binary op) {
    Op x = builder.producer(op.x());
    Op y = builder.producer(op.y());
    if (x instanceof Constant a && y instanceof Constant b) return fold(builder, op.kind(), a, b);
    if (op.kind().isCommutative() && comesAfter(op.x(), x, op.y(), y)) {
      return builder.binary(op.kind(), op.y(), op.x());
    }
    if (op.x().dtype() == DType.BOOL) return logic(builder, op, y);
    return switch (op.kind()) {
      case ADD -> {
        if (isNumber(y, 0)) yield op.x();
        if (negated(y) instanceof Value positive) yield builder.minus(op.x(), positive);
        if (negated(x) instanceof Value positive) yield builder.minus(op.y(), positive);
        yield x instanceof Move.Pad a && y instanceof Move.Pad b ? Beside.sum(builder, a, b) : null;
      }
      case SUB -> {
        if (isNumber(y, 0)) yield op.x();
        if (isNumber(x, 0)) yield builder.negate(op.y());
        if (negated(y) instanceof Value positive) yield builder.plus(op.x(), positive);
        yield null;
      }
      case MUL, DIV -> {
        if (isNumber(y, 1)) yield op.x();
        if (isNumber(y, -1)) yield builder.negate(op.x());
        yield null;
      }
      case MIN, MAX -> op.x().equals(op.y()) ? op.x() : null;
      case SHL, SHR, USHR, OR, XOR -> isNumber(y, 0) ? op.x() : null;
      default -> null;
    };
  }

  /// The one order in which operands of sums and products are kept: arrays, then scalars, then
  /// constants, and older values first, so that `a + b` and `b + a` are one operation.
  private static boolean comesAfter(Value x, @Nullable Op ofX, Value y, @Nullable Op ofY) {
    int rankX = ofX instanceof Constant ? 2 : x.isScalar() ? 1 : 0;
    int rankY = ofY instanceof Constant ? 2 : y.isScalar() ? 1 : 0;
    return rankX != rankY ? rankX > rankY : x.id() > y.id() && rankX < 2;
  }

  /// What it is the negative of, if it is one.
  private static @Nullable Value negated(@Nullable Op op) {
    return op instanceof Unary unary && unary.kind() == UnaryKind.NEG ? unary.x() : null;
  }

  private static @Nullable Value logic(GraphBuilder builder, Binary op, @Nullable Op y) {
    if (op.x().equals(op.y()) && op.kind() != BinaryKind.XOR) return op.x();
    if (!(y instanceof Constant constant)) return null;
    boolean known = constant.bits() != 0;
    return switch (op.kind()) {
      case AND -> known ? op.x() : falseLike(builder, op.x());
      case OR -> known ? null : op.x();
      case XOR -> known ? builder.not(op.x()) : op.x();
      default -> null;
    };
  }

  private static @Nullable Value falseLike(GraphBuilder builder, Value other) {
    return other.isScalar() ? builder.constant(DType.BOOL, 0) : null;
  }

  private static @Nullable Value fold(
      GraphBuilder builder, BinaryKind kind, Constant a, Constant b) {
    if (!kind.isPrimitive()) return null;
    return switch (a.dtype()) {
      case F32 -> {
        float x = (float) a.number();
        float y = (float) b.number();
        yield builder.constant(DType.F32, (float) kind.apply(x, y));
      }
      case F64 -> builder.constant(DType.F64, kind.apply(a.number(), b.number()));
      case I32 ->
          kind == BinaryKind.DIV
              ? null
              : builder.add(new Constant(DType.I32, kind.apply((int) a.bits(), (int) b.bits())));
      case I64 ->
          kind == BinaryKind.DIV
              ? null
              : builder.add(new Constant(DType.I64, kind.apply(a.bits(), b.bits())));
      case BOOL -> builder.add(new Constant(DType.BOOL, kind.apply(a.bits(), b.bits()) & 1));
    };
  }

  private static @Nullable Value fma(GraphBuilder builder, Fma op) {
    if (isNumber(builder.producer(op.c()), 0)) return builder.times(op.a(), op.b());
    if (isNumber(builder.producer(op.a()), 1)) return builder.plus(op.b(), op.c());
    if (isNumber(builder.producer(op.b()), 1)) return builder.plus(op.a(), op.c());
    return null;
  }

  private static @Nullable Value compare(GraphBuilder builder, Compare op) {
    if (!(builder.producer(op.x()) instanceof Constant a)
        || !(builder.producer(op.y()) instanceof Constant b)) {
      return null;
    }
    boolean holds =
        a.dtype().isFloat()
            ? op.kind().apply(a.number(), b.number())
            : op.kind().apply(a.bits(), b.bits());
    return builder.constant(DType.BOOL, holds ? 1 : 0);
  }

  private static @Nullable Value select(GraphBuilder builder, Select op) {
    if (op.ifTrue().equals(op.ifFalse()) && sameShape(op, op.ifTrue())) return op.ifTrue();
    if (builder.producer(op.condition()) instanceof Constant known) {
      Value chosen = known.bits() != 0 ? op.ifTrue() : op.ifFalse();
      return sameShape(op, chosen) ? chosen : null;
    }
    if (builder.producer(op.condition()) instanceof Unary not && not.kind() == UnaryKind.NOT) {
      return builder.select(not.x(), op.ifFalse(), op.ifTrue());
    }
    if (op.ifTrue().dtype() != DType.BOOL) return null;
    if (builder.producer(op.ifTrue()) instanceof Constant yes) {
      return yes.bits() != 0
          ? builder.or(op.condition(), op.ifFalse())
          : builder.and(builder.not(op.condition()), op.ifFalse());
    }
    if (builder.producer(op.ifFalse()) instanceof Constant no) {
      return no.bits() != 0
          ? builder.or(builder.not(op.condition()), op.ifTrue())
          : builder.and(op.condition(), op.ifTrue());
    }
    return null;
  }

  private static boolean sameShape(Select op, Value value) {
    return value.shape().equals(op.type().shape());
  }

  private static @Nullable Value cast(GraphBuilder builder, Cast op) {
    if (op.to() == op.x().dtype()) return op.x();
    if (!(builder.producer(op.x()) instanceof Constant constant)) return null;
    if (constant.dtype() != DType.I64) return builder.constant(op.to(), constant.number());
    long number = constant.bits();
    return switch (op.to()) {
      case F32 -> builder.constant(DType.F32, (float) number);
      case F64 -> builder.constant(DType.F64, (double) number);
      case I32 -> builder.add(new Constant(DType.I32, (int) number));
      case I64 -> op.x();
      case BOOL -> builder.constant(DType.BOOL, number == 0 ? 0 : 1);
    };
  }

  private static @Nullable Value bitcast(GraphBuilder builder, Bitcast op) {
    if (op.to() == op.x().dtype()) return op.x();
    return switch (builder.producer(op.x())) {
      case Bitcast inner -> builder.bitcast(op.to(), inner.x());
      case Constant constant -> builder.add(new Constant(op.to(), constant.bits()));
      case null, default -> null;
    };
  }

  private static boolean isNumber(@Nullable Op op, double number) {
    return op instanceof Constant constant
        && constant.number() == number
        && constant.dtype() != DType.BOOL;
  }
}
