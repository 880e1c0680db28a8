package cajal.ir;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// Elementwise functions of one argument.
///
/// The *primitive* ones are single machine operations with the same bits everywhere; the others are
/// lowered to primitives before code is made of them (see `cajal.rules.Elementary`).
public enum UnaryKind {
  NEG(true, x -> -x),
  ABS(true, Math::abs),
  SQRT(true, Math::sqrt),
  FLOOR(false, Math::floor),
  CEIL(false, Math::ceil),
  RINT(false, Math::rint),
  SIGN(false, Math::signum),
  EXP(false, Math::exp),
  EXPM1(false, Math::expm1),
  EXPREL(false, x -> x == 0 ? 1 : Math.expm1(x) / x),
  /// 1/exprel.
  RELEXP(false, x -> x == 0 ? 1 : x / Math.expm1(x)),
  LOG(false, Math::log),
  LOG1P(false, Math::log1p),
  SIN(false, Math::sin),
  COS(false, Math::cos),
  TAN(false, Math::tan),
  ASIN(false, Math::asin),
  ACOS(false, Math::acos),
  ATAN(false, Math::atan),
  SINH(false, Math::sinh),
  COSH(false, Math::cosh),
  TANH(false, Math::tanh),
  CBRT(false, Math::cbrt),
  /// Logical or bitwise not; the only one for `bool`, and on integers the complement.
  NOT(true, x -> x == 0 ? 1 : 0);

  private final boolean primitive;
  private final DoubleUnaryOperator function;

  UnaryKind(boolean primitive, DoubleUnaryOperator function) {
    this.primitive = primitive;
    this.function = function;
  }

  public boolean isPrimitive() {
    return primitive;
  }

  /// The function in double arithmetic, as `java.lang.Math` has it.
  public double apply(double x) {
    return function.applyAsDouble(x);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
