package cajal.brain.connectome;

import cajal.kernel.Csr;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Connections of one kind, and how many contacts each has, in the order of `csr`.
public record Wiring(Csr csr, double[] counts) {
  public Wiring {
    if (csr.size() != counts.length) {
      throw new IllegalArgumentException(
          "%d counts for %d connections; give one for each".formatted(counts.length, csr.size()));
    }
  }

  /// The connections that leave some of the cells; the cells keep their numbers.
  public Wiring from(IntPredicate sources) {
    int[] start = new int[csr.pre() + 1];
    for (int i = 0; i < csr.pre(); i++) {
      start[i + 1] = start[i] + (sources.test(i) ? csr.outDegree(i) : 0);
    }
    int[] source = csr.sources();
    int[] kept = IntStream.range(0, csr.size()).filter(k -> sources.test(source[k])).toArray();
    int[] target = IntStream.of(kept).map(k -> csr.target()[k]).toArray();
    double[] count = IntStream.of(kept).mapToDouble(k -> counts[k]).toArray();
    return new Wiring(new Csr(csr.pre(), csr.post(), start, target), count);
  }

  /// The counts of connections from a lower number to a higher one: of gap junctions each once.
  public double[] once() {
    int[] source = csr.sources();
    return IntStream.range(0, source.length)
        .filter(k -> source[k] < csr.target()[k])
        .mapToDouble(k -> counts[k])
        .toArray();
  }

  /// The sum of all counts.
  public double contacts() {
    double sum = 0;
    for (double count : counts) sum += count;
    return sum;
  }

  /// Whether `i` connects to `j`.
  public boolean joins(int i, int j) {
    return Arrays.binarySearch(csr.target(), csr.rowStart()[i], csr.rowStart()[i + 1], j) >= 0;
  }
}
