package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.kernel.Rows;
import cajal.random.Key;
import cajal.random.Stream;

/// The same number of synapses for each target or source; partners are drawn uniformly. See
/// [Connect#fixedInDegree], [Connect#fixedOutDegree].
public record FixedNumber(Per per, int count, boolean includeSelf, boolean multapses)
    implements Connector {

  /// Whose synapses are counted.
  public enum Per {
    TARGET,
    SOURCE
  }

  public FixedNumber {
    if (count < 0) {
      throw new IllegalArgumentException(
          "%s: %d synapses; give 0 or more".formatted(name(per), count));
    }
  }

  /// The same rule with neurons allowed to connect to themselves.
  public FixedNumber withSelf() {
    return new FixedNumber(per, count, true, multapses);
  }

  /// The same rule with several synapses allowed between two neurons.
  public FixedNumber withMultapses() {
    return new FixedNumber(per, count, includeSelf, true);
  }

  @Override
  public Csr build(Ends ends, Key key) {
    Ends allowed = includeSelf ? ends.withSelves() : ends;
    return per == Per.SOURCE ? rows(allowed, key) : rows(allowed.reversed(), key).transpose().csr();
  }

  private Csr rows(Ends ends, Key key) {
    for (int i = 0; i < ends.pre(); i++) {
      int choices = Sample.choices(ends.post(), ends.self(i));
      if (multapses ? choices == 0 && count > 0 : count > choices) {
        throw new IllegalArgumentException(
            "%s(%d): neuron %d has only %d partners to choose from; lower the number%s"
                .formatted(
                    name(per), count, i, choices, multapses ? "" : " or add withMultapses()"));
      }
    }
    return Rows.build(
        ends.pre(),
        ends.post(),
        i -> count,
        (i, out, from, to) -> {
          Stream stream = new Stream(key, i);
          if (multapses) Sample.any(stream, ends.post(), ends.self(i), out, from, to);
          else Sample.distinct(stream, ends.post(), ends.self(i), out, from, to);
        });
  }

  private static String name(Per per) {
    return per == Per.TARGET ? "fixedInDegree" : "fixedOutDegree";
  }
}
