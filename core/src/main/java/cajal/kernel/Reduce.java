package cajal.kernel;

import java.util.Arrays;

/// How the values that meet at one neuron become one: values of synapses (syn2post) or of their
/// sources (pre2post).
///
/// A neuron that nothing reaches gets the neutral value: 0 for a sum and a mean, 1 for a product,
/// −∞ for a maximum, +∞ for a minimum.
public enum Reduce {
  SUM(0),
  PROD(1),
  MAX(Double.NEGATIVE_INFINITY),
  MIN(Double.POSITIVE_INFINITY),
  MEAN(0);

  private final double neutral;

  Reduce(double neutral) {
    this.neutral = neutral;
  }

  /// What an empty group reduces to.
  public double neutral() {
    return neutral;
  }

  /// One value per group, of `value[k]` for each `k` in `group[k]`.
  public double[] bySynapse(double[] value, int[] group, int groups) {
    check(value.length, group.length);
    double[] out = new double[groups];
    Arrays.fill(out, neutral);
    for (int k = 0; k < group.length; k++) out[group[k]] = join(out[group[k]], value[k]);
    if (this == MEAN) divide(out, group);
    return out;
  }

  /// One value per group, of `value[source[k]]` for each `k` in `group[k]`.
  public double[] bySource(double[] value, int[] source, int[] group, int groups) {
    return bySynapse(toSynapses(value, source), group, groups);
  }

  /// One value per group, of `value[k]` for each `k` in `group[k]`.
  public float[] bySynapse(float[] value, int[] group, int groups) {
    check(value.length, group.length);
    float[] out = new float[groups];
    Arrays.fill(out, (float) neutral);
    for (int k = 0; k < group.length; k++) {
      out[group[k]] = (float) join(out[group[k]], value[k]);
    }
    if (this == MEAN) divide(out, group);
    return out;
  }

  /// One value per group, of `value[source[k]]` for each `k` in `group[k]`.
  public float[] bySource(float[] value, int[] source, int[] group, int groups) {
    return bySynapse(toSynapses(value, source), group, groups);
  }

  /// The value of each synapse's source (pre2syn).
  public static double[] toSynapses(double[] value, int[] source) {
    double[] out = new double[source.length];
    for (int k = 0; k < out.length; k++) out[k] = value[source[k]];
    return out;
  }

  /// The value of each synapse's source (pre2syn).
  public static float[] toSynapses(float[] value, int[] source) {
    float[] out = new float[source.length];
    for (int k = 0; k < out.length; k++) out[k] = value[source[k]];
    return out;
  }

  /// Each synapse's share of exp(value) among those of its group: shares of a group add up to 1.
  public static double[] softmax(double[] value, int[] group, int groups) {
    double[] most = MAX.bySynapse(value, group, groups);
    double[] share = new double[value.length];
    for (int k = 0; k < share.length; k++) {
      share[k] = value[k] == most[group[k]] ? 1 : StrictMath.exp(value[k] - most[group[k]]);
    }
    double[] total = SUM.bySynapse(share, group, groups);
    for (int k = 0; k < share.length; k++) share[k] /= total[group[k]];
    return share;
  }

  /// Each synapse's share of exp(value) among those of its group, computed in double precision.
  public static float[] softmax(float[] value, int[] group, int groups) {
    double[] wide = new double[value.length];
    for (int k = 0; k < wide.length; k++) wide[k] = value[k];
    double[] share = softmax(wide, group, groups);
    float[] out = new float[share.length];
    for (int k = 0; k < out.length; k++) out[k] = (float) share[k];
    return out;
  }

  private double join(double a, double b) {
    return switch (this) {
      case SUM, MEAN -> a + b;
      case PROD -> a * b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
    };
  }

  private static void divide(double[] sum, int[] group) {
    int[] count = new int[sum.length];
    for (int g : group) count[g]++;
    for (int g = 0; g < sum.length; g++) sum[g] /= Math.max(1, count[g]);
  }

  private static void divide(float[] sum, int[] group) {
    int[] count = new int[sum.length];
    for (int g : group) count[g]++;
    for (int g = 0; g < sum.length; g++) sum[g] /= Math.max(1, count[g]);
  }

  private static void check(int values, int groups) {
    if (values != groups) {
      throw new IllegalArgumentException(
          "reduction: %d values but %d group numbers; give one of each per synapse"
              .formatted(values, groups));
    }
  }
}
