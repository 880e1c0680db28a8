package cajal.rules;

import cajal.ir.CompareKind;
import cajal.ir.Value;

/// Sine, cosine and tangent: |x| less a multiple of π/2, given in three parts (Cody and Waite
/// 1980), then a minimax polynomial of our own.
///
/// They are within 2 ulp for |x| below 2^18 (f32), where neighbouring numbers are 1/64 apart, and
/// below 2^40 (f64). Beyond, where a number says little of a phase, they are those of 0.
final class ElementaryTrig {
  private static final double[] PARTS_F32 = {0x1.921fb4p0, 0x1.4442dp-24, 0x1.846988p-48};
  private static final double[] PARTS_F64 = {
    0x1.921fb54442d18p0, 0x1.1a62633145c06p-54, 0x1.c1cd129024e08p-107
  };

  /// (sin(r)/r - 1)/r² in r² for |r| ≤ 0.83, relative error of sin 6.2e-9.
  private static final double[] SIN_F32 = {-0x1.9862aap-13, 0x1.110486p-7, -0x1.55553ep-3};

  /// The same for |r| ≤ 1.001·π/4, relative error 3.7e-18.
  private static final double[] SIN_F64 = {
    0x1.5d8ba04d54152p-33,
    -0x1.ae5e4c6996a0cp-26,
    0x1.71de35562958fp-19,
    -0x1.a01a019bea0fdp-13,
    0x1.111111110f735p-7,
    -0x1.5555555555548p-3
  };

  /// (cos(r) - 1 + r²/2)/r⁴ in r² for |r| ≤ 0.83, relative error of cos 2.2e-10; then -1/2 and 1.
  private static final double[] COS_F32 = {0x1.993bdp-16, -0x1.6c09cp-10, 0x1.555546p-5, -0.5, 1};

  /// The same for |r| ≤ 1.001·π/4, relative error 5.8e-20.
  private static final double[] COS_F64 = {
    -0x1.8fa54d103ef85p-37,
    0x1.1ee9d9b7039cdp-29,
    -0x1.27e4f7eef3a94p-22,
    0x1.a01a019c8c5a9p-16,
    -0x1.6c16c16c15004p-10,
    0x1.555555555554bp-5,
    -0.5,
    1
  };

  /// (tan(r)/r - 1)/r² in r² for |r| ≤ 0.83, relative error of tan 3.5e-9.
  private static final double[] TAN_F32 = {
    0x1.4b3172p-8,
    -0x1.5aa35ep-10,
    0x1.888884p-7,
    0x1.5548eep-6,
    0x1.bb972ep-5,
    0x1.11095cp-3,
    0x1.55557p-2
  };

  /// The same for |r| ≤ 1.001·π/4, relative error 1.2e-17.
  private static final double[] TAN_F64 = {
    0x1.5f5f27266b307p-16, -0x1.7b3b8872b36a4p-15, 0x1.79c07f7020085p-14, -0x1.c5c5797cbd78ep-16,
    0x1.1f4aae9cff40ap-13, 0x1.d1e4abc04e185p-13, 0x1.3806625fdcf8ep-11, 0x1.7d59f58bc6dc3p-10,
    0x1.d6d951275599ep-9, 0x1.226e118ab3c89p-7, 0x1.664f49afbf5a7p-6, 0x1.ba1ba1b444b9cp-5,
    0x1.1111111118607p-3, 0x1.55555555554efp-2
  };

  private ElementaryTrig() {}

  /// |x| = k·π/2 + r; `turns` ends in the bits of k, and `step` is r before the second part of π/2
  /// was taken away.
  private record Angle(Value turns, Value k, Value step, Value r) {}

  static Value sin(Terms t, Value x) {
    Angle angle = reduce(t, x);
    Value y = wave(t, angle.r(), angle.turns());
    return flip(t, y, t.xor(t.shiftLeft(angle.turns(), t.top() - 1), t.bits(x)));
  }

  static Value cos(Terms t, Value x) {
    Angle angle = reduce(t, x);
    Value turns = t.addInteger(angle.turns(), 1);
    return flip(t, wave(t, angle.r(), turns), t.shiftLeft(turns, t.top() - 1));
  }

  /// Here r is kept with what its roundings lost, since the slope of the tangent doubles errors.
  static Value tan(Terms t, Value x) {
    Angle angle = reduce(t, x);
    double[] parts = t.pick(PARTS_F32, PARTS_F64);
    Value second = t.times(angle.k(), parts[1]);
    Value third = t.fma(angle.k(), parts[2], t.fma(angle.k(), parts[1], t.negate(second)));
    Value near = t.minus(angle.step(), second);
    Value taken = t.minus(near, angle.step());
    Value kept = t.minus(angle.step(), t.minus(near, taken));
    Value lost = t.minus(t.minus(kept, t.plus(second, taken)), third);
    Value r = t.plus(near, lost);
    Value low = t.minus(lost, t.minus(r, near));
    Value square = t.times(r, r);
    Value series = t.polynomial(square, t.pick(TAN_F32, TAN_F64));
    Value rise = t.fma(t.times(r, square), series, low);
    Value even = t.plus(r, rise);
    Value odd = inverse(t, even, t.minus(rise, t.minus(even, r)));
    return flip(t, t.select(odd(t, angle.turns()), odd, even), t.bits(x));
  }

  /// -1/(y + rest), by a quotient and a step of Newton's.
  private static Value inverse(Terms t, Value y, Value rest) {
    Value q = t.over(-1, y);
    return t.fma(q, t.fma(q, rest, t.fma(q, y, 1)), q);
  }

  private static Angle reduce(Terms t, Value x) {
    Value a = t.abs(x);
    Value near = t.select(t.less(a, t.pick(0x1p18, 0x1p40)), a, t.minus(a, a));
    double[] parts = t.pick(PARTS_F32, PARTS_F64);
    Value z = t.fma(near, 2 / Math.PI, t.magic());
    Value k = t.plus(z, -t.magic());
    Value step = t.fma(k, -parts[0], near);
    Value r = t.fma(k, -parts[2], t.fma(k, -parts[1], step));
    return new Angle(t.bits(z), k, step, r);
  }

  /// sin r in even turns, cos r in odd ones.
  private static Value wave(Terms t, Value r, Value turns) {
    Value square = t.times(r, r);
    Value sin = t.polynomial(square, t.pick(SIN_F32, SIN_F64));
    Value cos = t.polynomial(square, t.pick(COS_F32, COS_F64));
    return t.select(odd(t, turns), cos, t.fma(t.times(r, square), sin, r));
  }

  private static Value odd(Terms t, Value turns) {
    return t.builder().compare(CompareKind.NE, t.and(turns, 1), t.integer(0));
  }

  /// The number with its sign changed where the top bit is set.
  private static Value flip(Terms t, Value y, Value bits) {
    return t.fromBits(t.xor(t.bits(y), t.and(bits, t.pattern(-0.0))));
  }
}
