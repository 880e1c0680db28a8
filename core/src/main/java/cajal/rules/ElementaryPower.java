package cajal.rules;

import cajal.ir.CompareKind;
import cajal.ir.Value;

/// Roots and the length of a vector.
final class ElementaryPower {
  private ElementaryPower() {}

  /// A guess from a third of the bits, then Halley's iteration, which triples the digits.
  static Value cbrt(Terms t, Value x) {
    Value a = t.abs(x);
    Value small = t.less(a, t.pick(Float.MIN_NORMAL, Double.MIN_NORMAL));
    Value normal = t.select(small, t.times(a, t.pick(0x1p24, 0x1p54)), a);
    Value y = guess(t, normal);
    for (int i = 0; i < t.pick(2, 3); i++) {
      Value square = t.times(y, y);
      Value excess = t.fma(square, y, t.negate(normal));
      Value quarter = t.fma(t.times(square, 0.5), y, t.times(normal, 0.25));
      y = t.minus(y, t.times(t.times(y, 0.25), t.over(excess, quarter)));
    }
    Value root = t.times(y, t.select(small, t.pick(0x1p-8, 0x1p-18), 1));
    Value proper = t.builder().and(t.greater(a, 0), t.less(a, Double.POSITIVE_INFINITY));
    return t.select(proper, t.copySign(root, x), x);
  }

  /// Within 4 % of the root: the bits of a number are almost its logarithm.
  private static Value guess(Terms t, Value x) {
    int drop = t.single() ? 8 : 12;
    double unit = Math.scalb(1.0, t.digits());
    Value bits = t.fromBits(t.or(t.shiftRight(t.bits(x), drop), t.pattern(unit)));
    Value third = t.fma(t.plus(bits, -unit), 1 / 3.0, unit);
    long shift = Math.round(t.pattern(1) * (2 / 3.0) - 0.0375 * Math.scalb(1.0, t.digits()));
    return t.fromBits(t.addInteger(t.shiftLeft(t.bits(third), drop), shift));
  }

  /// Scaled by a power of two where squares would overflow or vanish.
  static Value hypot(Terms t, Value x, Value y) {
    Value a = t.abs(x);
    Value b = t.abs(y);
    Value first = t.builder().compare(CompareKind.GT, a, b);
    Value larger = t.select(first, a, b);
    Value smaller = t.select(first, b, a);
    Value large = t.greater(larger, t.pick(0x1p40, 0x1p400));
    Value small = t.less(larger, t.pick(0x1p-40, 0x1p-400));
    double down = t.pick(0x1p-70, 0x1p-600);
    double up = t.pick(0x1p90, 0x1p700);
    Value scale = t.select(large, down, t.select(small, up, t.number(1)));
    Value back = t.select(large, 1 / down, t.select(small, 1 / up, t.number(1)));
    Value p = t.times(larger, scale);
    Value q = t.times(smaller, scale);
    Value length = t.times(t.sqrt(t.fma(p, p, t.times(q, q))), back);
    Value infinite =
        t.builder().or(t.equal(a, Double.POSITIVE_INFINITY), t.equal(b, Double.POSITIVE_INFINITY));
    return t.select(infinite, Double.POSITIVE_INFINITY, length);
  }
}
