package cajal.random;

/// Fast exponential and normal numbers as pure functions of 64 random bits, for inner loops that
/// need one per synapse: 99 % of the calls are a table look-up, a product and a comparison.
///
/// The rare rejections draw from the [SplitMix] sequence that starts at the bits themselves.
/// Source: Marsaglia and Tsang 2000 with 256 layers, layer and position taken from different bits
/// (Doornik 2005). Tables come from `StrictMath`: the same on every machine.
public final class Ziggurat {
  private static final int LAYERS = 256;
  private static final double EXPONENTIAL_TAIL = 7.69711747013104972;
  private static final double EXPONENTIAL_AREA = 0.0039496598225815571993;
  private static final double NORMAL_TAIL = 3.6541528853610088;
  private static final double NORMAL_AREA = 0.004928673233974655;
  private static final double[] EXPONENTIAL = exponentialEdges();
  private static final double[] NORMAL = normalEdges();

  private Ziggurat() {}

  /// Exponential with mean 1.
  public static double exponential(long bits) {
    int layer = (int) bits & LAYERS - 1;
    double x = (bits >>> 11) * 0x1p-53 * EXPONENTIAL[layer];
    return x < EXPONENTIAL[layer + 1] ? x : exponentialEdge(bits, layer, x);
  }

  /// Standard normal.
  public static double normal(long bits) {
    int layer = (int) bits & LAYERS - 1;
    double x = (bits >>> 11) * 0x1p-53 * NORMAL[layer];
    double z = x < NORMAL[layer + 1] ? x : normalEdge(bits, layer, x);
    return (bits & LAYERS) == 0 ? z : -z;
  }

  private static double exponentialEdge(long state, int layer, double x) {
    while (x >= EXPONENTIAL[layer + 1]) {
      double u = unit(state += SplitMix.GAMMA);
      if (layer == 0) return EXPONENTIAL_TAIL - StrictMath.log(u);
      double low = StrictMath.exp(-EXPONENTIAL[layer]);
      double high = StrictMath.exp(-EXPONENTIAL[layer + 1]);
      if (low + u * (high - low) < StrictMath.exp(-x)) return x;
      long bits = SplitMix.mix(state += SplitMix.GAMMA);
      layer = (int) bits & LAYERS - 1;
      x = (bits >>> 11) * 0x1p-53 * EXPONENTIAL[layer];
    }
    return x;
  }

  private static double normalEdge(long state, int layer, double x) {
    while (x >= NORMAL[layer + 1]) {
      if (layer == 0) return normalTail(state);
      double u = unit(state += SplitMix.GAMMA);
      double low = bell(NORMAL[layer]);
      double high = bell(NORMAL[layer + 1]);
      if (low + u * (high - low) < bell(x)) return x;
      long bits = SplitMix.mix(state += SplitMix.GAMMA);
      layer = (int) bits & LAYERS - 1;
      x = (bits >>> 11) * 0x1p-53 * NORMAL[layer];
    }
    return x;
  }

  private static double normalTail(long state) {
    while (true) {
      double x = -StrictMath.log(unit(state += SplitMix.GAMMA)) / NORMAL_TAIL;
      double y = -StrictMath.log(unit(state += SplitMix.GAMMA));
      if (2 * y > x * x) return NORMAL_TAIL + x;
    }
  }

  private static double unit(long state) {
    return ((SplitMix.mix(state) >>> 12) + 0.5) * 0x1p-52;
  }

  private static double bell(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  /// Right edges of the layers, from the base (whose edge makes up for the tail) to the top at 0.
  private static double[] exponentialEdges() {
    double[] edge = new double[LAYERS + 1];
    edge[0] = EXPONENTIAL_AREA / StrictMath.exp(-EXPONENTIAL_TAIL);
    edge[1] = EXPONENTIAL_TAIL;
    for (int i = 1; i < LAYERS - 1; i++) {
      edge[i + 1] = -StrictMath.log(EXPONENTIAL_AREA / edge[i] + StrictMath.exp(-edge[i]));
    }
    return edge;
  }

  private static double[] normalEdges() {
    double[] edge = new double[LAYERS + 1];
    edge[0] = NORMAL_AREA / bell(NORMAL_TAIL);
    edge[1] = NORMAL_TAIL;
    for (int i = 1; i < LAYERS - 1; i++) {
      edge[i + 1] = Math.sqrt(-2 * StrictMath.log(NORMAL_AREA / edge[i] + bell(edge[i])));
    }
    return edge;
  }
}
