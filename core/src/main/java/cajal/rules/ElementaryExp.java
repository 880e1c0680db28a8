package cajal.rules;

import cajal.ir.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The exponential function and what is made of it.
///
/// All write x = k·step + r with integer k by adding a magic number, which leaves k in the low bits
/// of a float; shifted into the exponent's place these bits are a power of two. Polynomials are our
/// own minimax fits in the weight of the relative error, rounded coefficient by coefficient.
final class ElementaryExp {
  private static final double LN2_F32 = 0x1.62e42ep-1;
  private static final double LN2_F32_REST = 0x1.efa39ep-25;
  private static final double LN2_F64 = 0x1.62e42fefa39efp-1;
  private static final double LN2_F64_REST = 0x1.abc9e3b39803fp-56;
  private static final double LOG2_E = 0x1.71547652b82fep+0;

  /// e^r for |r| ≤ 1.001·ln 2, relative error 1.5e-8.
  private static final double[] EXP_F32 = {
    0x1.9bc0e8p-13, 0x1.71c5a2p-10, 0x1.11270p-7, 0x1.5549d8p-5, 0x1.555512p-3, 0x1.00000cp-1, 1, 1
  };

  /// e^r for |r| ≤ 1.0001·ln 2, relative error 9.9e-18.
  private static final double[] EXP_F64 = {
    0x1.5e75eab84cb9ep-33,
    0x1.217a4e4923e48p-29,
    0x1.ae711597bf15ep-26,
    0x1.27e1cad597b35p-22,
    0x1.71de2a27b0a2ep-19,
    0x1.a01a05805be6fp-16,
    0x1.a01a01b206223p-13,
    0x1.6c16c169c160ep-10,
    0x1.111111110842ap-7,
    0x1.5555555556941p-5,
    0x1.55555555555b5p-3,
    0x1.ffffffffffff3p-2,
    1,
    1
  };

  /// (e^r - 1 - r)/r² for |r| ≤ 1.001·ln 2/2, relative error of e^r - 1 1.4e-8.
  private static final double[] EXPM1_F32 = {
    0x1.6b9ca6p-10, 0x1.12256p-7, 0x1.5556f2p-5, 0x1.5554b4p-3, 0x1.fffffep-2
  };

  /// (e^r - 1 - r)/r² for |r| ≤ 1.0001·ln 2/2, relative error of e^r - 1 1.8e-17.
  private static final double[] EXPM1_F64 = {
    0x1.ae9a478535462p-26, 0x1.28a175e3f81dbp-22, 0x1.71de659c84fffp-19, 0x1.a019a7c9ea6bep-16,
    0x1.a01a01877fc61p-13, 0x1.6c16c17ecb6b0p-10, 0x1.1111111114c98p-7, 0x1.555555555225dp-5,
    0x1.555555555554fp-3, 0x1.0000000000005p-1
  };

  /// (e^2r - 1 - 2r)/(2·r²) for |r| ≤ 1.001·ln 2/4, relative error of e^2r - 1 1.4e-8.
  private static final double[] TANH_F32 = {
    0x1.6b9ca6p-5, 0x1.12256p-3, 0x1.5556f2p-2, 0x1.5554b4p-1, 0x1.fffffep-1
  };

  /// The same for |r| ≤ 1.0001·ln 2/4, relative error 2.8e-19.
  private static final double[] TANH_F64 = {
    0x1.1f3bf1748b8dap-18, 0x1.af5d0cf50f9b3p-16, 0x1.27e4f6b62fd5cp-13, 0x1.71ddf932620b1p-11,
    0x1.a01a019f324c1p-9, 0x1.a01a01af9fceep-7, 0x1.6c16c16c1661ap-5, 0x1.111111110f701p-3,
    0x1.5555555555559p-2, 0x1.5555555555559p-1, 1
  };

  /// (sinh(x)/x - 1)/x² in x² for |x| ≤ 1, relative error of sinh 2.4e-8.
  private static final double[] SINH_F32 = {0x1.ab428cp-13, 0x1.10f76p-7, 0x1.555598p-3};

  /// The same, relative error 2.5e-19.
  private static final double[] SINH_F64 = {
    0x1.b5ca38f1913cfp-41,
    0x1.6116f0848618cp-33,
    0x1.ae646ffc6c584p-26,
    0x1.71de3a3b0134ep-19,
    0x1.a01a01a037297p-13,
    0x1.111111111101ep-7,
    0x1.5555555555556p-3
  };

