package cajal.trace;

import cajal.ir.DType;

/// The error function: x + x·P(x²) below 1, and 1 - exp(Q(|x| - 1)) with the sign of x beyond.
///
/// Polynomials are our own fits (interpolation at Chebyshev nodes, rounded coefficient by
/// coefficient) of erf(x)/x - 1 and log erfc(x).
final class Erf {
  private static final double[] NEAR_F32 = {
    0x1.4a9dacp-14,
    -0x1.a46b4p-11,
    0x1.541636p-8,
    -0x1.b7fb38p-6,
    0x1.ce2d18p-4,
    -0x1.81273ep-2,
    0x1.06eba8p-3
  };

  /// To 4, beyond which erf is 1.
  private static final double[] FAR_F32 = {
    0x1.b14578p-20,
    -0x1.121fcp-15,
    0x1.4e50fcp-12,
    -0x1.0cc76ap-9,
    0x1.4a0deep-7,
    -0x1.548dbep-5,
    -0x1.afaba4p-1,
    -0x1.51c9bp+1,
    -0x1.d97fcp+0
  };

  private static final double[] NEAR_F64 = {
    0x1.0613987edce0dp-34, -0x1.38a4b8db8a7c5p-30, 0x1.f7b72e5bcd4ffp-27, -0x1.5f1f0634fb062p-23,
    0x1.b9df2954a9147p-20, -0x1.f4d1e3a67dc3ep-17, 0x1.f9a321dd3898cp-14, -0x1.c02db3db06d60p-11,
    0x1.565bcd0dbc1adp-8, -0x1.b82ce31284e9cp-6, 0x1.ce2f21a042b32p-4, -0x1.812746b0379e6p-2,
    0x1.06eba8214db69p-3
  };

  /// To 6.
  private static final double[] FAR_F64 = {
    0x1.69e38bb2edb1bp-61, -0x1.82256229fd754p-55, 0x1.878b558c7766ap-50, -0x1.f644db5222a83p-46,
    0x1.c9b824f64abf9p-42, -0x1.3b6f4d7be8ea5p-38, 0x1.558b82a0244f0p-35, -0x1.299fbb629c3a0p-32,
    0x1.a74d45a484967p-30, -0x1.ed0679cfb1786p-28, 0x1.d04253365013fp-26, -0x1.4fbcbfaea9bd3p-24,
    0x1.2eb7c2587f9c7p-23, 0x1.772058ab95268p-24, -0x1.0d2567f9e1fcfp-19, 0x1.410e98cc71becp-17,
    -0x1.c745a484bd5dbp-16, 0x1.b8b63810352f7p-16, 0x1.f1b507cc8b233p-13, -0x1.033f6a8d8e8fdp-9,
    0x1.48c9d4144409ap-7, -0x1.5477f09cd1792p-5, -0x1.afabc11a28dc9p-1, -0x1.51c9b0006c23ep+1,
    -0x1.d97fbf27aa2a1p+0
  };

  private Erf() {}

  /// With its own slope 2/√π·exp(-x²), not that of the polynomials.
  static Tensor of(Tensor x) {
    boolean single = x.dtype() == DType.F32;
    Tensor near = polynomial(Maths.square(x), single ? NEAR_F32 : NEAR_F64);
    Tensor size = Maths.min(Maths.abs(x), x.like(single ? 4 : 6));
    Tensor rest = Maths.exp(polynomial(size.minus(1), single ? FAR_F32 : FAR_F64));
    Tensor far = Maths.sign(x).times(rest.negate().plus(1));
    Tensor y = Maths.where(size.lt(1), Maths.fma(x, near, x), far);
    Tensor slope = Maths.exp(Maths.square(x).negate()).times(2 / Math.sqrt(Math.PI));
    return Derivatives.sloped(y, x, slope);
  }

  private static Tensor polynomial(Tensor x, double[] coefficients) {
    Tensor sum = x.like(coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) sum = Maths.fma(sum, x, x.like(coefficients[i]));
    return sum;
  }
}
