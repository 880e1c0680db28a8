package cajal.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Which of `pre` sources connects to which of `post` targets, as compressed rows.
///
/// Synapses `rowStart[i]` to `rowStart[i + 1]` leave source `i`; `target` holds their targets,
/// ascending within a row (a target that occurs twice is a double synapse). Weights, where there
/// are any, are an array beside it in the same order. The arrays are not copied: do not write to
/// them.
public record Csr(int pre, int post, int[] rowStart, int[] target) {

  public Csr {
    if (pre < 0 || post < 0) {
      throw new IllegalArgumentException(
          "Csr: a matrix of %d sources and %d targets; neither may be negative"
              .formatted(pre, post));
    }
    if (rowStart.length != pre + 1) {
      throw new IllegalArgumentException(
          "Csr: rowStart has %d entries for %d sources; it needs one per source and one for the end, %d"
              .formatted(rowStart.length, pre, pre + 1));
    }
    if (rowStart[0] != 0 || rowStart[pre] != target.length) {
      throw new IllegalArgumentException(
          "Csr: rowStart goes from %d to %d; it must go from 0 to the number of targets, %d"
              .formatted(rowStart[0], rowStart[pre], target.length));
    }
    Rows.parallel(pre, (from, to) -> check(post, rowStart, target, from, to));
  }

  private static void check(int post, int[] rowStart, int[] target, int from, int to) {
    for (int i = from; i < to; i++) {
      if (rowStart[i + 1] < rowStart[i] || rowStart[i + 1] > target.length) {
        throw new IllegalArgumentException(
            "Csr: row %d starts at %d and ends at %d of %d; rowStart must ascend"
                .formatted(i, rowStart[i], rowStart[i + 1], target.length));
      }
      int last = 0;
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        int j = target[k];
        if (j < last || j >= post) throw misplaced(post, i, j, last);
        last = j;
      }
    }
  }

  private static IllegalArgumentException misplaced(int post, int i, int j, int last) {
    if (j < 0 || j >= post) {
      return new IllegalArgumentException(
          "Csr: source %d connects to target %d, but there are targets 0 to %d only; check the order of (pre, post)"
              .formatted(i, j, post - 1));
    }
    return new IllegalArgumentException(
        "Csr: source %d has target %d after %d; sort the targets of each row, or build from pairs with new Coo(...).toCsr()"
            .formatted(i, j, last));
  }

  /// A matrix without synapses.
  public static Csr empty(int pre, int post) {
    return new Csr(pre, post, new int[pre + 1], new int[0]);
  }

  /// The number of synapses.
  public int size() {
    return target.length;
  }

  /// The number of synapses that leave source `i`.
  public int outDegree(int i) {
    return rowStart[i + 1] - rowStart[i];
  }

  /// The number of synapses that leave each source.
  public int[] outDegrees() {
    int[] degree = new int[pre];
    for (int i = 0; i < pre; i++) degree[i] = outDegree(i);
    return degree;
  }

  /// The number of synapses that reach each target.
  public int[] inDegrees() {
    int[] degree = new int[post];
    for (int j : target) degree[j]++;
    return degree;
  }

  /// The source of each synapse.
  public int[] sources() {
    int[] source = new int[size()];
    for (int i = 0; i < pre; i++) Arrays.fill(source, rowStart[i], rowStart[i + 1], i);
    return source;
  }

  /// The same synapses as pairs.
  public Coo toCoo() {
    return new Coo(pre, post, sources(), target);
  }

  /// Rows by target instead of by source, and where each of its synapses stands here.
  public Ordered transpose() {
    int[] next = new int[post + 1];
    for (int j : target) next[j + 1]++;
    for (int j = 0; j < post; j++) next[j + 1] += next[j];
    int[] start = next.clone();
    int[] source = new int[size()];
    int[] order = new int[size()];
    for (int i = 0; i < pre; i++) {
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        int at = next[target[k]]++;
        source[at] = i;
        order[at] = k;
      }
    }
    return new Ordered(new Csr(post, pre, start, source), order);
  }

  /// The matrix of `weight` (one per synapse, or a single one for all) as `pre` rows of `post`
  /// numbers; double synapses add up.
  public double[] toDense(double... weight) {
    double[] dense = new double[Math.multiplyExact(pre, post)];
    for (int i = 0; i < pre; i++) {
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        dense[i * post + target[k]] += weight.length == 1 ? weight[0] : weight[k];
      }
    }
    return dense;
  }

  /// Where each row crosses the borders between workers' targets: synapses `cut[w][i]` to `cut[w +
  /// 1][i]` of source `i` go to targets from `borders[w]` to `borders[w + 1]` exclusive.
  ///
  /// @param borders ascending, from 0 to `post`
  public int[][] cut(int... borders) {
    int last = borders.length - 1;
    if (last < 1 || borders[0] != 0 || borders[last] != post) {
      throw new IllegalArgumentException(
          "cut: borders %s; give ascending targets from 0 to %d"
              .formatted(Arrays.toString(borders), post));
    }
    int[][] cut = new int[borders.length][];
    cut[0] = Arrays.copyOf(rowStart, pre);
    cut[last] = Arrays.copyOfRange(rowStart, 1, pre + 1);
    for (int w = 1; w < last; w++) cut[w] = new int[pre];
    Rows.parallel(
        pre,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int k = rowStart[i];
            for (int w = 1; w < last; w++) {
              while (k < rowStart[i + 1] && target[k] < borders[w]) k++;
              cut[w][i] = k;
            }
          }
        });
    return cut;
  }

  /// All synapses as one part.
  public Part whole() {
    return parts(0, post)[0];
  }

  /// The synapses that each worker owns, by its targets: the parts between the borders of [#cut].
  public Part[] parts(int... borders) {
    int[][] cut = cut(borders);
    Part[] parts = new Part[cut.length - 1];
    for (int w = 0; w < parts.length; w++) {
      parts[w] = new Part(cut[w], cut[w + 1], target, post);
    }
    return parts;
  }

  /// Borders for [#cut] between `workers` of about equal size, at multiples of 64.
  public static int[] borders(int post, int workers) {
    return IntStream.rangeClosed(0, workers)
        .map(w -> w == workers ? post : Math.min(post, roundUp((long) post * w / workers)))
        .toArray();
  }

  private static int roundUp(long n) {
    return (int) ((n + 63) / 64 * 64);
  }
}
