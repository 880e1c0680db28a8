package cajal.rules;

import cajal.ir.Elementwise.Unary;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import org.jspecify.annotations.Nullable;

/// Writes the elementwise functions that are no machine operations with those that are, so that
/// interpreted, scalar and vector code give the same bits.
public final class Elementary implements GraphBuilder.Rewrite {
  public static final Elementary RULES = new Elementary();

  private Elementary() {}

  @Override
  public @Nullable Value apply(GraphBuilder builder, Op op) {
    return switch (op) {
      case Unary unary -> unary(builder, unary.kind(), unary.x());
      default -> null;
    };
  }

  private static @Nullable Value unary(GraphBuilder builder, UnaryKind kind, Value x) {
    Terms t = new Terms(builder, x.dtype());
    return switch (kind) {
      case EXP -> ElementaryExp.exp(t, x);
      case EXPM1 -> ElementaryExp.expm1(t, x);
      case EXPREL -> ElementaryExp.exprel(t, x);
      case SINH -> ElementaryExp.sinh(t, x);
      case COSH -> ElementaryExp.cosh(t, x);
      case TANH -> ElementaryExp.tanh(t, x);
      case LOG -> ElementaryLog.log(t, x);
      default -> null;
    };
  }
}
