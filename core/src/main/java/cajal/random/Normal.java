package cajal.random;

/// The standard normal quantile, free of branches so that compiled vector code can repeat it
/// operation by operation.
final class Normal {
  private static final double[] CENTRE_OVER = {
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
    4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
    1.3314166789178437745e2, 3.3871328727963666080e0
  };
  private static final double[] CENTRE_UNDER = {
    5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
    2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
    4.2313330701600911252e1, 1
  };
  private static final double[] MIDDLE_OVER = {
    7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
    1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,
    4.63033784615654529590e0, 1.42343711074968357734e0
  };
  private static final double[] MIDDLE_UNDER = {
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
    1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0,
    2.05319162663775882187e0, 1
  };
  private static final double[] TAIL_OVER = {
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
    2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
    5.46378491116411436990e0, 6.65790464350110377720e0
  };
  private static final double[] TAIL_UNDER = {
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
    7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
    5.99832206555887937690e-1, 1
  };

  private static final float[] NEAR = {
    2.81022636e-08f,
    3.43273939e-07f,
    -3.5233877e-06f,
    -4.39150654e-06f,
    2.1858087e-04f,
    -1.25372503e-03f,
    -4.17768164e-03f,
    2.46640727e-01f,
    1.50140941f
  };
  private static final float[] FAR = {
    -2.00214257e-04f,
    1.00950558e-04f,
    1.34934322e-03f,
    -3.67342844e-03f,
    5.73950773e-03f,
    -7.6224613e-03f,
    9.43887047e-03f,
    1.00167406f,
    2.83297682f
  };

  private Normal() {}

  /// The `z ≥ 0` that a normal variable exceeds with probability `p`, for `p` in (0, 0.5]; relative
  /// error about 1e-15. Source: Wichura 1988, AS 241.
  static double above(double p) {
    double q = 0.5 - p;
    double centre = Math.fma(-q, q, 0.180625);
    double root = Math.sqrt(-StrictMath.log(p));
    double z = q * horner(CENTRE_OVER, centre) / horner(CENTRE_UNDER, centre);
    double middle = horner(MIDDLE_OVER, root - 1.6) / horner(MIDDLE_UNDER, root - 1.6);
    double tail = horner(TAIL_OVER, root - 5) / horner(TAIL_UNDER, root - 5);
    return q <= 0.425 ? z : root <= 5 ? middle : tail;
  }

  /// The same in single precision, for `p` in [2⁻²⁶, 0.5]; relative error about 4e-7. Source: Giles
  /// 2010, "Approximating the erfinv function".
  static float above(float p) {
    float x = Math.fma(-2f, p, 1f);
    float w = -(float) StrictMath.log(4f * p * (1f - p));
    float near = horner(NEAR, w - 2.5f);
    float far = horner(FAR, (float) Math.sqrt(w) - 3f);
    return (w < 5f ? near : far) * x * 1.41421356f;
  }

  private static double horner(double[] c, double x) {
    double sum = c[0];
    for (int i = 1; i < c.length; i++) sum = Math.fma(sum, x, c[i]);
    return sum;
  }

  private static float horner(float[] c, float x) {
    float sum = c[0];
    for (int i = 1; i < c.length; i++) sum = Math.fma(sum, x, c[i]);
    return sum;
  }
}
