package cajal.random;

/// The standard normal quantile, free of branches so that compiled vector code can repeat it
/// operation by operation; the coefficients, that of the highest power first, are shared with it.
public final class Normal {
  private static final double[] CENTRE_OVER = {
    2509.0809287301227, 33430.57558358813, 67265.7709270087,
    45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665
  };
  private static final double[] CENTRE_UNDER = {
    5226.495278852854, 28729.085735721943, 39307.89580009271,
    21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1
  };
  private static final double[] MIDDLE_OVER = {
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506,
    1.2704582524523684, 3.6478483247632045, 5.769497221460691,
    4.630337846156546, 1.4234371107496835
  };
  private static final double[] MIDDLE_UNDER = {
    1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457,
    0.14810397642748008, 0.6897673349851, 1.6763848301838038,
    2.053191626637759, 1
  };
  private static final double[] TAIL_OVER = {
    2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784,
    0.026532189526576124, 0.29656057182850487, 1.7848265399172913,
    5.463784911164114, 6.657904643501103
  };
  private static final double[] TAIL_UNDER = {
    2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05,
    0.0007868691311456133, 0.014875361290850615, 0.1369298809227358,
    0.599832206555888, 1
  };

  private static final float[] NEAR = {
    2.8102264e-08f,
    3.4327394e-07f,
    -3.5233877e-06f,
    -4.3915065e-06f,
    0.00021858087f,
    -0.001253725f,
    -0.0041776816f,
    0.24664073f,
    1.5014094f
  };
  private static final float[] FAR = {
    -0.00020021426f,
    0.00010095056f,
    0.0013493432f,
    -0.0036734284f,
    0.0057395077f,
    -0.0076224613f,
    0.0094388705f,
    1.001674f,
    2.8329768f
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
    return (w < 5f ? near : far) * x * 1.4142135f;
  }

  /// Numerators in double precision: near the centre, farther out and in the tail.
  public static double[][] over() {
    return new double[][] {CENTRE_OVER.clone(), MIDDLE_OVER.clone(), TAIL_OVER.clone()};
  }

  /// Denominators in double precision: near the centre, farther out and in the tail.
  public static double[][] under() {
    return new double[][] {CENTRE_UNDER.clone(), MIDDLE_UNDER.clone(), TAIL_UNDER.clone()};
  }

  /// Polynomials in single precision: near the centre and far out.
  public static float[][] single() {
    return new float[][] {NEAR.clone(), FAR.clone()};
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
