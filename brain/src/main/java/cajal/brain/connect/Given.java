package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.random.Key;

/// Synapses that are already known; see [Connect#fromCsr].
record Given(Csr csr) implements Connector {
  @Override
  public Csr build(Ends ends, Key key) {
    if (csr.pre() != ends.pre() || csr.post() != ends.post()) {
      throw new IllegalArgumentException(
          "the given connections are of %d to %d neurons, the populations have %d and %d; give slices of that size"
              .formatted(csr.pre(), csr.post(), ends.pre(), ends.post()));
    }
    return csr;
  }
}
