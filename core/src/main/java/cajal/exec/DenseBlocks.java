package cajal.exec;

import cajal.emit.TileSpec.Layout;
import org.jspecify.annotations.Nullable;

/// One worker's part of a [DenseProduct], block by block.
///
/// Blocks of B of at most [#DEPTH] x [#COLUMNS] and of A of at most [#ROWS] x [#DEPTH] elements are
/// laid out as tiles read them, so that B stays in the second-level cache while all of A goes by.
/// An element is one chain of `fma` over the inner index from +0: between blocks it rests in C. So
/// its bits depend neither on tiles nor on blocks nor on who computes it.
final class DenseBlocks {
  static final int DEPTH = 256;
  static final int ROWS = 128;
  static final int COLUMNS = 512;

  /// Panels of the other matrix for which laying out a piece of one pays: below, it is read where
  /// it is (64x256x256 at 0.91 of the tile's rate instead of 0.79).
  static final int SHARED = 16;

  /// The largest tile, which lies in scratch memory where it hangs over the result.
  private static final int TILE = 1024;

  /// Elements between rows of panels side by side beyond what they hold, so that one after another
  /// goes to another set of the first-level cache.
  private static final int APART = 16;

  private static final int[] NONE = {};

  private final DenseProduct of;
  private final Left left;
  private final @Nullable MatrixView stored;
  private Tiling tiling;
  private Object scratch;
  private int matrix;
  private int at;
  private int depth;
  private boolean aInPlace;
  private boolean bInPlace;

  DenseBlocks(DenseProduct of) {
    this.of = of;
    this.left = of.a.another();
    this.stored = left instanceof Left.Stored rows ? rows.view() : null;
    this.scratch = of.c.array();
    this.tiling = Tiling.NONE;
  }

  /// Elements of scratch memory that one worker needs.
  static int room(DenseProduct of) {
    int depth = Math.min(DEPTH, of.k);
    int columns = Math.min(COLUMNS, of.n + TILE / 8);
    return TILE + (ROWS + APART) * depth + columns * depth;
  }

  private int rowsAt() {
    return TILE;
  }

  private int columnsAt() {
    return TILE + (ROWS + APART) * depth;
  }

  void start(Tiling tiling, Object scratch) {
    this.tiling = tiling;
    this.scratch = scratch;
  }

  /// Computes the panels of rows and of columns from `from` to `to` exclusive.
  void product(int matrix, int rowFrom, int rowTo, int columnFrom, int columnTo) {
    this.matrix = matrix;
    aInPlace =
        stored != null
            && (stored.column() == 1 || stored.row() == 1)
            && columnTo - columnFrom < SHARED;
    bInPlace = of.n == 1 || (of.b.column() == 1 && rowTo - rowFrom < SHARED);
    int high = ROWS / tiling.rows();
    for (at = 0; at < of.k; at += DEPTH) {
      depth = Math.min(DEPTH, of.k - at);
      for (int q = columnFrom; q < columnTo; ) {
        int end = end(q, columnTo);
        for (int j = q; j < end; j++) layOutColumns(j, q);
        for (int p = rowFrom; p < rowTo; p += high) {
          int to = Math.min(rowTo, p + high);
          if (at == 0) clear(p, to, q, end);
          rows(p, to, q, end);
        }
        q = end;
      }
    }
  }

  /// The end of the block of columns that starts with panel `q`.
  private int end(int q, int to) {
    int end = q + 1;
    while (end < to && tiling.start(end) + tiling.width(end) - tiling.start(q) <= COLUMNS) end++;
    return end;
  }

  /// Right before the first block is added, so that it is still in a cache.
  private void clear(int rowFrom, int rowTo, int columnFrom, int columnTo) {
    int last = Math.min(of.m, rowTo * tiling.rows());
    for (int i = rowFrom * tiling.rows(); i < last; i++) {
      int row = of.c.row(matrix, i);
      Panels.fill(of.c.array(), row + tiling.start(columnFrom), row + tiling.start(columnTo));
    }
  }

  private boolean columnsInPlace(int j) {
    return bInPlace && tiling.columns(j) == tiling.width(j);
  }

  private boolean rowsInPlace(int i) {
    return aInPlace && (i + 1) * tiling.rows() <= of.m;
  }

  private void layOutColumns(int j, int first) {
    if (columnsInPlace(j)) return;
    MatrixView b = of.b;
    int from = b.at(matrix) + at * b.row() + tiling.start(j) * b.column();
    Panels.pack(
        b.array(),
        from,
        b.row(),
        b.column(),
        depth,
        tiling.columns(j),
        scratch,
        columnsAt() + (tiling.start(j) - tiling.start(first)) * depth,
        tiling.width(j));
  }

  private void layOutRows(int i, int first) {
    if (rowsInPlace(i)) return;
    int rows = tiling.rows();
    int count = Math.min(rows, of.m - i * rows);
    int to = rowsAt() + (i - first) * rows * depth;
    left.layOut(matrix, i * rows, count, at, depth, scratch, to, rows);
  }

  /// Multiplies some panels of rows by a block of columns.
  private void rows(int from, int to, int first, int end) {
    if (left.isBeside()) {
      int row = from * tiling.rows();
      int count = Math.min(of.m, to * tiling.rows()) - row;
      left.layOut(matrix, row, count, at, depth, scratch, rowsAt(), ROWS + APART);
    } else {
      for (int i = from; i < to; i++) layOutRows(i, from);
    }
    for (int j = first; j < end; j++) {
      boolean inPlace = columnsInPlace(j);
      MatrixView b = of.b;
      Object bArray = inPlace ? b.array() : scratch;
      int bAt =
          inPlace
              ? b.at(matrix) + at * b.row() + tiling.start(j)
              : columnsAt() + (tiling.start(j) - tiling.start(first)) * depth;
      int bStep = inPlace ? b.row() : tiling.width(j);
      for (int i = from; i < to; i++) tile(i, from, j, bArray, bAt, bStep);
    }
  }

  private void tile(int i, int first, int j, Object b, int bAt, int bStep) {
    int rows = tiling.rows();
    boolean apart = left.layout() == Layout.ROWS_APART;
    Object aArray = scratch;
    boolean beside = left.isBeside();
    int aAt = rowsAt() + (i - first) * rows * (beside ? 1 : depth);
    int aStep = beside ? ROWS + APART : apart ? depth : rows;
    if (stored != null && rowsInPlace(i)) {
      aArray = stored.array();
      aAt = stored.at(matrix) + i * rows * stored.row() + at * stored.column();
      aStep = apart ? stored.row() : stored.column();
    }
    Target c = of.c;
    int count = Math.min(rows, of.m - i * rows);
    int columns = tiling.columns(j);
    int width = tiling.width(j);
    int cStep = c.step(i * rows, count);
    if (count == rows && columns == width && cStep >= 0) {
      int cAt = c.row(matrix, i * rows) + tiling.start(j);
      tiling.code(j).run(aArray, aAt, aStep, b, bAt, bStep, c.array(), cAt, cStep, depth, NONE);
      return;
    }
    for (int r = 0; r < count; r++) {
      int cAt = c.row(matrix, i * rows + r) + tiling.start(j);
      Panels.copy(c.array(), cAt, 0, 1, columns, scratch, r * width, 0);
    }
    tiling.code(j).run(aArray, aAt, aStep, b, bAt, bStep, scratch, 0, width, depth, NONE);
    for (int r = 0; r < count; r++) {
      int cAt = c.row(matrix, i * rows + r) + tiling.start(j);
      Panels.copy(scratch, r * width, 0, 1, columns, c.array(), cAt, 0);
    }
  }
}
