package cajal.brain.connect;

import cajal.kernel.Coo;
import cajal.kernel.Csr;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// A growing graph of `n` neurons without double edges or loops.
final class Edges {
  private final int n;
  private final Set<Long> edges = new HashSet<>();
  private int[][] neighbours;
  private final int[] degree;

  Edges(int n) {
    this.n = n;
    neighbours = new int[n][4];
    degree = new int[n];
  }

  boolean has(int a, int b) {
    return edges.contains(number(a, b));
  }

  /// Adds an edge of both directions unless it is there or a loop; true if it was added.
  boolean add(int a, int b) {
    if (a == b || !edges.add(number(a, b))) return false;
    append(a, b);
    append(b, a);
    return true;
  }

  int degree(int a) {
    return degree[a];
  }

  int neighbour(int a, int k) {
    return neighbours[a][k];
  }

  private void append(int a, int b) {
    if (degree[a] == neighbours[a].length) {
      neighbours[a] = Arrays.copyOf(neighbours[a], 2 * degree[a]);
    }
    neighbours[a][degree[a]++] = b;
  }

  /// A synapse each way for every edge.
  Csr toCsr() {
    int[] source = new int[2 * edges.size()];
    int[] target = new int[source.length];
    int at = 0;
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < degree[a]; k++) {
        source[at] = a;
        target[at++] = neighbours[a][k];
      }
    }
    return new Coo(n, n, source, target).toCsr().csr();
  }

  private long number(int a, int b) {
    return (long) Math.min(a, b) * n + Math.max(a, b);
  }
}
