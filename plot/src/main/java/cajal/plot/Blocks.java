package cajal.plot;

/// A large matrix as the means of blocks of its cells, so that no cell is lost between the pixels.
final class Blocks {
  private Blocks() {}

  /// At most `most` rows and columns; a block's cells that are not finite do not count, and a block
  /// of nothing else is not a number.
  static double[][] averaged(double[][] cells, int most) {
    int high = Math.min(cells.length, most);
    int wide = high == 0 ? 0 : Math.min(cells[0].length, most);
    double[][] sums = new double[high][wide];
    int[][] counts = new int[high][wide];
    for (int i = 0; i < cells.length; i++) {
      int row = (int) ((long) i * high / cells.length);
      for (int j = 0; j < cells[i].length; j++) {
        if (!Range.usable(cells[i][j])) continue;
        int column = (int) ((long) j * wide / cells[i].length);
        sums[row][column] += cells[i][j];
        counts[row][column]++;
      }
    }
    for (int i = 0; i < high; i++) {
      for (int j = 0; j < wide; j++) sums[i][j] /= counts[i][j];
    }
    return sums;
  }
}
