package cajal.kernel;

import cajal.random.SplitMix;

/// Distances between the connected targets of a row: geometric, from 1 on.
///
/// A geometric number is a rounded exponential one; that comes from a ziggurat of 1,024 layers in
/// fixed point, so that 99.6 % of the draws are one product, one look-up and one comparison.
/// Sources: Marsaglia and Tsang 2000; [#bits] is Wang Yi's wyrand.
final class Gaps {
  /// What the state of [#bits] advances by.
  static final long STEP = 0xE7037ED1A0B428DBL;

  private static final long FLIP = 0xA0761D6478BD642FL;
  private static final int LAYERS = 1024;
  private static final double TAIL = 9.256164544265545;
  private static final double AREA = (TAIL + 1) * StrictMath.exp(-TAIL);
  private static final double[] EDGE = edges();
  private static final double[] HEIGHT = heights();
  private static final double LONGEST_MEAN = 1e17;

  private final long[] width = new long[LAYERS + 1];
  private final int shift;
  private final double scale;

  /// Distances at which a trial of probability `p` first succeeds.
  Gaps(double p) {
    double mean = Math.min(LONGEST_MEAN, -1 / StrictMath.log1p(-p));
    shift = Math.clamp(56 - Math.getExponent(mean), 0, 52);
    scale = mean * (1L << shift);
    for (int i = 0; i <= LAYERS; i++) width[i] = (long) (EDGE[i] * scale);
  }

  /// 64 random bits from a state that advances by [#STEP].
  static long bits(long state) {
    return Math.unsignedMultiplyHigh(state, state ^ FLIP) ^ state * (state ^ FLIP);
  }

  /// The distance for these bits.
  long gap(long bits) {
    int layer = (int) bits & LAYERS - 1;
    long x = Math.unsignedMultiplyHigh(bits, width[layer]);
    return 1 + ((x < width[layer + 1] ? x : (long) (scale * atEdge(bits, layer))) >>> shift);
  }

  private static double atEdge(long bits, int layer) {
    double x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
    long state = bits;
    while (true) {
      double u = unit(state += SplitMix.GAMMA);
      if (layer == 0) return TAIL - StrictMath.log(u);
      if (HEIGHT[layer] + u * (HEIGHT[layer + 1] - HEIGHT[layer]) < StrictMath.exp(-x)) return x;
      bits = SplitMix.mix(state += SplitMix.GAMMA);
      layer = (int) bits & LAYERS - 1;
      x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
      if (x < EDGE[layer + 1]) return x;
    }
  }

  private static double unit(long state) {
    return ((SplitMix.mix(state) >>> 12) + 0.5) * 0x1p-52;
  }

  /// Right edges of the layers, from the base (whose edge makes up for the tail) to the top at 0.
  private static double[] edges() {
    double[] edge = new double[LAYERS + 1];
    edge[0] = TAIL + 1;
    edge[1] = TAIL;
    for (int i = 1; i < LAYERS - 1; i++) {
      edge[i + 1] = -StrictMath.log(AREA / edge[i] + StrictMath.exp(-edge[i]));
    }
    return edge;
  }

  private static double[] heights() {
    double[] height = new double[LAYERS + 1];
    for (int i = 0; i <= LAYERS; i++) height[i] = StrictMath.exp(-EDGE[i]);
    return height;
  }
}
