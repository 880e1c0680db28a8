package cajal.brain.connect;

import cajal.kernel.Bernoulli;

/// The two sides of a connection: `pre` sources, `post` targets, and which of them are the same
/// neurons: source `i` is target `i + selfOffset`, or none is where `selfOffset` is [#DISTINCT].
public record Ends(int pre, int post, int selfOffset) {
  /// The offset of two sides without a common neuron.
  public static final int DISTINCT = Bernoulli.NO_SELF;

  public Ends {
    if (pre < 0 || post < 0) {
      throw new IllegalArgumentException(
          "a connection of %d to %d neurons; neither may be negative".formatted(pre, post));
    }
  }

  /// Two populations.
  public static Ends distinct(int pre, int post) {
    return new Ends(pre, post, DISTINCT);
  }

  /// A population with itself.
  public static Ends same(int n) {
    return new Ends(n, n, 0);
  }

  /// Slices of one population, `pre` neurons from number `preFrom` and `post` from `postFrom` on.
  public static Ends slices(int preFrom, int pre, int postFrom, int post) {
    return new Ends(pre, post, preFrom - postFrom);
  }

  /// The target that is source `i` itself; below 0 or at least `post` where there is none.
  public long self(int i) {
    return selfOffset == DISTINCT ? -1 : (long) i + selfOffset;
  }

  /// The sides exchanged.
  Ends reversed() {
    return new Ends(post, pre, selfOffset == DISTINCT ? DISTINCT : -selfOffset);
  }

  /// Refuses sides of different size, in the name of a rule that needs one population.
  void requireSame(String rule, int size) {
    if (pre != post || pre != size) {
      throw new IllegalArgumentException(
          "%s is for %d neurons on both sides, but connects %d to %d; give it the whole population twice"
              .formatted(rule, size, pre, post));
    }
  }

  /// These sides with no pair left out.
  Ends withSelves() {
    return new Ends(pre, post, DISTINCT);
  }
}
