package cajal.plot;

/// Takes `most` of `total` things as they pass, always the same ones: of every equal stretch one at
/// a scattered place, so that neither order nor rhythm of the things can hide some of them.
final class Sample {
  private final long total;
  private final long most;
  private long passed;
  private long taken;
  private long next;

  Sample(long total, long most) {
    this.total = total;
    this.most = Math.min(most, total);
    next = place(0);
  }

  boolean takesNext() {
    if (taken == most || passed++ != next) return false;
    next = place(++taken);
    return true;
  }

  private long place(long stretch) {
    if (stretch >= most) return total;
    long start = stretch * total / most;
    long length = (stretch + 1) * total / most - start;
    return start + Math.floorMod(mixed(stretch), length);
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
