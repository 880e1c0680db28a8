package cajal.plot;

/// Who projects to whom as compressed rows: the targets of cell `i` stand from `rowPointers[i]` up
/// to, not including, `rowPointers[i + 1]`.
record SparseMatrix(int[] rowPointers, int[] targets, int columns) {
  SparseMatrix {
    if (rowPointers.length == 0 || rowPointers[0] != 0) {
      throw new IllegalArgumentException(
          "connectivity: row pointers begin with 0 and have one entry more than there are rows");
    }
    for (int i = 1; i < rowPointers.length; i++) {
      if (rowPointers[i] < rowPointers[i - 1]) {
        throw new IllegalArgumentException(
            "connectivity: row %d ends at %d, before it begins at %d; row pointers must not fall"
                .formatted(i - 1, rowPointers[i], rowPointers[i - 1]));
      }
    }
    if (rowPointers[rowPointers.length - 1] != targets.length) {
      throw new IllegalArgumentException(
          "connectivity: the last row pointer is %d but there are %d targets; they must agree"
              .formatted(rowPointers[rowPointers.length - 1], targets.length));
    }
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] < 0 || targets[i] >= columns) {
        throw new IllegalArgumentException(
            "connectivity: target %d at place %d, but there are %d target cells, numbered from 0"
                .formatted(targets[i], i, columns));
      }
    }
  }

  int rows() {
    return rowPointers.length - 1;
  }

  double[] outDegrees() {
    double[] degrees = new double[rows()];
    for (int i = 0; i < degrees.length; i++) degrees[i] = rowPointers[i + 1] - rowPointers[i];
    return degrees;
  }

  double[] inDegrees() {
    double[] degrees = new double[columns];
    for (int target : targets) degrees[target]++;
    return degrees;
  }

  /// Synapses per pair of cells, in `high` by `wide` blocks of cells.
  double[][] density(int high, int wide) {
    double[][] density = new double[high][wide];
    for (int row = 0; row < rows(); row++) {
      double[] line = density[(int) ((long) row * high / rows())];
      for (int k = rowPointers[row]; k < rowPointers[row + 1]; k++) {
        line[(int) ((long) targets[k] * wide / columns)]++;
      }
    }
    for (int i = 0; i < high; i++) {
      for (int j = 0; j < wide; j++) {
        density[i][j] /= (double) block(i, high, rows()) * block(j, wide, columns);
      }
    }
    return density;
  }

  /// How many of `cells` cells fall into block `index` of `blocks`.
  private static long block(int index, int blocks, int cells) {
    return firstOf(index + 1, blocks, cells) - firstOf(index, blocks, cells);
  }

  private static long firstOf(int index, int blocks, int cells) {
    return ((long) index * cells + blocks - 1) / blocks;
  }
}
