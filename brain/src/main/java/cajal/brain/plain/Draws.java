package cajal.brain.plain;

import cajal.random.Counts;
import cajal.random.DrawSource;
import cajal.random.Key;
import cajal.random.Threefry;
import cajal.random.Variate;

/// Where the random numbers of a plain run come from: a source for what is evaluated (a method's
/// name), the neuron or synapse, and the step.
///
/// A source is asked anew for every evaluation, so the stages of a scheme see the same numbers.
@FunctionalInterface
public interface Draws {
  DrawSource of(String method, int element, int step);

  /// Numbers by Threefry from a seed: the n-th draw in a method has the stream of its name and n.
  static Draws seeded(long seed) {
    Key root = Key.of(seed);
    return (method, element, step) -> new Counted(root.fold(method), element, step);
  }

  /// The numbers that a compiled population with this key draws, up to the last bits: a draw has
  /// the stream of its place in the code. A draw takes a walk of the stack, so this is for
  /// comparisons.
  static Draws compiled(Key key) {
    return (method, element, step) -> new SiteDraws(key, method, element, step);
  }

  /// The draws of one evaluation in turn.
  final class Counted implements DrawSource {
    private final Key key;
    private final int element;
    private final int step;
    private int drawn;

    private Counted(Key key, int element, int step) {
      this.key = key;
      this.element = element;
      this.step = step;
    }

    private long bits() {
      return Threefry.bits(key.fold(drawn++), element, step);
    }

    @Override
    public double uniform() {
      return Variate.uniform64(bits());
    }

    @Override
    public double normal() {
      return Variate.normal64(bits());
    }

    @Override
    public double exponential() {
      return Variate.exponential64(bits());
    }

    @Override
    public int poisson(double lambda) {
      return Counts.poisson(lambda, bits());
    }
  }
}
