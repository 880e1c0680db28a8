package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.CompareKind;
import cajal.ir.DType;
import cajal.ir.Elementwise.Binary;
import cajal.ir.Elementwise.Cast;
import cajal.ir.Elementwise.Fma;
import cajal.ir.Elementwise.Unary;
import cajal.ir.GraphBuilder;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import org.jspecify.annotations.Nullable;

/// The derivative of each elementwise operation: the tangent of its result from those of its
/// operands, null being zero. Where it can, it uses the result again.
final class Tangents {
  private final GraphBuilder b;

  Tangents(GraphBuilder builder) {
    b = builder;
  }

  @Nullable Value unary(Unary op, Value y, Value t) {
    Value x = op.x();
    return switch (op.kind()) {
      case NEG -> negate(t);
      case ABS -> times(t, b.unary(UnaryKind.SIGN, x));
      case SQRT -> b.over(times(t, number(x, 0.5)), y);
      case FLOOR, CEIL, RINT, SIGN, NOT -> null;
      case EXP -> times(t, y);
      case EXPM1 -> times(t, b.plus(y, 1));
      case EXPREL -> times(t, exprel(x, y));
      case RELEXP -> times(t, relexp(x, y));
      case LOG -> b.over(t, x);
      case LOG1P -> b.over(t, b.plus(x, 1));
      case SIN -> times(t, b.unary(UnaryKind.COS, x));
      case COS -> negate(times(t, b.unary(UnaryKind.SIN, x)));
      case TAN -> times(t, onePlusSquare(y));
      case ASIN -> b.over(t, b.unary(UnaryKind.SQRT, oneMinusSquare(x)));
      case ACOS -> negate(b.over(t, b.unary(UnaryKind.SQRT, oneMinusSquare(x))));
      case ATAN -> b.over(t, onePlusSquare(x));
      case SINH -> times(t, b.unary(UnaryKind.COSH, x));
      case COSH -> times(t, b.unary(UnaryKind.SINH, x));
      case TANH -> times(t, oneMinusSquare(y));
      case CBRT -> b.over(t, b.times(b.times(y, y), 3));
    };
  }

  @Nullable Value binary(Binary op, Value r, @Nullable Value tx, @Nullable Value ty) {
    Value x = op.x();
    Value y = op.y();
    return switch (op.kind()) {
      case ADD -> sum(tx, ty);
      case SUB -> difference(tx, ty);
      case MUL -> {
        if (tx != null && tx.equals(ty) && x.equals(y)) yield times(tx, b.times(x, 2));
        yield sum(product(tx, y), product(ty, x));
      }
      case DIV -> quotient(difference(tx, product(ty, r)), y);
      case MIN -> select(b.compare(CompareKind.LE, x, y), tx, ty);
      case MAX -> select(b.compare(CompareKind.GE, x, y), tx, ty);
      case REM -> remainder(op, r, tx, ty);
      case POW ->
          sum(
              tx == null ? null : times(tx, slope(x, y)),
              ty == null ? null : times(ty, growth(x, r)));
      case ATAN2 -> {
        Value square = b.fma(x, x, b.times(y, y));
        yield quotient(difference(product(tx, y), product(ty, x)), square);
      }
      case HYPOT -> quotient(sum(product(tx, x), product(ty, y)), r);
      case AND, OR, XOR, SHL, SHR, USHR -> null;
    };
  }

  @Nullable Value fma(Fma op, @Nullable Value ta, @Nullable Value tb, @Nullable Value tc) {
    Binary product = new Binary(BinaryKind.MUL, op.a(), op.b());
    return sum(binary(product, op.a(), ta, tb), tc);
  }

  @Nullable Value select(Value condition, @Nullable Value t1, @Nullable Value t2) {
    if (t1 == null) return t2 == null ? null : b.select(condition, number(t2, 0), t2);
    if (t2 == null) return b.select(condition, t1, number(t1, 0));
    return t1.equals(t2) ? t1 : b.select(condition, t1, t2);
  }

  @Nullable Value cast(Cast op, Value t) {
    return op.to().isFloat() ? b.cast(op.to(), t) : null;
  }

  /// (e^x - y)/x, which loses its digits near 0: there the first terms of its series.
  private Value exprel(Value x, Value y) {
    Value slope = b.over(b.minus(b.unary(UnaryKind.EXP, x), y), x);
    Value series = b.fma(x, number(x, 1.0 / 30), number(x, 1.0 / 8));
    series = b.fma(x, series, number(x, 1.0 / 3));
    return nearZero(x, b.fma(x, series, number(x, 0.5)), slope);
  }

  /// y·(1 - x - y)/x, likewise.
  private Value relexp(Value x, Value y) {
    Value rest = b.minus(b.minus(number(x, 1), x), y);
    Value square = b.times(x, x);
    Value series = b.fma(square, number(x, -1.0 / 180), number(x, 1.0 / 6));
    series = b.fma(x, series, number(x, -0.5));
    return nearZero(x, series, b.over(b.times(y, rest), x));
  }

  private Value nearZero(Value x, Value series, Value slope) {
    double near = x.dtype() == DType.F32 ? 0.1 : 2e-3;
    Value small = b.compare(CompareKind.LT, b.unary(UnaryKind.ABS, x), number(x, near));
    return b.select(small, series, slope);
  }

  /// y·x^(y-1).
  private Value slope(Value x, Value y) {
    Double power = b.number(y);
    if (power == null) return b.times(y, b.binary(BinaryKind.POW, x, b.plus(y, -1)));
    if (power == 1) return number(x, 1);
    if (power == 2) return b.times(x, 2);
    return b.times(b.binary(BinaryKind.POW, x, number(x, power - 1)), y);
  }

  /// x^y·log x, 0 at 0.
  private Value growth(Value x, Value r) {
    Value zero = b.compare(CompareKind.EQ, x, number(x, 0));
    return b.times(r, b.unary(UnaryKind.LOG, b.select(zero, number(x, 1), x)));
  }

  /// x - n·y for the whole number n of times that y fits into x.
  private @Nullable Value remainder(Binary op, Value r, @Nullable Value tx, @Nullable Value ty) {
    if (ty == null) return tx;
    Value n = b.unary(UnaryKind.RINT, b.over(b.minus(op.x(), r), op.y()));
    return difference(tx, product(ty, n));
  }

  private Value oneMinusSquare(Value x) {
    return b.fma(b.negate(x), x, number(x, 1));
  }

  private Value onePlusSquare(Value x) {
    return b.fma(x, x, number(x, 1));
  }

  private @Nullable Value sum(@Nullable Value x, @Nullable Value y) {
    if (x == null) return y;
    return y == null ? x : b.plus(x, y);
  }

  private @Nullable Value difference(@Nullable Value x, @Nullable Value y) {
    if (y == null) return x;
    return x == null ? negate(y) : b.minus(x, y);
  }

  private @Nullable Value product(@Nullable Value t, Value x) {
    return t == null ? null : times(t, x);
  }

  private @Nullable Value quotient(@Nullable Value t, Value x) {
    return t == null ? null : b.over(t, x);
  }

  private Value times(Value t, Value x) {
    Double factor = b.number(t);
    if (factor != null && factor == 1) return x;
    if (factor != null && factor == -1) return negate(x);
    return b.times(t, x);
  }

  private Value negate(Value x) {
    Double number = b.number(x);
    return number == null ? b.negate(x) : number(x, -number);
  }

  private Value number(Value like, double number) {
    return b.constant(like.dtype(), number);
  }
}
