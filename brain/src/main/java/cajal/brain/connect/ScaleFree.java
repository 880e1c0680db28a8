package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.random.Key;
import cajal.random.Stream;

/// Neurons arrive one by one and connect, each way, to earlier ones in proportion to their degree.
///
/// A neuron makes `first` edges with probability `p`, otherwise `second`; after each, with
/// probability `triangles`, the next edge goes to a neighbour of the neuron just reached. See
/// [Connect#scaleFree], [Connect#scaleFreeDual], [Connect#powerLaw].
record ScaleFree(int first, int second, double p, double triangles) implements Connector {
  ScaleFree {
    if (first < 1 || second < 1 || !(p >= 0 && p <= 1) || !(triangles >= 0 && triangles <= 1)) {
      throw new IllegalArgumentException(
          "scale-free graph: %d or %d edges per neuron, probabilities %s and %s; give at least one edge and probabilities from 0 to 1"
              .formatted(first, second, p, triangles));
    }
  }

  @Override
  public Csr build(Ends ends, Key key) {
    int n = ends.pre();
    ends.requireSame("a scale-free graph", n);
    int most = Math.max(first, second);
    if (n <= most) {
      throw new IllegalArgumentException(
          "scale-free graph: %d edges per neuron need at least %d neurons, there are %d"
              .formatted(most, most + 1, n));
    }
    Edges edges = new Edges(n);
    Stream stream = new Stream(key, 0);
    int[] end = new int[2 * Math.multiplyExact(n, most)];
    int filled = 0;
    for (int i = 1; i <= most; i++) {
      edges.add(0, i);
      end[filled++] = 0;
      end[filled++] = i;
    }
    for (int i = most + 1; i < n; i++) {
      int wanted = stream.uniform() < p ? first : second;
      filled = attach(edges, i, wanted, end, filled, stream);
    }
    return edges.toCsr();
  }

  /// Joins neuron `i`; `end` lists both ends of every edge, so a draw from it is one by degree.
  private int attach(Edges edges, int i, int wanted, int[] end, int ends, Stream stream) {
    int before = ends;
    int made = 0;
    int last = -1;
    while (made < wanted) {
      int j = end[stream.below(before)];
      if (last >= 0 && stream.uniform() < triangles) {
        j = edges.neighbour(last, stream.below(edges.degree(last)));
      }
      if (!edges.add(i, j)) {
        last = -1;
        continue;
      }
      last = j;
      end[ends++] = i;
      end[ends++] = j;
      made++;
    }
    return ends;
  }
}
