package cajal.rules;

import cajal.ir.Value;

/// Logarithms: x = 2^k·(1 + f), with 1 + f near 1, found in the bits of x.
final class ElementaryLog {
  private static final double LN2 = 0x1.62e42fefa39efp-1;

  /// ln 2 with 21 trailing zeros, so that k times it is exact, and what is missing.
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /// (ln(1 + f) - f)/f² for |f| ≤ 1/3, relative error of ln 2.6e-8; own minimax fit.
  private static final double[] LOG_F32 = {
    0x1.1f2810p-3,
    -0x1.3b0c48p-3,
    0x1.1ea898p-3,
    -0x1.5038e2p-3,
    0x1.99d3b0p-3,
    -0x1.00144ep-2,
    0x1.5554fcp-2,
    -0x1.ffffd6p-2
  };

  /// (2·artanh(s)/s - 2)/s² in s² for |s| ≤ 0.1716, relative error of ln 1.2e-18; own minimax fit.
  private static final double[] LOG_F64 = {
    0x1.2f01bd39ac2b3p-3,
    0x1.39a21b8d3de32p-3,
    0x1.74663afe88a39p-3,
    0x1.c71c521d36190p-3,
    0x1.24924941d7d3cp-2,
    0x1.999999997ff8fp-2,
    0x1.5555555555592p-1
  };

  private ElementaryLog() {}

  static Value log(Terms t, Value x) {
    Value small = t.less(x, t.pick(Float.MIN_NORMAL, Double.MIN_NORMAL));
    double scale = t.pick(0x1p24, 0x1p54);
    Value normal = t.select(small, t.times(x, scale), x);
    Value y = t.single() ? single(t, normal, small) : twice(t, normal, small);
    return ends(t, x, x, y);
  }

  /// The logarithm of `x` where it is positive and finite, and what it is elsewhere.
  private static Value ends(Terms t, Value x, Value infinite, Value y) {
    Value finite = t.select(t.less(x, Double.POSITIVE_INFINITY), y, infinite);
    Value beyond = t.select(t.equal(x, 0), Double.NEGATIVE_INFINITY, Double.NaN);
    return t.select(t.greater(x, 0), finite, beyond);
  }

  private static Value single(Terms t, Value x, Value small) {
    Value exponent = t.and(t.addInteger(t.bits(x), -t.pattern(2 / 3.0)), 0xff800000L);
    Value f = t.plus(t.fromBits(t.builder().minus(t.bits(x), exponent)), -1);
    Value start = t.plus(f, t.select(small, -24 * LN2, 0));
    Value y = t.fma(t.polynomial(f, LOG_F32), t.times(f, f), start);
    return t.fma(t.builder().cast(t.dtype(), exponent), LN2 * 0x1p-23, y);
  }

  private static Value twice(Terms t, Value x, Value small) {
    long root = t.pattern(Math.sqrt(0.5));
    Value w = t.addInteger(t.bits(x), t.pattern(1) - root);
    Value exponent = t.fromBits(t.or(t.shiftRight(w, 52), t.pattern(0x1p52)));
    Value k = t.minus(exponent, t.select(small, 0x1p52 + 1023 + 54, 0x1p52 + 1023));
    Value f = t.plus(t.fromBits(t.addInteger(t.and(w, (1L << 52) - 1), root)), -1);
    Value s = t.over(f, t.plus(f, 2));
    Value z = t.times(s, s);
    Value series = t.times(z, t.polynomial(z, LOG_F64));
    Value half = t.times(t.times(f, 0.5), f);
    Value low = t.fma(s, t.plus(series, half), t.times(k, LN2_LOW));
    return t.fma(k, LN2_HIGH, t.minus(f, t.minus(half, low)));
  }
}
