package cajal.kernel;

import cajal.random.Key;

/// A random matrix with weights that is never stored: its rows are written again in each product.
///
/// Memory does not depend on the number of synapses. Every product, in both directions, with
/// numbers and with spikes, in single and double precision, is with the matrix that [#explicit]
/// returns.
public record JitMatrix(Bernoulli pattern, Key key, Weight weight) {

  /// A matrix in memory; `weight` is one per synapse, or a single one for all.
  public record Explicit(Csr csr, double[] weight) {

    /// The weights in single precision.
    public float[] weight32() {
      float[] narrow = new float[weight.length];
      for (int k = 0; k < narrow.length; k++) narrow[k] = (float) weight[k];
      return narrow;
    }
  }

  /// The same matrix, stored.
  public Explicit explicit() {
    Csr csr = pattern.toCsr();
    return weight instanceof Weight.Constant(double value)
        ? new Explicit(csr, new double[] {value})
        : new Explicit(csr, Weight.of(csr, key, weight));
  }

  /// What multiplies with it; one for each worker.
  public JitProduct product() {
    return new JitProduct(this);
  }
}
