package cajal.random;

/// One random number from 64 random bits (see [Threefry#bits]): the reference that compiled code
/// repeats bit for bit.
///
/// Uniform, normal and exponential numbers are branch-free and use only shifts, casts, `fma`,
/// `sqrt` and `log`. Single precision reads word 0 alone. Poisson and binomial counts are in
/// [Counts].
public final class Variate {
  private Variate() {}

  /// Uniform on [0, 1): 24 bits.
  public static float uniform32(long bits) {
    return (Threefry.word0(bits) >>> 8) * 0x1p-24f;
  }

  /// Uniform on [0, 1): 53 bits.
  public static double uniform64(long bits) {
    return integer53(bits) * 0x1p-53;
  }

  /// Standard normal, at most 5.5 standard deviations from 0.
  public static float normal32(long bits) {
    int word = Threefry.word0(bits);
    float z = Normal.above(((word >>> 8) + 0.5f) * 0x1p-25f);
    return (word & 1) == 0 ? z : -z;
  }

  /// Standard normal, at most 8.3 standard deviations from 0.
  public static double normal64(long bits) {
    double z = Normal.above((integer53(bits) + 0.5) * 0x1p-54);
    return (Threefry.word0(bits) & 1) == 0 ? z : -z;
  }

  /// Exponential with mean 1, at most 17.4.
  public static float exponential32(long bits) {
    return 0f - (float) StrictMath.log(((Threefry.word0(bits) >>> 8) + 0.5f) * 0x1p-24f);
  }

  /// Exponential with mean 1, at most 37.5.
  public static double exponential64(long bits) {
    return 0.0 - StrictMath.log((integer53(bits) + 0.5) * 0x1p-53);
  }

  /// 27 bits of word 0 above 26 bits of word 1; bit 0 of word 0 stays free for a sign.
  private static double integer53(long bits) {
    return Math.fma(Threefry.word0(bits) >>> 5, 0x1p26, Threefry.word1(bits) >>> 6);
  }
}
