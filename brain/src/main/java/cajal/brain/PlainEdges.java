package cajal.brain;

/// Connections by rows of sources: those of source i are the entries from rowStart[i] until
/// rowStart[i + 1] of `target` and of `delay` (in steps). The arrays are not copied.
public record PlainEdges(int[] rowStart, int[] target, int[] delay) {
  public PlainEdges {
    int edges = rowStart[rowStart.length - 1];
    if (target.length != edges || delay.length != edges) {
      throw new IllegalArgumentException(
          "the rows end at %d, but there are %d targets and %d delays"
              .formatted(edges, target.length, delay.length));
    }
  }

  public int size() {
    return target.length;
  }

  void requireFit(PlainRun<?> from, PlainRun<?> to) {
    if (rowStart.length != from.size() + 1) {
      throw new IllegalArgumentException(
          "%d sources need %d row starts, found %d"
              .formatted(from.size(), from.size() + 1, rowStart.length));
    }
    for (int edge = 0; edge < size(); edge++) {
      if (target[edge] < 0 || target[edge] >= to.size() || delay[edge] < 0) {
        throw new IllegalArgumentException(
            "edge %d goes to neuron %d of %d with a delay of %d steps"
                .formatted(edge, target[edge], to.size(), delay[edge]));
      }
    }
  }
}
