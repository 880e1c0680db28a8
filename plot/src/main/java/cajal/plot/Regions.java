package cajal.plot;

import java.util.Arrays;
import java.util.List;

/// Which of some named answers, types or states there is at each place of a plane, each in a colour
/// of its own.
public final class Regions {
  /// No region.
  public static final int NONE = -1;

  private Regions() {}

  /// A square picture; row 0 is at the beginning of its axis, at the bottom.
  ///
  /// @param names of the regions; up to seven have colours of their own
  /// @param cells numbers of regions, or [#NONE], which is left white
  /// @throws IllegalArgumentException if rows differ in length or a number has no name
  public static Figure of(
      HeatMap.Span rows, HeatMap.Span columns, List<String> names, int[][] cells) {
    int width = cells.length == 0 ? 0 : cells[0].length;
    for (int[] row : cells) {
      boolean fits =
          row.length == width && Arrays.stream(row).allMatch(i -> i >= NONE && i < names.size());
      if (fits) continue;
      throw new IllegalArgumentException(
          "regions: give rows of %d cells, each from -1 to %d for the %d names; found %s"
              .formatted(width, names.size() - 1, names.size(), Arrays.toString(row)));
    }
    Axis across = Axis.exact(columns.label(), columns.from(), columns.to());
    Axis up = Axis.exact(rows.label(), rows.from(), rows.to());
    return Figure.of(new RegionPanel(across, up, names, cells)).sized(520, 553);
  }
}
