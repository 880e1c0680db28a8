package cajal.rules;

import cajal.ir.CompareKind;
import cajal.ir.Value;

/// The inverse trigonometric functions, by minimax polynomials of our own.
final class ElementaryArc {
  /// π/2 and π/4 in two parts: the nearest number and what is missing.
  private static final double HALF_PI_F32 = 0x1.921fb6p0;

  private static final double HALF_PI_F32_REST = -0x1.777a5cp-25;
  private static final double HALF_PI_F64 = 0x1.921fb54442d18p0;
  private static final double HALF_PI_F64_REST = 0x1.1a62633145c07p-54;

  /// (atan(r)/r - 1)/r² in r² for |r| ≤ 1/2, relative error of atan 5.4e-9.
  private static final double[] ATAN_F32 = {
    -0x1.a3ca5p-5, 0x1.9ff85p-4, -0x1.22497ep-3, 0x1.997b04p-3, -0x1.555512p-2
  };

  /// The same, relative error 4.0e-18.
  private static final double[] ATAN_F64 = {
    0x1.4b60347165371p-7, -0x1.c166aaa564e6fp-6, 0x1.56ee1b9775e7bp-5, -0x1.a395bd0e5e554p-5,
    0x1.dfe8e3aeab2e2p-5, -0x1.10f3149f71d3cp-4, 0x1.3b113cc8ae8c8p-4, -0x1.745cf4bc8af57p-4,
    0x1.c71c70906348dp-4, -0x1.249249215c9f2p-3, 0x1.999999999111bp-3, -0x1.5555555555516p-2
  };

  /// (asin(r)/r - 1)/r² in r² for |r| ≤ 1/2, relative error of asin 4.9e-9.
  private static final double[] ASIN_F32 = {
    0x1.596d4cp-5, 0x1.8c2d58p-6, 0x1.747d0cp-5, 0x1.3301fcp-4, 0x1.5555c8p-3
  };

  /// The same, relative error 1.5e-17.
  private static final double[] ASIN_F64 = {
    0x1.059abef23485dp-5, -0x1.0a5389a2d6bffp-6, 0x1.4043bea65546bp-6, 0x1.ab6048ddd57ebp-8,
    0x1.8ecf39c54b138p-7, 0x1.c6fc005b7199fp-7, 0x1.1c6bf6abbd6d1p-6, 0x1.6e89f3003707dp-6,
    0x1.f1c72c444d4e2p-6, 0x1.6db6db425fbe7p-5, 0x1.333333336e975p-4, 0x1.5555555555390p-3
  };

  private ElementaryArc() {}

  private static double halfPi(Terms t) {
    return t.pick(HALF_PI_F32, HALF_PI_F64);
  }

  private static double halfPiRest(Terms t) {
    return t.pick(HALF_PI_F32_REST, HALF_PI_F64_REST);
  }

  /// asin |x| = base·(1 + gain) for |x| ≤ 1/2; for the `far` ones that is asin √((1 - |x|)/2), half
  /// of acos |x|.
  private record Arc(Value far, Value base, Value gain) {}

  static Value asin(Terms t, Value x) {
    Arc arc = arc(t, x);
    Value near = t.fma(arc.base(), arc.gain(), arc.base());
    Value rest = t.fma(arc.base(), arc.gain(), -halfPiRest(t) / 2);
    Value high = t.fma(arc.base(), -2, halfPi(t));
    Value low = t.fma(arc.base(), -2, t.minus(halfPi(t), high));
    Value far = t.plus(high, t.fma(rest, -2, low));
    return t.copySign(t.select(arc.far(), far, near), x);
  }

  static Value acos(Terms t, Value x) {
    Arc arc = arc(t, x);
    Value sum = t.fma(arc.base(), arc.gain(), arc.base());
    Value rest = t.fma(arc.base(), arc.gain(), -halfPiRest(t));
    Value left = t.fma(rest, -2, t.fma(arc.base(), -2, 2 * halfPi(t)));
    Value near = t.minus(t.minus(halfPi(t), x), t.fma(x, arc.gain(), -halfPiRest(t)));
    return t.select(arc.far(), t.select(t.less(x, 0), left, t.plus(sum, sum)), near);
  }

  private static Arc arc(Terms t, Value x) {
    Value a = t.abs(x);
    Value far = t.greater(a, 0.5);
    Value square = t.select(far, t.fma(a, -0.5, 0.5), t.times(x, x));
    Value series = t.polynomial(square, t.pick(ASIN_F32, ASIN_F64));
    return new Arc(far, t.select(far, t.sqrt(square), a), t.times(square, series));
  }

  static Value atan(Terms t, Value x) {
    Value a = t.abs(x);
    return t.copySign(Slope.of(t, a, t.number(1)).angle(t), x);
  }

  /// The angle of the point (|x|, |y|), turned into the quadrant of the signs. Large numbers are
  /// scaled; equal ones, be they infinite, have the slope 1, but 0/0 has 0.
  static Value atan2(Terms t, Value y, Value x) {
    double most = t.pick(0x1p120, 0x1p1000);
    Value large = t.builder().or(t.greater(t.abs(y), most), t.greater(t.abs(x), most));
    Value scale = t.select(large, 0x1p-4, 1);
    Value a = t.times(t.abs(y), scale);
    Value b = t.times(t.abs(x), scale);
    Slope slope = Slope.of(t, a, b);
    Value equal = t.builder().compare(CompareKind.EQ, a, b);
    Value mid = t.builder().or(slope.mid(), t.builder().and(equal, t.greater(a, 0)));
    Value over = t.select(equal, 0, slope.over());
    Value under = t.select(equal, 1, slope.under());
    Value angle = new Slope(slope.steep(), mid, over, under).angle(t);
    Value negative = t.builder().compare(CompareKind.LT, t.bits(x), t.integer(0));
    Value left = t.minus(2 * halfPi(t), t.plus(angle, -2 * halfPiRest(t)));
    return t.copySign(t.select(negative, left, angle), y);
  }

  /// a/b for a, b ≥ 0 as an angle of π/2 (`steep`), π/4 (`mid`) or 0, and the tangent over/under of
  /// the rest, at most 1/2.
  private record Slope(Value steep, Value mid, Value over, Value under) {
    static Slope of(Terms t, Value a, Value b) {
      Value steep = t.builder().compare(CompareKind.GT, a, t.times(b, 3));
      Value mid = t.builder().compare(CompareKind.GT, a, t.times(b, 0.5));
      Value over = t.select(steep, t.negate(b), t.select(mid, t.minus(a, b), a));
      Value under = t.select(steep, a, t.select(mid, t.plus(a, b), b));
      return new Slope(steep, mid, over, under);
    }

    Value angle(Terms t) {
      Value r = t.over(over, under);
      Value square = t.times(r, r);
      Value gain = t.times(square, t.polynomial(square, t.pick(ATAN_F32, ATAN_F64)));
      Value base = t.select(steep, halfPi(t), t.select(mid, halfPi(t) / 2, 0));
      Value rest = t.select(steep, halfPiRest(t), t.select(mid, halfPiRest(t) / 2, 0));
      Value high = t.plus(base, r);
      Value low = t.minus(r, t.minus(high, base));
      return t.plus(high, t.plus(low, t.fma(r, gain, rest)));
    }
  }
}
