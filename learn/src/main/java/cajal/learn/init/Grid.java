package cajal.learn.init;

import java.util.List;

/// Cells on a grid of any number of axes: cell 0 at `low`, the last at `high`, or one step before
/// it where the grid is closed to a ring. The last axis runs fastest.
///
/// @param sizes how many cells along each axis
/// @param low the position of the first cell along every axis
/// @param high that of the last, or of where the first comes again
/// @param periodic whether distances are taken the shorter way round
public record Grid(List<Integer> sizes, double low, double high, boolean periodic) {
  public Grid {
    sizes = List.copyOf(sizes);
    if (sizes.isEmpty() || sizes.stream().anyMatch(n -> n < 1) || !(low < high)) {
      throw new IllegalArgumentException(
          "grid of %s cells from %s to %s: give at least one axis, each with a cell or more, and the lower end first"
              .formatted(sizes, low, high));
    }
  }

  /// Cells from 0 to 1 along each axis.
  public static Grid of(Integer... sizes) {
    return new Grid(List.of(sizes), 0, 1, false);
  }

  /// Cells on a ring of length 1 along each axis.
  public static Grid ring(Integer... sizes) {
    return new Grid(List.of(sizes), 0, 1, true);
  }

  /// The number of cells.
  public int size() {
    return sizes.stream().reduce(1, Math::multiplyExact);
  }

  /// The Euclidean distance of two cells.
  public double distance(int i, int j) {
    double squares = 0;
    for (int axis = sizes.size() - 1; axis >= 0; axis--) {
      int n = sizes.get(axis);
      double step = (high - low) / Math.max(1, periodic ? n : n - 1);
      int apart = Math.abs(i % n - j % n);
      double d = step * (periodic ? Math.min(apart, n - apart) : apart);
      squares += d * d;
      i /= n;
      j /= n;
    }
    return Math.sqrt(squares);
  }
}
