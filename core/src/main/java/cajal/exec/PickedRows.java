package cajal.exec;

import cajal.ir.DType;
import java.util.Arrays;

/// One worker's part of a [Picked] product, block by block along the inner index: which elements of
/// each row of A are not 0, then the rows of B they stand for.
final class PickedRows {
  /// Elements along the inner index in a block: their rows of B stay in the second-level cache.
  private static final int DEPTH = 256;

  /// Rows of A whose lists are made in one walk along its columns.
  private static final int CHUNK = 256;

  private final DenseProduct of;
  private final MatrixView a;
  private final boolean byRows;
  private final int depth;
  private final int[] count;
  private final int[][] places;
  private final float[] f32;
  private final double[] f64;

  PickedRows(DenseProduct of, MatrixView a) {
    this.of = of;
    this.a = a;
    byRows = a.column() == 1;
    depth = Math.min(DEPTH, of.k);
    int chunk = byRows ? 1 : Math.min(CHUNK, of.m);
    count = new int[chunk];
    places = new int[chunk][depth];
    boolean single = of.dtype == DType.F32;
    f32 = new float[single ? chunk * depth : 0];
    f64 = new double[single ? 0 : chunk * depth];
  }

  /// Computes the rows of C from `from` to `to` exclusive.
  void product(int from, int to, Picked.Blocks blocks) {
    Panels.fill(of.c.array(), of.c.row(0, from), of.c.row(0, to - 1) + of.n);
    for (int first = from; first < to; first += count.length) {
      int rows = Math.min(count.length, to - first);
      for (int k = 0; k < of.k; k += depth) {
        look(first, rows, k, Math.min(depth, of.k - k));
        for (int i = 0; i < rows; i++) add(first + i, i, blocks);
      }
    }
  }

  /// Lists what is not 0 in some rows of A between `k` and `k + depth`.
  private void look(int first, int rows, int k, int depth) {
    int at = a.at(0) + first * a.row() + k * a.column();
    int b = of.b.at(0) + k * of.b.row();
    int step = of.b.row();
    switch (a.array()) {
      case float[] x -> {
        if (byRows) alongRow(x, at, depth, b, step);
        else alongColumns(x, at, rows, depth, b, step);
      }
      case double[] x -> {
        if (byRows) alongRow(x, at, depth, b, step);
        else alongColumns(x, at, rows, depth, b, step);
      }
      default -> throw new AssertionError(of.dtype);
    }
  }

  // what is 0 is written, too, and then written over: a branch would be guessed wrong too often
  private void alongRow(float[] x, int at, int depth, int b, int step) {
    int[] place = places[0];
    int found = 0;
    for (int k = 0; k < depth; k++) {
      float factor = x[at + k];
      place[found] = b + k * step;
      f32[found] = factor;
      found += factor != 0 ? 1 : 0;
    }
    count[0] = found;
  }

  private void alongRow(double[] x, int at, int depth, int b, int step) {
    int[] place = places[0];
    int found = 0;
    for (int k = 0; k < depth; k++) {
      double factor = x[at + k];
      place[found] = b + k * step;
      f64[found] = factor;
      found += factor != 0 ? 1 : 0;
    }
    count[0] = found;
  }

  private void alongColumns(float[] x, int at, int rows, int depth, int b, int step) {
    Arrays.fill(count, 0);
    for (int k = 0; k < depth; k++) {
      int line = at + k * a.column();
      for (int i = 0; i < rows; i++) {
        float factor = x[line + i];
        if (factor == 0) continue;
        int found = count[i]++;
        places[i][found] = b + k * step;
        f32[i * this.depth + found] = factor;
      }
    }
  }

  private void alongColumns(double[] x, int at, int rows, int depth, int b, int step) {
    Arrays.fill(count, 0);
    for (int k = 0; k < depth; k++) {
      int line = at + k * a.column();
      for (int i = 0; i < rows; i++) {
        double factor = x[line + i];
        if (factor == 0) continue;
        int found = count[i]++;
        places[i][found] = b + k * step;
        f64[i * this.depth + found] = factor;
      }
    }
  }

  private void add(int row, int i, Picked.Blocks blocks) {
    if (count[i] == 0) return;
    Object factors = f32.length > 0 ? f32 : f64;
    for (int j = 0; j < blocks.tiles().length; j++) {
      int start = blocks.start()[j];
      blocks.tiles()[j].code.run(
          factors,
          i * depth,
          0,
          of.b.array(),
          start,
          0,
          of.c.array(),
          of.c.row(0, row) + start,
          of.n,
          count[i],
          places[i]);
    }
  }
}
