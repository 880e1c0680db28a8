package cajal.random;

/// Any number of draws from one counter: for a row of a connector, a shuffle, a test.
///
/// Not shared between threads; give each row or neuron a stream of its own.
public final class Stream implements BitSource {
  private long state;

  /// The stream of `counter` under `key`.
  public Stream(Key key, int counter) {
    this(Threefry.bits(key, counter, 0));
  }

  /// The stream that starts at 64 random bits, for a variate that needs more of them.
  public Stream(long bits) {
    state = bits;
  }

  @Override
  public long bits() {
    return SplitMix.mix(state += SplitMix.GAMMA);
  }

  /// Uniform on 0, 1, …, `bound` − 1, without bias.
  public int below(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException(
          "below(%d): there is nothing to draw from".formatted(bound));
    }
    long x = bits();
    while (Long.compareUnsigned(x * bound, Long.remainderUnsigned(-bound, bound)) < 0) x = bits();
    return (int) Math.unsignedMultiplyHigh(x, bound);
  }
}
