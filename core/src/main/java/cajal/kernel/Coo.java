package cajal.kernel;

import org.jspecify.annotations.Nullable;

/// Synapses as pairs in any order: synapse `k` goes from `source[k]` to `target[k]`.
public record Coo(int pre, int post, int[] source, int[] target) {

  public Coo {
    if (source.length != target.length) {
      throw new IllegalArgumentException(
          "pairs of neurons: %d sources but %d targets; give one of each per synapse"
              .formatted(source.length, target.length));
    }
    for (int k = 0; k < source.length; k++) {
      if (source[k] < 0 || source[k] >= pre || target[k] < 0 || target[k] >= post) {
        throw new IllegalArgumentException(
            "pairs of neurons: synapse %d goes from %d to %d, but there are sources 0 to %d and targets 0 to %d only"
                .formatted(k, source[k], target[k], pre - 1, post - 1));
      }
    }
  }

  /// The number of synapses.
  public int size() {
    return target.length;
  }

  /// The same synapses sorted by source, then target; double synapses keep their order.
  public Ordered toCsr() {
    int[] byTarget = sort(null, target, post);
    int[] order = sort(byTarget, source, pre);
    int[] rowStart = new int[pre + 1];
    for (int i : source) rowStart[i + 1]++;
    for (int i = 0; i < pre; i++) rowStart[i + 1] += rowStart[i];
    int[] sorted = new int[order.length];
    for (int k = 0; k < sorted.length; k++) sorted[k] = target[order[k]];
    return new Ordered(new Csr(pre, post, rowStart, sorted), order);
  }

  /// A stable counting sort of `order` (null: as it comes) by `key[order[k]]` in [0, keys).
  private static int[] sort(int @Nullable [] order, int[] key, int keys) {
    int[] next = new int[keys + 1];
    for (int k : key) next[k + 1]++;
    for (int i = 0; i < keys; i++) next[i + 1] += next[i];
    int[] sorted = new int[key.length];
    for (int k = 0; k < sorted.length; k++) {
      int at = order == null ? k : order[k];
      sorted[next[key[at]]++] = at;
    }
    return sorted;
  }
}
