package cajal.rules;

import cajal.ir.Value;
import org.jspecify.annotations.Nullable;

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

  /// The logarithm of an x that is known to be positive, finite and not subnormal; the same bits.
  static Value logOfNormal(Terms t, Value x) {
    return t.single() ? single(t, x, null) : twice(t, x, null);
  }

  /// The logarithm of `x` where it is positive and finite, and what it is elsewhere.
  private static Value ends(Terms t, Value x, Value infinite, Value y) {
    Value finite = t.select(t.less(x, Double.POSITIVE_INFINITY), y, infinite);
    Value beyond = t.select(t.equal(x, 0), Double.NEGATIVE_INFINITY, Double.NaN);
    return t.select(t.greater(x, 0), finite, beyond);
  }

  /// With u = 1 + x = 2^k·m, f = m - 1 is taken from x itself, so that no digit of it is lost.
  static Value log1p(Terms t, Value x) {
    Value u = t.plus(x, 1);
    Value w = t.addInteger(t.bits(u), t.pattern(1) - start(t));
    Value field = t.and(w, t.pattern(Double.POSITIVE_INFINITY));
    long four = t.pattern(4) + t.pattern(1);
    Value power = t.times(t.fromBits(t.builder().minus(t.integer(four), field)), 0.25);
    Value f = t.fma(x, power, t.plus(power, -1));
    Value y =
        t.single()
            ? singleSeries(t, f, f, t.addInteger(field, -t.pattern(1)))
            : twiceSeries(t, f, exponent(t, w, t.number(0x1p52 + 1023)));
    return t.select(t.equal(x, 0), x, ends(t, u, x, y));
  }

  /// The bits of the least m.
  private static long start(Terms t) {
    return t.pattern(t.pick(2 / 3.0, Math.sqrt(0.5)));
  }

  /// For an x that was multiplied by 2^24 where it is `small`.
  private static Value single(Terms t, Value x, @Nullable Value small) {
    Value field = t.and(t.addInteger(t.bits(x), -start(t)), t.pattern(Double.NEGATIVE_INFINITY));
    Value f = t.plus(t.fromBits(t.builder().minus(t.bits(x), field)), -1);
    Value first = small == null ? f : t.plus(f, t.select(small, -24 * LN2, 0));
    return singleSeries(t, f, first, field);
  }

  /// `first` is f, or that and what else it takes; the integer `field` is k·2^23.
  private static Value singleSeries(Terms t, Value f, Value first, Value field) {
    Value y = t.fma(t.polynomial(f, LOG_F32), t.times(f, f), first);
    return t.fma(t.builder().cast(t.dtype(), field), LN2 * 0x1p-23, y);
  }

  /// For an x that was multiplied by 2^54 where it is `small`.
  private static Value twice(Terms t, Value x, @Nullable Value small) {
    double bias = 0x1p52 + 1023;
    Value w = t.addInteger(t.bits(x), t.pattern(1) - start(t));
    Value k = exponent(t, w, small == null ? t.number(bias) : t.select(small, bias + 54, bias));
    Value f = t.plus(t.fromBits(t.addInteger(t.and(w, (1L << 52) - 1), start(t))), -1);
    return twiceSeries(t, f, k);
  }

  /// The exponent field of w less a bias to which 2^52 was added.
  private static Value exponent(Terms t, Value w, Value bias) {
    return t.minus(t.fromBits(t.or(t.shiftRight(w, 52), t.pattern(0x1p52))), bias);
  }

  private static Value twiceSeries(Terms t, Value f, Value k) {
    Value s = t.over(f, t.plus(f, 2));
    Value z = t.times(s, s);
    Value half = t.times(t.times(f, 0.5), f);
    Value sum = t.fma(z, t.polynomial(z, LOG_F64), half);
    Value low = t.fma(s, sum, t.times(k, LN2_LOW));
    return t.fma(k, LN2_HIGH, t.minus(f, t.minus(half, low)));
  }
}
