package cajal.kernel;

/// Compressed rows made from synapses in another order; `order[k]` is where synapse `k` stood
/// there.
public record Ordered(Csr csr, int[] order) {

  /// One value per synapse, brought from the old order into that of the rows.
  public float[] reorder(float[] value) {
    float[] out = new float[order.length];
    for (int k = 0; k < out.length; k++) out[k] = value[order[k]];
    return out;
  }

  /// One value per synapse, brought from the old order into that of the rows.
  public double[] reorder(double[] value) {
    double[] out = new double[order.length];
    for (int k = 0; k < out.length; k++) out[k] = value[order[k]];
    return out;
  }
}
