package cajal.exec;

import cajal.emit.Lanes;
import cajal.ir.DType;
import java.util.Arrays;

/// One worker's part of a [Picked] product, block by block along the inner index: which elements of
/// each row of A are not 0, then the rows of B they stand for.
final class PickedRows {
  /// Elements along the inner index in a block: their rows of B stay in the second-level cache.
  private static final int DEPTH = 256;

  /// Rows of A whose lists are made in one walk along its columns.
  private static final int CHUNK = 256;

  /// Bytes that a processor fetches at once.
  private static final int LINE = 64;

  private final DenseProduct of;
  private final MatrixView a;
  private final NonZeros nonZeros;
  private final boolean byRows;
  private final int depth;
  private final int[] count;
  private final int[][] places;
  private final float[] f32;
  private final double[] f64;

  /// Keeps the JVM from leaving out what is read for the cache's sake.
  @SuppressWarnings("unused")
  private double fetched;

  PickedRows(DenseProduct of, MatrixView a, Lanes lanes) {
    this.of = of;
    this.a = a;
    byRows = a.column() == 1;
    depth = Math.min(DEPTH, of.k);
    int chunk = byRows ? 1 : Math.min(CHUNK, of.m);
    nonZeros = new NonZeros(of.dtype, byRows ? depth : chunk, lanes);
    count = new int[chunk];
    places = new int[chunk][depth];
    boolean single = of.dtype == DType.F32;
    f32 = new float[single ? chunk * depth : 0];
    f64 = new double[single ? 0 : chunk * depth];
  }

  /// Computes the rows of C from `from` to `to` exclusive.
  void product(int from, int to, Picked.Blocks blocks) {
    nonZeros.start();
    Panels.fill(of.c.array(), of.c.row(0, from), of.c.row(0, to - 1) + of.n);
    for (int first = from; first < to; first += count.length) {
      int rows = Math.min(count.length, to - first);
      for (int k = 0; k < of.k; k += depth) {
        look(first, rows, k, Math.min(depth, of.k - k));
        fetch(k, Math.min(depth, of.k - k));
        for (int i = 0; i < rows; i++) add(first + i, i, blocks);
      }
    }
  }

  /// Lists what is not 0 in some rows of A between `k` and `k + depth`.
  private void look(int first, int rows, int k, int depth) {
    int at = a.at(0) + first * a.row() + k * a.column();
    int b = of.b.at(0) + k * of.b.row();
    if (byRows) {
      int found = nonZeros.find(a.array(), at, depth);
      for (int n = 0; n < found; n++) {
        int place = nonZeros.places()[n];
        places[0][n] = b + place * of.b.row();
        factor(n, at + place);
      }
      count[0] = found;
      return;
    }
    Arrays.fill(count, 0);
    for (int line = 0; line < depth; line++) {
      int found = nonZeros.find(a.array(), at + line * a.column(), rows);
      for (int n = 0; n < found; n++) {
        int i = nonZeros.places()[n];
        int next = count[i]++;
        places[i][next] = b + line * of.b.row();
        factor(i * this.depth + next, at + line * a.column() + i);
      }
    }
  }

  /// Reads some rows of B once in their order, which processors foresee; tiles pick them in none.
  private void fetch(int k, int depth) {
    if (of.k <= this.depth) return;
    double sum = 0;
    for (int i = k; i < k + depth; i++) {
      int at = of.b.at(0) + i * of.b.row();
      sum += of.b.array() instanceof float[] x ? line(x, at) : line((double[]) of.b.array(), at);
    }
    fetched = sum;
  }

  private float line(float[] x, int at) {
    float sum = 0;
    for (int j = at; j < at + of.n; j += LINE / Float.BYTES) sum += x[j];
    return sum;
  }

  private double line(double[] x, int at) {
    double sum = 0;
    for (int j = at; j < at + of.n; j += LINE / Double.BYTES) sum += x[j];
    return sum;
  }

  private void factor(int to, int from) {
    if (a.array() instanceof float[] x) f32[to] = x[from];
    else f64[to] = ((double[]) a.array())[from];
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
