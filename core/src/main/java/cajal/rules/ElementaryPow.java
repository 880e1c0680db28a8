package cajal.rules;

import cajal.ir.CompareKind;
import cajal.ir.Value;
import org.jspecify.annotations.Nullable;

/// x^y = e^(y·ln x), with ln x and its product as sums of two numbers of the type.
final class ElementaryPow {
  private static final double LN2_F32 = 0x1.62e43p-1;
  private static final double LN2_F32_REST = -0x1.05c610p-29;
  private static final double LN2_F64 = 0x1.62e42fefa39efp-1;
  private static final double LN2_F64_REST = 0x1.abc9e3b39803fp-56;

  /// 2/3 and what is missing, the first term of the series of [ElementaryLog] over s².
  private static final double TWO_THIRDS_F32 = 0x1.555556p-1;

  private static final double TWO_THIRDS_F32_REST = -0x1.555556p-26;
  private static final double TWO_THIRDS_F64 = 0x1.5555555555555p-1;
  private static final double TWO_THIRDS_F64_REST = 0x1.5555555555555p-55;

  /// ((2·artanh(s)/s - 2)/s² - 2/3)/s² in s² for |s| ≤ 0.1716, relative error of ln 8.5e-12.
  private static final double[] LOG_F32 = {0x1.dfa30ap-3, 0x1.24527ap-2, 0x1.999ap-2};

  /// The same, relative error 1.1e-20.
  private static final double[] LOG_F64 = {
    0x1.0e43a00752faep-3,
    0x1.0f7fcdb4fdb7fp-3,
    0x1.3b1eed57d142fp-3,
    0x1.745ce9db51794p-3,
    0x1.c71c722d815aep-3,
    0x1.2492492457bebp-2,
    0x1.9999999999b31p-2
  };

  private ElementaryPow() {}

  /// An unevaluated sum, the second part small.
  private record Sum(Value high, Value low) {}

  static Value pow(Terms t, Value x, Value y) {
    Double exponent = t.builder().number(y);
    Value known = exponent == null ? null : constant(t, x, exponent);
    return known == null ? general(t, x, y) : known;
  }

  /// Small integers by products, which stay within 2 ulp up to the fourth power.
  private static @Nullable Value constant(Terms t, Value x, double y) {
    if (y == 1) return x;
    if (y == -1) return t.over(1, x);
    if (y != 2 && y != 3 && y != 4) return null;
    Value square = t.times(x, x);
    return y == 2 ? square : t.times(square, y == 3 ? x : square);
  }

  private static Value general(Terms t, Value x, Value y) {
    Value a = t.abs(x);
    Sum log = log(t, a);
    Value high = t.times(y, log.high());
    Value low = t.fma(y, log.low(), t.fma(y, log.high(), t.negate(high)));
    Value size = ElementaryExp.exp(t, high, low);
    Value whole = t.builder().compare(CompareKind.EQ, ElementaryRound.rint(t, y), y);
    Value half = t.times(y, 0.5);
    Value odd =
        t.builder()
            .and(whole, t.builder().compare(CompareKind.NE, ElementaryRound.rint(t, half), half));
    Value signed = t.select(odd, t.copySign(size, x), size);
    Value finite = t.builder().and(t.less(x, 0), t.greater(x, Double.NEGATIVE_INFINITY));
    Value none = t.builder().and(finite, t.builder().not(whole));
    return t.select(t.equal(y, 0), 1, t.select(none, Double.NaN, signed));
  }

  /// ln a for a ≥ 0, with 11 digits (f32: 10) more than the type has.
  private static Sum log(Terms t, Value a) {
    Value small = t.less(a, t.pick(Float.MIN_NORMAL, Double.MIN_NORMAL));
    Value normal = t.select(small, t.times(a, t.pick(0x1p24, 0x1p54)), a);
    long root = t.pattern(Math.sqrt(0.5));
    Value w = t.addInteger(t.bits(normal), t.pattern(1) - root);
    double unit = Math.scalb(1.0, t.digits());
    Value field = t.fromBits(t.or(t.shiftRight(w, t.digits()), t.pattern(unit)));
    double bias = unit + t.bias();
    Value k = t.minus(field, t.select(small, bias + t.pick(24, 54), bias));
    long significand = (1L << t.digits()) - 1;
    Value m = t.fromBits(t.addInteger(t.and(w, significand), root));
    Sum series = series(t, m);
    Value high = t.times(k, t.pick(LN2_F32, LN2_F64));
    Value low = t.fma(k, t.pick(LN2_F32, LN2_F64), t.negate(high));
    Value rest = t.fma(k, t.pick(LN2_F32_REST, LN2_F64_REST), t.plus(low, series.low()));
    Sum sum = add(t, high, series.high(), rest);
    Value ends = t.select(t.equal(a, 0), Double.NEGATIVE_INFINITY, sum.high());
    Value proper = t.less(a, Double.POSITIVE_INFINITY);
    return new Sum(t.select(proper, ends, a), sum.low());
  }

  /// ln m = 2·artanh(s) for s = (m - 1)/(m + 1).
  private static Sum series(Terms t, Value m) {
    Value f = t.plus(m, -1);
    Value u = t.plus(m, 1);
    Value lost = t.minus(m, t.plus(u, -1));
    Value inverse = t.over(1, u);
    Value s = t.times(f, inverse);
    Value rest = t.fma(t.negate(s), lost, t.fma(t.negate(s), u, f));
    Value sLow = t.times(rest, inverse);
    Value z = t.times(s, s);
    Value zLow = t.fma(t.plus(s, s), sLow, t.fma(s, s, t.negate(z)));
    Value tail = t.times(z, t.polynomial(z, t.pick(LOG_F32, LOG_F64)));
    double first = t.pick(TWO_THIRDS_F32, TWO_THIRDS_F64);
    Value c = t.plus(tail, first);
    Value cLow =
        t.plus(t.minus(tail, t.plus(c, -first)), t.pick(TWO_THIRDS_F32_REST, TWO_THIRDS_F64_REST));
    Sum cz = times(t, new Sum(c, cLow), new Sum(z, zLow));
    Sum cube = times(t, cz, new Sum(s, sLow));
    Value twice = t.plus(s, s);
    return add(t, twice, cube.high(), t.fma(sLow, 2, cube.low()));
  }

  private static Sum times(Terms t, Sum a, Sum b) {
    Value high = t.times(a.high(), b.high());
    Value rest = t.fma(a.high(), b.high(), t.negate(high));
    return new Sum(high, t.fma(a.high(), b.low(), t.fma(a.low(), b.high(), rest)));
  }

  /// a + b + rest, where a is 0 or not less than b in magnitude.
  private static Sum add(Terms t, Value a, Value b, Value rest) {
    Value high = t.plus(a, b);
    Value low = t.plus(t.minus(b, t.minus(high, a)), rest);
    Value sum = t.plus(high, low);
    return new Sum(sum, t.plus(t.minus(high, sum), low));
  }
}
