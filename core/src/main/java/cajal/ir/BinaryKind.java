package cajal.ir;

import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/// Elementwise functions of two arguments of one type.
public enum BinaryKind {
  ADD(true, Double::sum),
  SUB(true, (x, y) -> x - y),
  MUL(true, (x, y) -> x * y),
  DIV(true, (x, y) -> x / y),
  /// As `Math.min`: NaN if either is.
  MIN(true, Math::min),
  /// As `Math.max`: NaN if either is.
  MAX(true, Math::max),
  /// As `%`: the remainder with the sign of the first.
  REM(false, (x, y) -> x % y),
  POW(false, Math::pow),
  ATAN2(false, Math::atan2),
  HYPOT(false, Math::hypot),
  /// Of `bool` and of integers, as are `OR` and `XOR`.
  AND(true, BinaryKind::integerOnly),
  OR(true, BinaryKind::integerOnly),
  XOR(true, BinaryKind::integerOnly),
  /// Shifts of integers; the second argument is a scalar constant.
  SHL(true, BinaryKind::integerOnly),
  SHR(true, BinaryKind::integerOnly),
  USHR(true, BinaryKind::integerOnly);

  private final boolean primitive;
  private final DoubleBinaryOperator function;

  BinaryKind(boolean primitive, DoubleBinaryOperator function) {
    this.primitive = primitive;
    this.function = function;
  }

  public boolean isPrimitive() {
    return primitive;
  }

  public boolean isCommutative() {
    return switch (this) {
      case ADD, MUL, AND, OR, XOR -> true;
      case SUB, DIV, MIN, MAX, REM, POW, ATAN2, HYPOT, SHL, SHR, USHR -> false;
    };
  }

  public boolean isShift() {
    return this == SHL || this == SHR || this == USHR;
  }

  /// Whether it takes integers or `bool` only.
  public boolean isBitwise() {
    return isShift() || this == AND || this == OR || this == XOR;
  }

  /// The function in double arithmetic, as `java.lang.Math` has it.
  public double apply(double x, double y) {
    return function.applyAsDouble(x, y);
  }

  /// The function on 32-bit integers, as Java has it.
  public int apply(int x, int y) {
    return switch (this) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> x / y;
      case REM -> x % y;
      case MIN -> Math.min(x, y);
      case MAX -> Math.max(x, y);
      case AND -> x & y;
      case OR -> x | y;
      case XOR -> x ^ y;
      case SHL -> x << y;
      case SHR -> x >> y;
      case USHR -> x >>> y;
      case POW, ATAN2, HYPOT -> throw new IllegalArgumentException(this + " takes f32 or f64");
    };
  }

  /// The function on 64-bit integers, as Java has it.
  public long apply(long x, long y) {
    return switch (this) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> x / y;
      case REM -> x % y;
      case MIN -> Math.min(x, y);
      case MAX -> Math.max(x, y);
      case AND -> x & y;
      case OR -> x | y;
      case XOR -> x ^ y;
      case SHL -> x << y;
      case SHR -> x >> y;
      case USHR -> x >>> y;
      case POW, ATAN2, HYPOT -> throw new IllegalArgumentException(this + " takes f32 or f64");
    };
  }

  private static double integerOnly(double x, double y) {
    throw new IllegalArgumentException("a bitwise operation takes i32, i64 or bool");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
