package cajal.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The cheapest set of nodes that every path from a source to a sink goes through: the maximum flow
/// where each node lets through what it costs (Dinic 1970).
final class MinCut {
  static final long ENDLESS = Long.MAX_VALUE / 4;

  private final int nodes;
  private final List<List<Integer>> from = new ArrayList<>();
  private final List<Integer> to = new ArrayList<>();
  private final List<Long> room = new ArrayList<>();
  private int[] level = {};
  private int[] next = {};

  MinCut(int nodes) {
    this.nodes = nodes;
    for (int i = 0; i < 2 * nodes + 2; i++) from.add(new ArrayList<>());
  }

  /// What it costs to cut at a node; give it once for each that is on a path.
  void cost(int node, long cost) {
    arc(entry(node), exit(node), cost);
  }

  void edge(int a, int b) {
    arc(exit(a), entry(b), ENDLESS);
  }

  void source(int node) {
    arc(start(), entry(node), ENDLESS);
  }

  void sink(int node) {
    arc(exit(node), end(), ENDLESS);
  }

  private static int entry(int node) {
    return 2 * node;
  }

  private static int exit(int node) {
    return 2 * node + 1;
  }

  private int start() {
    return 2 * nodes;
  }

  private int end() {
    return 2 * nodes + 1;
  }

  private void arc(int a, int b, long capacity) {
    from.get(a).add(to.size());
    to.add(b);
    room.add(capacity);
    from.get(b).add(to.size());
    to.add(a);
    room.add(0L);
  }

  /// The nodes to cut at, as early as they can be.
  BitSet nodes() {
    while (reaches()) {
      next = new int[from.size()];
      while (push(start(), ENDLESS) > 0) {
        // until no more goes through along shortest paths
      }
    }
    BitSet cut = new BitSet();
    for (int node = 0; node < nodes; node++) {
      if (level[entry(node)] >= 0 && level[exit(node)] < 0) cut.set(node);
    }
    return cut;
  }

  private boolean reaches() {
    level = new int[from.size()];
    Arrays.fill(level, -1);
    level[start()] = 0;
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start()));
    while (!open.isEmpty()) {
      int at = open.remove();
      for (int arc : from.get(at)) {
        if (room.get(arc) == 0 || level[to.get(arc)] >= 0) continue;
        level[to.get(arc)] = level[at] + 1;
        open.add(to.get(arc));
      }
    }
    return level[end()] >= 0;
  }

  private long push(int at, long flow) {
    if (at == end()) return flow;
    for (; next[at] < from.get(at).size(); next[at]++) {
      int arc = from.get(at).get(next[at]);
      if (room.get(arc) == 0 || level[to.get(arc)] != level[at] + 1) continue;
      long pushed = push(to.get(arc), Math.min(flow, room.get(arc)));
      if (pushed == 0) continue;
      room.set(arc, room.get(arc) - pushed);
      room.set(arc ^ 1, room.get(arc ^ 1) + pushed);
      return pushed;
    }
    return 0;
  }
}
