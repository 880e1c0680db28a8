package cajal.learn.data;

/// Numbers of classes, from 0.
final class Labels {
  private Labels() {}

  static int check(int[] labels, int i, int classes) {
    if (labels[i] >= 0 && labels[i] < classes) return labels[i];
    throw new IllegalArgumentException(
        "label %d of example %d; of %d classes they are 0 to %d"
            .formatted(labels[i], i, classes, classes - 1));
  }
}
