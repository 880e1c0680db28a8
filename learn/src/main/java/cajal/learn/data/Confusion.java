package cajal.learn.data;

import cajal.ir.DType;
import cajal.trace.Tensor;
import java.util.Arrays;

/// How often each label was taken for each: rows are labels, columns what was predicted.
///
/// ```java
/// Confusion test = new Confusion(10);
/// test.add(new int[] {7, 1}, scores); // the largest score of a row is what is predicted
/// test.accuracy();
/// ```
public final class Confusion {
  private final long[][] counts;

  public Confusion(int classes) {
    if (classes < 1) {
      throw new IllegalArgumentException("%d classes; give 1 or more".formatted(classes));
    }
    counts = new long[classes][classes];
  }

  /// @param scores a row of numbers for each label, as many as there are classes
  public void add(int[] labels, Tensor scores) {
    add(labels, predicted(scores, counts.length));
  }

  /// The same of a batch that is [padded][Batches#padded]: of weight 0 nothing is counted.
  public void add(int[] labels, Tensor scores, Tensor weights) {
    int[] all = predicted(scores, counts.length);
    float[] weight = weights.floats();
    requireAsMany(labels.length, all.length);
    requireAsMany(labels.length, weight.length);
    for (int i = 0; i < all.length; i++) if (weight[i] != 0) count(labels, all, i);
  }

  public void add(int[] labels, int[] predicted) {
    requireAsMany(labels.length, predicted.length);
    for (int i = 0; i < labels.length; i++) count(labels, predicted, i);
  }

  private void count(int[] labels, int[] predicted, int i) {
    counts[Labels.check(labels, i, counts.length)][Labels.check(predicted, i, counts.length)]++;
  }

  private static void requireAsMany(int labels, int found) {
    if (labels == found) return;
    throw new IllegalArgumentException(
        "%d labels and %d predictions; give one for each".formatted(labels, found));
  }

  /// The place of the largest number of each row, the first of equal ones.
  ///
  /// @throws IllegalArgumentException if one is NaN, or there are no rows of `classes` numbers
  static int[] predicted(Tensor scores, int classes) {
    if (scores.rank() != 2 || scores.dim(1) != classes || !scores.dtype().isFloat()) {
      throw new IllegalArgumentException(
          "scores %s; give a row of %d numbers for each example".formatted(scores.type(), classes));
    }
    double[] all = doubles(scores);
    int[] best = new int[scores.dim(0)];
    for (int k = 0; k < all.length; k++) {
      int row = k / classes;
      if (Double.isNaN(all[k])) {
        throw new IllegalArgumentException(
            "the score of example %d for class %d is NaN; look where the network makes it"
                .formatted(row, k % classes));
      }
      if (all[k] > all[row * classes + best[row]]) best[row] = k % classes;
    }
    return best;
  }

  private static double[] doubles(Tensor scores) {
    if (scores.dtype() == DType.F64) return scores.doubles();
    float[] floats = scores.floats();
    double[] doubles = new double[floats.length];
    Arrays.setAll(doubles, i -> floats[i]);
    return doubles;
  }

  /// A copy.
  public long[][] counts() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  public long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /// The fraction that was predicted right.
  ///
  /// @throws IllegalStateException if nothing was counted
  public double accuracy() {
    long right = 0;
    for (int c = 0; c < counts.length; c++) right += counts[c][c];
    return fraction("accuracy", right, total());
  }

  /// The fraction of those with this label that was predicted so.
  ///
  /// @throws IllegalStateException if there were none
  public double recall(int label) {
    return fraction("recall of " + label, counts[label][label], Arrays.stream(counts[label]).sum());
  }

  /// The fraction of those predicted so that have this label.
  ///
  /// @throws IllegalStateException if there were none
  public double precision(int label) {
    long all = Arrays.stream(counts).mapToLong(row -> row[label]).sum();
    return fraction("precision of " + label, counts[label][label], all);
  }

  private static double fraction(String what, long part, long all) {
    if (all > 0) return (double) part / all;
    throw new IllegalStateException(what + ": there are no examples of it; add some first");
  }

  public void clear() {
    for (long[] row : counts) Arrays.fill(row, 0);
  }
}
