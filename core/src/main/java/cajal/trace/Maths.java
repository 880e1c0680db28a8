package cajal.trace;

import cajal.ir.BinaryKind;
import cajal.ir.Elementwise;
import cajal.ir.Shape;
import cajal.ir.UnaryKind;

/// Functions of each element: those of `java.lang.Math`, within 2 ulp and with the same bits on
/// every machine, and what is composed of them.
public final class Maths {
  private Maths() {}

  /// Any of the functions of one argument.
  public static Tensor unary(UnaryKind kind, Tensor x) {
    return Trace.current().add(trace -> new Elementwise.Unary(kind, trace.value(x)));
  }

  public static Tensor exp(Tensor x) {
    return unary(UnaryKind.EXP, x);
  }

  public static Tensor expm1(Tensor x) {
    return unary(UnaryKind.EXPM1, x);
  }

  public static Tensor log(Tensor x) {
    return unary(UnaryKind.LOG, x);
  }

  public static Tensor log1p(Tensor x) {
    return unary(UnaryKind.LOG1P, x);
  }

  public static Tensor sqrt(Tensor x) {
    return unary(UnaryKind.SQRT, x);
  }

  public static Tensor abs(Tensor x) {
    return unary(UnaryKind.ABS, x);
  }

  public static Tensor sign(Tensor x) {
    return unary(UnaryKind.SIGN, x);
  }

  public static Tensor floor(Tensor x) {
    return unary(UnaryKind.FLOOR, x);
  }

  public static Tensor sin(Tensor x) {
    return unary(UnaryKind.SIN, x);
  }

  public static Tensor cos(Tensor x) {
    return unary(UnaryKind.COS, x);
  }

  public static Tensor tanh(Tensor x) {
    return unary(UnaryKind.TANH, x);
  }

  /// x to the power of y.
  public static Tensor pow(Tensor x, Tensor y) {
    return Broadcasting.binary(BinaryKind.POW, x, y);
  }

  public static Tensor pow(Tensor x, double y) {
    return pow(x, x.like(y));
  }

  public static Tensor square(Tensor x) {
    return x.times(x);
  }

  /// The remainder with the sign of x, as Java's `%`.
  public static Tensor rem(Tensor x, Tensor y) {
    return Broadcasting.binary(BinaryKind.REM, x, y);
  }

  /// The smaller of two; NaN if either is.
  public static Tensor min(Tensor x, Tensor y) {
    return Broadcasting.binary(BinaryKind.MIN, x, y);
  }

  /// The larger of two; NaN if either is.
  public static Tensor max(Tensor x, Tensor y) {
    return Broadcasting.binary(BinaryKind.MAX, x, y);
  }

  /// Not below `low` and not above `high`.
  public static Tensor clip(Tensor x, double low, double high) {
    return min(max(x, x.like(low)), x.like(high));
  }

  /// 1 / (1 + exp(-x)), without overflow in it or in its derivatives: exp is taken of what is not
  /// above 0, on one side of which, 0 included, all is one smooth formula.
  public static Tensor sigmoid(Tensor x) {
    Tensor small = exp(min(x, x.negate()));
    return where(x.le(0), small, 1).over(small.plus(1));
  }

  /// max(x, 0), with the slope 0 at 0.
  public static Tensor relu(Tensor x) {
    return max(x.like(0), x);
  }

  /// The error function, within 2 ulp.
  public static Tensor erf(Tensor x) {
    return Erf.of(x);
  }

  /// x·Φ(x), where Φ is the share of a normal distribution below x; exact, not the form with tanh.
  public static Tensor gelu(Tensor x) {
    return x.times(0.5).times(erf(x.times(Math.sqrt(0.5))).plus(1));
  }

  /// log(1 + exp(x)), without overflow.
  public static Tensor softplus(Tensor x) {
    return log1p(exp(min(x, x.negate()))).plus(relu(x));
  }

  /// a·b + c with one rounding.
  public static Tensor fma(Tensor a, Tensor b, Tensor c) {
    Shape shape = Broadcasting.common("fma", a, b, c);
    Tensor x = Broadcasting.to(a, shape);
    Tensor y = Broadcasting.to(b, shape);
    Tensor z = Broadcasting.to(c, shape);
    return Trace.current().add(t -> new Elementwise.Fma(t.value(x), t.value(y), t.value(z)));
  }

  /// `yes` where `condition` holds, otherwise `no`.
  public static Tensor where(Tensor condition, Tensor yes, Tensor no) {
    Shape shape = Broadcasting.common("where", condition, yes, no);
    Tensor c = Broadcasting.to(condition, shape);
    Tensor x = Broadcasting.to(yes, shape);
    Tensor y = Broadcasting.to(no, shape);
    return Trace.current().add(t -> new Elementwise.Select(t.value(c), t.value(x), t.value(y)));
  }

  public static Tensor where(Tensor condition, Tensor yes, double no) {
    return where(condition, yes, yes.like(no));
  }
}
