package cajal.exec;

import cajal.emit.Lanes;
import cajal.emit.Tile;
import cajal.emit.TileSpec;
import cajal.emit.TileSpec.Layout;
import cajal.ir.DType;
import java.util.ArrayList;
import java.util.List;

/// How the result of a product is cut into register tiles: panels of `rows` rows, and panels of
/// columns, each of which has its own tile. The last panel of either kind may hang over.
///
/// @param start first column of each panel, and the number of columns
record Tiling(int rows, int[] start, DenseTile[] tiles) {

  static final Tiling NONE = new Tiling(1, new int[1], new DenseTile[0]);

  static Tiling of(DType dtype, Lanes lanes, Layout layout, int m, int n) {
    int width = new TileSpec(dtype, lanes, 1, 1, layout).width();
    int rows = rows(lanes, m, n);
    int[] shapes = vectors(lanes, rows, (n + width - 1) / width);
    List<Integer> start = new ArrayList<>();
    List<DenseTile> tiles = new ArrayList<>();
    int at = 0;
    for (int vectors : shapes) {
      while (n - at >= vectors * width || (at < n && vectors == shapes[shapes.length - 1])) {
        tiles.add(DenseTile.of(new TileSpec(dtype, lanes, rows, vectors, layout)));
        start.add(at);
        at += vectors * width;
      }
    }
    start.add(n);
    return new Tiling(
        rows,
        start.stream().mapToInt(Integer::intValue).toArray(),
        tiles.toArray(DenseTile[]::new));
  }

  /// Eight rows need 32 registers, or one column.
  private static int rows(Lanes lanes, int m, int n) {
    if (m == 1) return 1;
    return m > 4 && (lanes == Lanes.V512 || n == 1) ? 8 : 4;
  }

  /// Vectors of columns of the tiles to be used, those of most columns first.
  private static int[] vectors(Lanes lanes, int rows, int wanted) {
    if (wanted == 1) return new int[] {1};
    if (rows == 1) return wanted < 8 ? new int[] {2} : new int[] {8, 2};
    return new int[] {lanes == Lanes.SCALAR ? Math.min(4, wanted) : 2};
  }

  int rowPanels(int m) {
    return (m + rows - 1) / rows;
  }

  Tile code(int p) {
    return tiles[p].code;
  }

  int start(int p) {
    return start[p];
  }

  int panels() {
    return tiles.length;
  }

  /// Columns of the tile of panel `p`.
  int width(int p) {
    return tiles[p].spec.columns();
  }

  /// Columns of the result in panel `p`.
  int columns(int p) {
    return start[p + 1] - start[p];
  }
}
