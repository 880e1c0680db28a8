package cajal.brain.connect;

import cajal.kernel.Bernoulli;
import cajal.kernel.Csr;
import cajal.random.Key;

/// Random pairs that are not stored: the row of a source is drawn again whenever it spikes, so
/// memory does not depend on the number of synapses. The synapses are those that the rule makes
/// when it is stored.
public record JustInTime(RandomPairs pairs) implements Connector {
  public JustInTime {
    if (pairs.multapses()) {
      throw new IllegalArgumentException(
          "random(%s).withMultapses() cannot be drawn again just in time; leave withMultapses() out"
              .formatted(pairs.p()));
    }
  }

  /// What draws the rows.
  public Bernoulli matrix(Ends ends, Key key) {
    return pairs.matrix(ends, key);
  }

  /// The same matrix in memory.
  @Override
  public Csr build(Ends ends, Key key) {
    return pairs.build(ends, key);
  }
}