  private ElementaryExp() {}

  /// e^x, with subnormal results rounded once.
  static Value exp(Terms t, Value x) {
    if (t.guards() == null) return exp(t, x, null);
    Parts parts = guarded(t, x, t.pick(64, 512), false);
    return t.fma(parts.power(), parts.q(), parts.power());
  }

  /// e^(high + low) for a `low` that is small beside `high`. The power of two is kept 2^32 away
  /// from where it would overflow or vanish.
  static Value exp(Terms t, Value high, @Nullable Value low) {
    double magic = t.magic() + t.bias();
    int away = t.single() ? 32 : 64;
    Value negative = t.less(high, 0);
    Value shifted = t.select(negative, magic + away, magic - away);
    Value z = t.fma(high, LOG2_E, shifted);
    Value r = rest(t, high, t.minus(z, shifted), 1);
    if (low != null) r = t.plus(r, low);
    Value q = t.fma(t.times(r, r), t.polynomial(r, t.pick(EXPM1_F32, EXPM1_F64)), r);
    Value power = t.fromBits(t.shiftLeft(t.bits(z), t.digits()));
    Value back = t.select(negative, Math.scalb(1.0, -away), Math.scalb(1.0, away));
    Value y = t.times(t.fma(power, q, power), back);
    Value held = t.select(t.greater(high, t.pick(89, 710)), Double.POSITIVE_INFINITY, y);
    return t.select(t.less(high, t.pick(-104, -746)), 0, held);
  }

  /// (e^x - 1)/x.
  static Value exprel(Terms t, Value x) {
    Fraction f = fraction(t, x);
    return t.select(t.equal(f.under(), 0), 1, t.over(f.over(), f.under()));
  }

  /// x/(e^x - 1).
  static Value relexp(Terms t, Value x) {
    Fraction f = fraction(t, x);
    return t.select(t.equal(f.under(), 0), 1, t.over(f.under(), f.over()));
  }

  private record Fraction(Value over, Value under) {}

  /// e^x - 1 and x; in full range both are scaled down, since e^x - 1 may overflow where their
  /// quotients do not.
  private static Fraction fraction(Terms t, Value x) {
    if (t.guards() != null) {
      Parts parts = guarded(t, x, t.pick(128, 1024), !t.single());
      return new Fraction(t.fma(parts.power(), parts.q(), t.plus(parts.power(), -1)), x);
    }
    double scale = t.pick(0x1p-30, 0x1p-64);
    Value capped = t.atMost(x, t.pick(109, 753));
    Value over = lessOne(t, t.atLeast(capped, t.pick(-18, -38)), scale);
    return new Fraction(over, t.times(capped, scale));
  }

  static Value expm1(Terms t, Value x) {
    Value half = lessOne(t, x, 0.5);
    Value y = t.select(t.less(x, t.pick(-18, -38)), -1, t.plus(half, half));
    return t.select(t.equal(x, 0), x, y);
  }

  /// (1 - e^-2a)/(1 + e^-2a) for a = |x|, with the sign of x. Numerator and denominator are each
  /// rounded once from e^-2a = 2^k·(1 + 2q), which keeps them within 2 ulp; their halves are used.
  static Value tanh(Terms t, Value x) {
    Value a = t.atLeast(t.withSign(x), t.pick(-9.1, -20));
    Value z = t.fma(a, 2 * LOG2_E, t.magic() + t.bias());
    Value k = t.plus(z, -t.magic() - t.bias());
    Value r = t.single() ? t.fma(k, -LN2_F64 / 2, a) : rest(t, a, k, 0.5);
    Value start = t.single() ? r : lost(t, a, k, 0.5, r);
    Value rise = t.fma(t.times(r, r), t.polynomial(r, t.pick(TANH_F32, TANH_F64)), start);
    Value q = t.single() ? rise : t.plus(r, rise);
    Value power = t.fromBits(t.shiftLeft(t.bits(z), t.digits()));
    Value over = t.fma(power, q, t.fma(power, 0.5, -0.5));
    Value under = t.fma(power, q, t.fma(power, 0.5, 0.5));
    return t.copySign(t.abs(t.over(over, under)), x);
  }

