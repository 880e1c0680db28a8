package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.Elementwise.Binary;
import cajal.ir.Elementwise.Sloped;
import cajal.ir.Elementwise.Unary;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the elementwise functions that are no machine operations with those that are, so that
/// interpreted, scalar and vector code give the same bits.
public final class Elementary implements GraphBuilder.Rewrite {
  public static final Elementary RULES = new Elementary(null);

  private final @Nullable Set<Value> guards;

  private Elementary(@Nullable Set<Value> guards) {
    this.guards = guards;
  }

  /// Rules that write functions of arrays for the usual range of their arguments, with the same
  /// bits there as [#RULES] give. Outside of it some value that they add to `guards` has a
  /// magnitude of 2 or more, or is NaN.
  static Elementary withinRange(Set<Value> guards) {
    return new Elementary(guards);
  }

  @Override
  public @Nullable Value apply(GraphBuilder builder, Op op) {
    return switch (op) {
      case Unary unary when !unary.kind().isPrimitive() -> unary(builder, unary.kind(), unary.x());
      case Binary binary when !binary.kind().isPrimitive() ->
          binary(builder, binary.kind(), binary.x(), binary.y());
      case Sloped sloped -> sloped.value();
      default -> null;
    };
  }

  private Value unary(GraphBuilder builder, UnaryKind kind, Value x) {
    Terms t = new Terms(builder, x.dtype(), x.isScalar() ? null : guards);
    return switch (kind) {
      case FLOOR -> ElementaryRound.floor(t, x);
      case CEIL -> ElementaryRound.ceil(t, x);
      case RINT -> ElementaryRound.rint(t, x);
      case SIGN -> ElementaryRound.sign(t, x);
      case EXP -> ElementaryExp.exp(t, x);
      case EXPM1 -> ElementaryExp.expm1(t, x);
      case EXPREL -> ElementaryExp.exprel(t, x);
      case RELEXP -> ElementaryExp.relexp(t, x);
      case LOG -> ElementaryLog.log(t, x);
      case LOG1P -> ElementaryLog.log1p(t, x);
      case SIN -> ElementaryTrig.sin(t, x);
      case COS -> ElementaryTrig.cos(t, x);
      case TAN -> ElementaryTrig.tan(t, x);
      case ASIN -> ElementaryArc.asin(t, x);
      case ACOS -> ElementaryArc.acos(t, x);
      case ATAN -> ElementaryArc.atan(t, x);
      case SINH -> ElementaryExp.sinh(t, x);
      case COSH -> ElementaryExp.cosh(t, x);
      case TANH -> ElementaryExp.tanh(t, x);
      case CBRT -> ElementaryPower.cbrt(t, x);
      case NEG, ABS, SQRT, NOT -> throw new IllegalArgumentException(kind + " is primitive");
    };
  }

  private Value binary(GraphBuilder builder, BinaryKind kind, Value x, Value y) {
    Terms t = new Terms(builder, x.dtype());
    return switch (kind) {
      case REM -> ElementaryRound.remainder(t, x, y);
      case POW -> ElementaryPow.pow(t, x, y);
      case ATAN2 -> ElementaryArc.atan2(t, x, y);
      case HYPOT -> ElementaryPower.hypot(t, x, y);
      case ADD, SUB, MUL, DIV, MIN, MAX, AND, OR, XOR, SHL, SHR, USHR ->
          throw new IllegalArgumentException(kind + " is primitive");
    };
  }
}
