package cajal.kernel;

import cajal.random.Key;
import cajal.random.SplitMix;
import cajal.random.Threefry;

/// A random matrix in which each pair is connected with probability `p`, independently of the
/// others.
///
/// The matrix is a pure function of its arguments: any row can be written again at any time, so it
/// may be stored ([#toCsr]) or regenerated in each product ([JitMatrix]). A row is walked from one
/// synapse to the next by geometric gaps. It is divided into blocks of columns with a sequence of
/// their own, 32 to 64 synapses each, so that a worker which owns some targets only walks those.
public final class Bernoulli {
  /// The `selfOffset` of a matrix with no pair to leave out.
  public static final int NO_SELF = Integer.MIN_VALUE;

  private static final int MOST_BLOCKS = 64;
  private static final int SYNAPSES_PER_BLOCK = 32;

  private final Key key;
  private final int pre;
  private final int post;
  private final double p;
  private final int selfOffset;
  private final Gaps gaps;
  private final int blocks;

  /// @param p probability in [0, 1]
  /// @param selfOffset source `i` does not connect to target `i + selfOffset`; or [#NO_SELF]
  public Bernoulli(Key key, int pre, int post, double p, int selfOffset) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "random connection: probability %s; give a number from 0 to 1 (a percentage / 100)"
              .formatted(p));
    }
    this.key = key;
    this.pre = pre;
    this.post = post;
    this.p = p;
    this.selfOffset = selfOffset;
    this.gaps = new Gaps(p);
    this.blocks =
        Math.clamp(Long.highestOneBit((long) (p * post / SYNAPSES_PER_BLOCK)), 1, MOST_BLOCKS);
  }

  /// The number of sources.
  public int pre() {
    return pre;
  }

  /// The number of targets.
  public int post() {
    return post;
  }

  /// The probability of a pair.
  public double p() {
    return p;
  }

  /// Calls for the length of row `i`.
  public int count(int i) {
    long self = self(i);
    int count = 0;
    long row = Threefry.bits(key, i, 0);
    for (int b = 0; b < blocks; b++) {
      long state = SplitMix.mix(row + b);
      long end = border(b + 1);
      long j = border(b) - 1L;
      while ((j += gaps.gap(Gaps.bits(state += Gaps.STEP))) < end) {
        if (j != self) count++;
      }
    }
    return count;
  }

  /// Writes the targets of source `i` from `low` to `high` exclusive, ascending, into `out` from
  /// `at` on.
  ///
  /// @return where the next would be written, or the complement (`~`) of where `out` was full
  public int write(int i, int low, int high, int[] out, int at) {
    long self = self(i);
    long row = Threefry.bits(key, i, 0);
    for (int b = firstBlock(low); b < blocks && border(b) < high; b++) {
      long state = SplitMix.mix(row + b);
      long end = Math.min(high, border(b + 1));
      long j = border(b) - 1L;
      while ((j += gaps.gap(Gaps.bits(state += Gaps.STEP))) < end) {
        if (j < low || j == self) continue;
        if (at >= out.length) return ~at;
        out[at++] = (int) j;
      }
    }
    return at;
  }

  /// The matrix in memory.
  public Csr toCsr() {
    return Rows.build(pre, post, this::count, (i, out, from, to) -> write(i, 0, post, out, from));
  }

  private long self(int i) {
    return selfOffset == NO_SELF ? -1 : (long) i + selfOffset;
  }

  private int firstBlock(int column) {
    if (blocks == 1) return 0;
    int b = (int) Math.min(blocks - 1L, (long) column * blocks / post);
    while (b > 0 && border(b) > column) b--;
    return b;
  }

  private int border(int b) {
    return b == blocks ? post : Math.min(post, (int) (((long) post * b / blocks + 63) & -64L));
  }
}
