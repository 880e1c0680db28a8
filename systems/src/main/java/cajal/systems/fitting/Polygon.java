package cajal.systems.fitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A convex part of a plane.
///
/// @param corners `[x, y]` one after another around it; none where nothing is left
record Polygon(List<double[]> corners) {
  Polygon {
    corners = List.copyOf(corners);
  }

  static Polygon box(double[] low, double[] high) {
    return new Polygon(
        List.of(
            new double[] {low[0], low[1]},
            new double[] {high[0], low[1]},
            new double[] {high[0], high[1]},
            new double[] {low[0], high[1]}));
  }

  /// What of it lies where `at + x·slopeX + y·slopeY` is 0 or more.
  Polygon cut(double at, double slopeX, double slopeY) {
    double[] heights =
        corners.stream().mapToDouble(c -> at + c[0] * slopeX + c[1] * slopeY).toArray();
    if (Arrays.stream(heights).allMatch(height -> height >= 0)) return this;
    List<double[]> kept = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      int next = (i + 1) % heights.length;
      if (heights[i] >= 0) kept.add(corners.get(i));
      if (heights[i] >= 0 == heights[next] >= 0) continue;
      double part = heights[i] / (heights[i] - heights[next]);
      double[] from = corners.get(i);
      double[] to = corners.get(next);
      kept.add(
          new double[] {from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])});
    }
    return new Polygon(kept);
  }

  boolean isEmpty() {
    return corners.size() < 3;
  }

  /// The mean of its corners, which lies inside.
  double[] middle() {
    return new double[] {
      corners.stream().mapToDouble(c -> c[0]).average().orElseThrow(),
      corners.stream().mapToDouble(c -> c[1]).average().orElseThrow()
    };
  }

  /// The lowest and the highest x or y.
  double[] extent(int axis) {
    double[] sorted = corners.stream().mapToDouble(c -> c[axis]).sorted().toArray();
    return new double[] {sorted[0], sorted[sorted.length - 1]};
  }
}
