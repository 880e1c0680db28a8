package cajal.rules;

import cajal.ir.CompareKind;
import cajal.ir.Value;

/// Rounding to integers, by adding and taking away a number whose unit in the last place is 1; and
/// the remainder, which follows from it. All are exact, and keep the sign of a zero.
final class ElementaryRound {
  private ElementaryRound() {}

  static Value rint(Terms t, Value x) {
    Value a = t.abs(x);
    return t.select(t.less(a, unit(t)), t.copySign(nearest(t, a), x), x);
  }

  static Value floor(Terms t, Value x) {
    return down(t, x, CompareKind.GT, -1);
  }

  static Value ceil(Terms t, Value x) {
    return down(t, x, CompareKind.LT, 1);
  }

  private static Value down(Terms t, Value x, CompareKind past, double back) {
    Value a = t.abs(x);
    Value near = t.copySign(nearest(t, a), x);
    Value step = t.select(t.builder().compare(past, near, x), t.plus(near, back), near);
    return t.select(t.less(a, unit(t)), t.copySign(t.abs(step), x), x);
  }

  static Value sign(Terms t, Value x) {
    return t.select(t.greater(x, 0), 1, t.select(t.less(x, 0), -1, x));
  }

  /// Two steps, of multiples of a power of two times y and of y itself: exact while |x/y| is less
  /// than 2^44 (f32) or 2^102 (f64), 0 beyond. Integers have a quotient.
  static Value remainder(Terms t, Value x, Value y) {
    if (t.dtype().isInteger()) return t.minus(x, t.times(t.over(x, y), y));
    Value a = t.abs(x);
    Value b = t.abs(y);
    double stride = Math.scalb(1.0, t.digits() - 1);
    Value far = t.select(t.less(b, t.pick(0x1p100, 0x1p960)), t.times(b, stride), b);
    Value r = rest(t, rest(t, a, far), b);
    Value known = t.builder().compare(CompareKind.LT, r, b);
    Value y0 = t.select(known, r, t.times(r, 0));
    Value finite = t.select(t.equal(b, Double.POSITIVE_INFINITY), t.plus(a, t.minus(x, x)), y0);
    return t.copySign(finite, x);
  }

  /// a - q·b with the integer q that makes it at least 0 and less than b, if that is below the
  /// unit.
  private static Value rest(Terms t, Value a, Value b) {
    Value q = nearest(t, t.over(a, b));
    Value r = t.fma(t.negate(q), b, a);
    return t.select(t.less(r, 0), t.plus(r, b), r);
  }

  /// A number that is not negative, rounded to the nearest integer if it is less than the unit.
  private static Value nearest(Terms t, Value a) {
    return t.plus(t.plus(a, unit(t)), -unit(t));
  }

  /// The least number beyond which all are integers.
  private static double unit(Terms t) {
    return Math.scalb(1.0, t.digits());
  }
}
