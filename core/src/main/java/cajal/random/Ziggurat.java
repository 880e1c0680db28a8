package cajal.random;

/// Fast normal numbers as pure functions of 64 random bits, for inner loops that need one per
/// synapse: 99 % of the calls are a table look-up, a product and a comparison.
///
/// The rare rejections draw from the [SplitMix] sequence that starts at the bits themselves.
/// Source: Marsaglia and Tsang 2000 with 256 layers, layer and position taken from different bits
/// (Doornik 2005). Tables come from `StrictMath`: the same on every machine.
public final class Ziggurat {
  private static final int LAYERS = 256;
  private static final double TAIL = 3.654152885361009;
  private static final double AREA = 0.004928673233974655;
  private static final double[] EDGE = edges();

  private Ziggurat() {}

  /// Standard normal.
  public static double normal(long bits) {
    int layer = (int) bits & LAYERS - 1;
    double x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
    double z = x < EDGE[layer + 1] ? x : atEdge(bits, layer, x);
    return (bits & LAYERS) == 0 ? z : -z;
  }

  private static double atEdge(long state, int layer, double x) {
    while (x >= EDGE[layer + 1]) {
      if (layer == 0) return tail(state);
      double u = unit(state += SplitMix.GAMMA);
      double low = bell(EDGE[layer]);
      double high = bell(EDGE[layer + 1]);
      if (low + u * (high - low) < bell(x)) return x;
      long bits = SplitMix.mix(state += SplitMix.GAMMA);
      layer = (int) bits & LAYERS - 1;
      x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
    }
    return x;
  }

  private static double tail(long state) {
    while (true) {
      double x = -StrictMath.log(unit(state += SplitMix.GAMMA)) / TAIL;
      double y = -StrictMath.log(unit(state += SplitMix.GAMMA));
      if (2 * y > x * x) return TAIL + x;
    }
  }

  private static double unit(long state) {
    return ((SplitMix.mix(state) >>> 12) + 0.5) * 0x1p-52;
  }

  private static double bell(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  /// Right edges of the layers, from the base (whose edge makes up for the tail) to the top at 0.
  private static double[] edges() {
    double[] edge = new double[LAYERS + 1];
    edge[0] = AREA / bell(TAIL);
    edge[1] = TAIL;
    for (int i = 1; i < LAYERS - 1; i++) {
      edge[i + 1] = Math.sqrt(-2 * StrictMath.log(AREA / edge[i] + bell(edge[i])));
    }
    return edge;
  }
}
