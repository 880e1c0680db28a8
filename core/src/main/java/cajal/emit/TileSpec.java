package cajal.emit;

import cajal.ir.DType;

/// A register tile of `rows` rows and `vectors` vectors of columns. `rows * vectors` accumulators
/// stay in registers: 16 where there are 32 registers, 8 where there are 16, since C2 spills above.
public record TileSpec(DType dtype, Lanes lanes, int rows, int vectors, Layout a) {
  /// Where the elements of A are.
  public enum Layout {
    /// Element (i, k) is at `aAt + k * aStep + i`.
    ROWS_ADJACENT,
    /// Element (i, k) is at `aAt + i * aStep + k`.
    ROWS_APART,
    /// A row of chosen elements: element (0, k) is at `aAt + k`, row k of B at `bAt + rows[k]`.
    PICKED
  }

  public TileSpec {
    if (!dtype.isFloat() || rows < 1 || vectors < 1 || (a == Layout.PICKED && rows > 1)) {
      throw new IllegalArgumentException(
          "a tile is of f32 or f64 and has a row and a vector or more, found "
              + dtype
              + ", "
              + rows
              + " x "
              + vectors);
    }
  }

  /// Elements of a vector.
  public int width() {
    return lanes == Lanes.SCALAR ? 1 : lanes.bits() / 8 / dtype.bytes();
  }

  /// Columns of the tile.
  public int columns() {
    return vectors * width();
  }
}
