package cajal.plot;

import java.util.Arrays;

/// Equal small upright rectangles of one colour, centred at `x[i]`, `y[i]`; everything in points.
record Marks(double[] x, double[] y, double width, double height, int rgb) {
  /// The first `count` places of longer arrays.
  static Marks first(int count, double[] x, double[] y, double width, double height, int rgb) {
    return new Marks(Arrays.copyOf(x, count), Arrays.copyOf(y, count), width, height, rgb);
  }

  int size() {
    return x.length;
  }
}
