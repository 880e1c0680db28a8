package cajal.math;

/// Functions of the field that `java.lang.Math` lacks; a model may call them and the lifter knows
/// them.
public final class Fn {
  private Fn() {}

  /// (eˣ − 1)/x, and 1 at 0: the form in which a rate like α(v) = x/(eˣ − 1) has no 0/0.
  public static double exprel(double x) {
    return x == 0 ? 1 : Math.expm1(x) / x;
  }

  /// 1/(1 + e⁻ˣ).
  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /// `x` held within [low, high].
  public static double clip(double x, double low, double high) {
    return Math.min(Math.max(x, low), high);
  }
}
