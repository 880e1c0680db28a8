package cajal.brain.connect;

import cajal.kernel.Bernoulli;
import cajal.kernel.Csr;
import cajal.kernel.Rows;
import cajal.random.Counts;
import cajal.random.Key;
import cajal.random.Stream;

/// Each pair with probability `p`; see [Connect#random].
///
/// The rows are those of [Bernoulli], so the matrix may also be regenerated just in time from
/// [#matrix]. With `multapses` a source makes as many synapses, but to targets drawn with
/// replacement.
public record RandomPairs(double p, boolean includeSelf, boolean multapses) implements Connector {
  public RandomPairs {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "random(%s): the probability of a pair is a number from 0 to 1 (a percentage / 100)"
              .formatted(p));
    }
  }

  /// The same rule with neurons allowed to connect to themselves.
  public RandomPairs withSelf() {
    return new RandomPairs(p, true, multapses);
  }

  /// The same rule with several synapses allowed between two neurons.
  public RandomPairs withMultapses() {
    return new RandomPairs(p, includeSelf, true);
  }

  /// The same synapses, drawn again whenever they are needed instead of stored.
  public JustInTime justInTime() {
    return new JustInTime(this);
  }

  /// The matrix without storing it; not for multapses.
  public Bernoulli matrix(Ends ends, Key key) {
    if (multapses) {
      throw new IllegalStateException(
          "random(%s).withMultapses() cannot be regenerated just in time; leave withMultapses() out"
              .formatted(p));
    }
    int offset = includeSelf ? Ends.DISTINCT : ends.selfOffset();
    return new Bernoulli(key, ends.pre(), ends.post(), p, offset);
  }

  @Override
  public Csr build(Ends ends, Key key) {
    if (!multapses) return matrix(ends, key).toCsr();
    Ends allowed = includeSelf ? ends.withSelves() : ends;
    return Rows.build(
        ends.pre(),
        ends.post(),
        i ->
            Counts.binomial(
                Sample.choices(ends.post(), allowed.self(i)), p, new Stream(key, i).bits()),
        (i, out, from, to) ->
            Sample.any(
                new Stream(key.fold("targets"), i), ends.post(), allowed.self(i), out, from, to));
  }
}
