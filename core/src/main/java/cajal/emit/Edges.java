package cajal.emit;

import org.jspecify.annotations.Nullable;

/// Edges by rows: those of row `first + r` are numbers `low[r]` to `high[r]` exclusive.
///
/// @param column of each edge
/// @param edge the number its own values are found at; null where that is its number here
public record Edges(int first, int[] low, int[] high, int[] column, int @Nullable [] edge) {
  /// The number of rows.
  public int rows() {
    return low.length;
  }
}
