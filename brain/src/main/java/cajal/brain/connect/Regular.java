package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.kernel.Rows;
import cajal.random.Key;

/// Every pair, or each neuron with its counterpart; see [Connect#allToAll], [Connect#oneToOne].
public record Regular(boolean everyPair, boolean includeSelf) implements Connector {

  /// The same rule with neurons allowed to connect to themselves.
  public Regular withSelf() {
    return new Regular(everyPair, true);
  }

  @Override
  public Csr build(Ends ends, Key key) {
    Ends allowed = includeSelf ? ends.withSelves() : ends;
    if (everyPair) {
      return Rows.build(
          ends.pre(),
          ends.post(),
          i -> Sample.choices(ends.post(), allowed.self(i)),
          (i, out, from, to) -> {
            for (int j = 0, at = from; at < to; j++) if (j != allowed.self(i)) out[at++] = j;
          });
    }
    if (ends.pre() != ends.post()) {
      throw new IllegalArgumentException(
          "oneToOne: %d sources but %d targets; take slices of one size"
              .formatted(ends.pre(), ends.post()));
    }
    return Rows.build(ends.pre(), ends.post(), i -> 1, (i, out, from, to) -> out[from] = i);
  }
}
