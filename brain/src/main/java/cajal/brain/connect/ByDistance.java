package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.kernel.Rows;
import cajal.random.Key;
import cajal.random.SplitMix;
import cajal.random.Threefry;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntConsumer;

/// Each pair with a probability that its distance gives; see [Connect#byDistance].
record ByDistance(Layout pre, Layout post, DoubleUnaryOperator probability) implements Connector {

  @Override
  public Csr build(Ends ends, Key key) {
    pre.requireFor(ends, post);
    return Rows.build(
        ends.pre(),
        ends.post(),
        i -> {
          int[] count = new int[1];
          visit(ends, key, i, j -> count[0]++);
          return count[0];
        },
        (i, out, from, to) -> {
          int[] at = {from};
          visit(ends, key, i, j -> out[at[0]++] = j);
        });
  }

  private void visit(Ends ends, Key key, int i, IntConsumer connected) {
    long row = Threefry.bits(key, i, 0);
    long self = ends.self(i);
    for (int j = 0; j < ends.post(); j++) {
      double p = probability.applyAsDouble(pre.distance(i, post, j));
      if (!(p >= 0 && p <= 1)) throw improbable(i, j, p);
      double u = (SplitMix.mix(row + j * SplitMix.GAMMA) >>> 11) * 0x1p-53;
      if (u < p && j != self) connected.accept(j);
    }
  }

  private IllegalArgumentException improbable(int i, int j, double p) {
    return new IllegalArgumentException(
        "byDistance: probability %s for source %d and target %d at distance %s; return a number from 0 to 1"
            .formatted(p, i, j, pre.distance(i, post, j)));
  }
}