  /// An odd polynomial for |x| < 1, (e^a - e^-a)/2 for a = |x| beyond.
  static Value sinh(Terms t, Value x) {
    Value square = t.times(x, x);
    Value rise = t.times(square, t.polynomial(square, t.pick(SINH_F32, SINH_F64)));
    Value a = t.abs(x);
    Parts parts = parts(t, t.atMost(a, t.pick(89.7, 710.7)), 0.25);
    Value quarter = t.fma(parts.power(), parts.q(), parts.power());
    Value half = t.minus(quarter, t.over(0.0625, quarter));
    Value far = t.copySign(t.plus(half, half), x);
    return t.select(t.less(a, 1), t.fma(x, rise, x), far);
  }

  static Value cosh(Terms t, Value x) {
    Value half = half(t, t.abs(x));
    return t.plus(half, t.over(0.25, half));
  }

  /// e^x/2 in steps of 2·ln 2, which need a longer polynomial, but no half of an exponent to be
  /// taken: e^x = (e^r·2^m)·2^m. Where m would overflow it is held, and the polynomial goes on to
  /// infinity.
  private static Value half(Terms t, Value x) {
    double magic = t.magic() + t.bias();
    Value z = t.capInteger(t.fma(x, LOG2_E / 2, magic), magic + t.pick(64, 512));
    Value r = rest(t, x, t.plus(z, -magic), 2);
    Value p = t.polynomial(r, t.pick(EXP_F32, EXP_F64));
    Value power = t.fromBits(t.shiftLeft(t.bits(z), t.digits()));
    return t.times(t.times(p, power), t.times(power, 0.5));
  }

  /// `scale`·(e^x - 1).
  private static Value lessOne(Terms t, Value x, double scale) {
    Parts parts = parts(t, x, scale);
    return t.fma(parts.power(), parts.q(), t.plus(parts.power(), -scale));
  }

  /// `scale`·e^x = power·(1 + q), with q of full relative accuracy.
  private record Parts(Value power, Value q) {}

  /// The parts, for a power of two as the scale and an x that the caller holds; with a scale of 1/2
  /// they overflow to infinity by themselves.
  private static Parts parts(Terms t, Value x, double scale) {
    double magic = t.magic() + t.bias() + Math.getExponent(scale);
    Value z = t.fma(x, LOG2_E, magic);
    if (scale == 0.5) z = t.capInteger(z, magic + t.bias() + 1);
    Value q = rise(t, x, t.plus(z, -magic), 1, !t.single() && scale != 0.5);
    return new Parts(t.fromBits(t.shiftLeft(t.bits(z), t.digits())), q);
  }

  /// e^r - 1 for the rest r of x over k steps.
  ///
  /// @param keep whether what the roundings of r lose matters
  private static Value rise(Terms t, Value x, Value k, double step, boolean keep) {
    Value r = rest(t, x, k, step);
    Value series = t.polynomial(r, t.pick(EXPM1_F32, EXPM1_F64));
    Value start = keep ? lost(t, x, k, step, r) : r;
    Value rise = t.fma(t.times(r, r), series, start);
    return keep ? t.plus(r, rise) : rise;
  }

  /// What the last rounding of `rest` took from r, for a finite x.
  private static Value lost(Terms t, Value x, Value k, double step, Value r) {
    Value first = t.fma(k, -step * t.pick(LN2_F32, LN2_F64), x);
    return t.fma(k, -step * t.pick(LN2_F32_REST, LN2_F64_REST), t.minus(first, r));
  }

  /// The parts of e^x where x is less than `limit` steps from 0, which k in units of half of
  /// `limit` guards.
  private static Parts guarded(Terms t, Value x, double limit, boolean keep) {
    double unit = limit / 2;
    double magic = (t.magic() + t.bias()) / unit;
    Value z = t.fma(x, LOG2_E / unit, magic);
    Value k = t.plus(z, -magic);
    Objects.requireNonNull(t.guards()).add(k);
    Value q = rise(t, x, k, unit, keep);
    return new Parts(t.fromBits(t.shiftLeft(t.bits(z), t.digits())), q);
  }

  /// x - k·`step`·ln 2.
  private static Value rest(Terms t, Value x, Value k, double step) {
    Value r = t.fma(k, -step * t.pick(LN2_F32, LN2_F64), x);
    return t.fma(k, -step * t.pick(LN2_F32_REST, LN2_F64_REST), r);
  }
}
