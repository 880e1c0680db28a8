package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.kernel.Rows;
import cajal.random.Key;
import cajal.random.SplitMix;
import cajal.random.Threefry;
import java.util.Arrays;

/// A given number of synapses in all, over pairs drawn uniformly; see [Connect#fixedTotal].
public record FixedTotal(int count, boolean includeSelf, boolean multapses) implements Connector {
  public FixedTotal {
    if (count < 0) {
      throw new IllegalArgumentException(
          "fixedTotal(%d): give a number of synapses, 0 or more".formatted(count));
    }
  }

  /// The same rule with neurons allowed to connect to themselves.
  public FixedTotal withSelf() {
    return new FixedTotal(count, true, multapses);
  }

  /// The same rule with several synapses allowed between two neurons.
  public FixedTotal withMultapses() {
    return new FixedTotal(count, includeSelf, true);
  }

  @Override
  public Csr build(Ends ends, Key key) {
    Ends allowed = includeSelf ? ends.withSelves() : ends;
    long open = 0;
    for (int i = 0; i < ends.pre(); i++) open += Sample.choices(ends.post(), allowed.self(i));
    if (multapses ? open == 0 && count > 0 : count > open) {
      throw new IllegalArgumentException(
          "fixedTotal(%d): %d x %d neurons have only %d pairs to choose from; lower the number%s"
              .formatted(
                  count,
                  ends.pre(),
                  ends.post(),
                  open,
                  multapses ? "" : " or add withMultapses()"));
    }
    boolean dense = !multapses && count > open / 2;
    long[] drawn = draw(allowed, key, dense ? (int) (open - count) : count);
    return rows(ends, dense ? others(allowed, drawn, count) : drawn);
  }

  /// Pair numbers `i * post + j`, ascending: draws all, drops what may not be, and draws the
  /// missing ones anew.
  private long[] draw(Ends ends, Key key, int size) {
    long[] pair = new long[size];
    long pairs = (long) ends.pre() * ends.post();
    long base = Threefry.bits(key, 0, 0);
    int have = 0;
    for (long used = 0; have < size; ) {
      int kept = have;
      long before = used;
      Rows.parallel(
          size - kept,
          (from, to) -> {
            for (int k = from; k < to; k++) {
              long bits = SplitMix.mix(base + (before + k) * SplitMix.GAMMA);
              pair[kept + k] = Math.unsignedMultiplyHigh(bits, pairs);
            }
          });
      used += size - kept;
      Arrays.parallelSort(pair);
      have = keep(ends, pair);
    }
    return pair;
  }

  /// Moves what may stay to the front and returns how many that are.
  private int keep(Ends ends, long[] pair) {
    int have = 0;
    long last = -1;
    for (long candidate : pair) {
      boolean again = candidate == last && !multapses;
      last = candidate;
      if (again || candidate % ends.post() == ends.self((int) (candidate / ends.post()))) continue;
      pair[have++] = candidate;
    }
    return have;
  }

  /// The open pairs that are not among `absent`.
  private static long[] others(Ends ends, long[] absent, int count) {
    long[] pair = new long[count];
    int next = 0;
    int at = 0;
    for (long p = 0; p < (long) ends.pre() * ends.post(); p++) {
      if (p % ends.post() == ends.self((int) (p / ends.post()))) continue;
      if (next < absent.length && absent[next] == p) next++;
      else pair[at++] = p;
    }
    return pair;
  }

  private static Csr rows(Ends ends, long[] pair) {
    int[] start = new int[ends.pre() + 1];
    int[] target = new int[pair.length];
    for (int k = 0; k < pair.length; k++) {
      start[(int) (pair[k] / ends.post()) + 1]++;
      target[k] = (int) (pair[k] % ends.post());
    }
    for (int i = 0; i < ends.pre(); i++) start[i + 1] += start[i];
    return new Csr(ends.pre(), ends.post(), start, target);
  }
}
