package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.random.Key;
import cajal.random.Stream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// A ring in which each neuron has `neighbours` nearest ones, and each edge is sent elsewhere with
/// probability `rewired`; see [Connect#smallWorld].
record SmallWorld(int neighbours, double rewired) implements Connector {
  SmallWorld {
    if (neighbours < 0 || neighbours % 2 != 0 || !(rewired >= 0 && rewired <= 1)) {
      throw new IllegalArgumentException(
          "smallWorld(%d, %s): give an even number of neighbours and a probability from 0 to 1"
              .formatted(neighbours, rewired));
    }
  }

  @Override
  public Csr build(Ends ends, Key key) {
    int n = ends.pre();
    ends.requireSame("smallWorld", n);
    if (neighbours >= n && neighbours > 0) {
      throw new IllegalArgumentException(
          "smallWorld(%d, %s): a ring of %d neurons has no %d neighbours for each; give fewer"
              .formatted(neighbours, rewired, n, neighbours));
    }
    Stream stream = new Stream(key, 0);
    Set<Long> ring = new HashSet<>();
    for (int i = 0; i < n; i++) {
      for (int d = 1; d <= neighbours / 2; d++) ring.add(edge(n, i, (i + d) % n));
    }
    int[] degree = new int[n];
    Arrays.fill(degree, neighbours);
    for (int d = 1; d <= neighbours / 2; d++) {
      for (int i = 0; i < n; i++) {
        if (stream.uniform() < rewired) rewire(ring, degree, n, i, (i + d) % n, stream);
      }
    }
    Edges edges = new Edges(n);
    ring.stream().sorted().forEach(e -> edges.add((int) (e / n), (int) (e % n)));
    return edges.toCsr();
  }

  private static void rewire(Set<Long> ring, int[] degree, int n, int i, int old, Stream stream) {
    if (degree[i] >= n - 1 || !ring.contains(edge(n, i, old))) return;
    int j = stream.below(n);
    while (j == i || ring.contains(edge(n, i, j))) j = stream.below(n);
    ring.remove(edge(n, i, old));
    ring.add(edge(n, i, j));
    degree[old]--;
    degree[j]++;
  }

  private static long edge(int n, int a, int b) {
    return (long) Math.min(a, b) * n + Math.max(a, b);
  }
}
