package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.UnaryKind;

/// Elementary functions to about 30 digits; what is not finite as `java.lang.Math` has it.
final class Exact {
  private Exact() {}

  /// The function as Java has it, but for a quotient that Java lets overflow too early.
  static double near(UnaryKind kind, double x) {
    if (!(x > 700)) return kind.apply(x);
    return switch (kind) {
      case EXPREL -> x > 717 ? Double.POSITIVE_INFINITY : exprel(Twofold.of(x)).high();
      case RELEXP -> x > 753 ? 0 : x * Math.exp(-x / 2) * Math.exp(-x / 2);
      default -> kind.apply(x);
    };
  }

  static Twofold of(UnaryKind kind, double x) {
    double near = near(kind, x);
    boolean plain = near == 0 || Double.isNaN(near) || Double.isInfinite(near) || x == 0;
    if (plain || Double.isInfinite(x)) return Twofold.of(near);
    Twofold t = Twofold.of(x);
    return switch (kind) {
      case EXP -> t.exp();
      case EXPM1 -> t.expm1();
      case EXPREL -> exprel(t);
      case RELEXP -> relexp(t);
      case LOG -> t.log();
      case LOG1P -> Math.abs(x) < 1e-17 ? t : Twofold.sum(1, x).high() == x ? t.log() : t.log1p();
      case SIN -> wave(x, 0);
      case COS -> wave(x, 1);
      case TAN -> wave(x, 0).over(wave(x, 1));
      case ASIN -> Twofold.angle(t, cofactor(t), near);
      case ACOS -> Twofold.angle(cofactor(t), t, near);
      case ATAN -> Math.abs(x) < 1e-12 ? series(t, -1 / 3.0) : Twofold.angle(t, Twofold.ONE, near);
      case SINH -> sinh(t);
      case COSH -> cosh(t);
      case TANH -> tanh(t);
      case CBRT -> cbrt(t, near);
      case FLOOR, CEIL, RINT, SIGN, NEG, ABS, SQRT, NOT -> Twofold.of(near);
    };
  }

  static Twofold of(BinaryKind kind, double x, double y) {
    double near = kind.apply(x, y);
    if (near == 0 || Double.isNaN(near) || Double.isInfinite(near) || Math.abs(near) == 1) {
      return Twofold.of(near);
    }
    Twofold a = Twofold.of(x);
    Twofold b = Twofold.of(y);
    return switch (kind) {
      case POW -> {
        Twofold size = Twofold.of(Math.abs(x)).log().times(b).exp();
        yield near < 0 ? size.negate() : size;
      }
      case ATAN2 -> Twofold.angle(a, b, near);
      case HYPOT -> a.times(a).plus(b.times(b)).sqrt();
      default -> Twofold.of(near);
    };
  }

  private static Twofold exprel(Twofold t) {
    if (t.high() < 700) return t.expm1().over(t);
    return t.minus(Twofold.LN2.times(16)).exp().over(t).scale(16);
  }

  private static Twofold relexp(Twofold t) {
    if (t.high() < 600) return t.over(t.expm1());
    return t.times(Twofold.LN2.times(64).minus(t).exp()).scale(-64);
  }

  private static Twofold wave(double x, int ahead) {
    double k = Math.rint(x * (2 / Math.PI));
    Twofold r = Twofold.turned(x, k);
    int quadrant = (int) Math.floorMod((long) k + ahead, 4L);
    Twofold y = (quadrant & 1) == 0 ? r.sin() : r.cos();
    return quadrant < 2 ? y : y.negate();
  }

  private static Twofold cofactor(Twofold t) {
    return Twofold.ONE.minus(t).times(Twofold.ONE.plus(t)).sqrt();
  }

  private static Twofold series(Twofold t, double third) {
    return t.plus(t.times(t).times(t).times(third));
  }

  private static Twofold sinh(Twofold t) {
    if (Math.abs(t.high()) < 1e-12) return series(t, 1 / 6.0);
    if (t.high() < 0) return sinh(t.negate()).negate();
    Twofold half = t.scale(-1).expm1();
    Twofold power = half.plus(1);
    Twofold whole = half.over(power).times(half.plus(2)).scale(-1);
    return whole.times(power.plus(Twofold.ONE.over(power)));
  }

  private static Twofold cosh(Twofold t) {
    Twofold half = t.scale(-1).exp();
    Twofold other = Twofold.ONE.over(half);
    return half.times(half.scale(-1)).plus(other.times(other.scale(-1)));
  }

  private static Twofold tanh(Twofold t) {
    if (Math.abs(t.high()) < 1e-12) return series(t, -1 / 3.0);
    if (Math.abs(t.high()) > 40) return Twofold.of(Math.signum(t.high()));
    Twofold u = t.scale(1).expm1();
    return u.over(u.plus(2));
  }

  private static Twofold cbrt(Twofold t, double near) {
    Twofold y = Twofold.of(near);
    Twofold square = y.times(y);
    return y.minus(square.times(y).minus(t).over(square.times(3)));
  }
}
