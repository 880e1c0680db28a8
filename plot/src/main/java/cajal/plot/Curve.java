package cajal.plot;

import java.util.Arrays;

/// A line through points in the order given; points that are not finite break it.
record Curve(double[] x, double[] y, int rgb) {
  private static final double COLUMNS_PER_POINT = 2;
  private static final double WIDTH = 1.4;
  private static final int MOST_MARKED = 40;
  private static final double RADIUS = 2.6;
  private static final double END_RADIUS = 4;

  /// Draws the curve with no more than the first, lowest, highest and last point of each run within
  /// half a point's width: the same picture, in a file that does not grow with the recording.
  void draw(Canvas canvas, Frame frame) {
    Thinned path = new Thinned(Math.min(x.length, 1 << 12));
    int start = 0;
    while (start < x.length) {
      if (!visible(start)) {
        path.add(Double.NaN, Double.NaN);
        start++;
        continue;
      }
      int end = start + 1;
      long column = column(frame, start);
      while (end < x.length && visible(end) && column(frame, end) == column) end++;
      addRun(path, frame, start, end);
      boolean alone = end - start == 1 && !visible(start - 1) && !visible(end);
      if (alone) path.add(frame.x(x[start]) + 0.01, frame.y(y[start]));
      start = end;
    }
    canvas.path(path.xs(), path.ys(), Pen.solid(rgb, WIDTH));
  }

  /// A disc at each point, where there are so few that one sees them.
  void mark(Canvas canvas, Frame frame) {
    if (x.length > MOST_MARKED) return;
    for (int i = 0; i < x.length; i++) {
      if (visible(i)) canvas.disc(frame.x(x[i]), frame.y(y[i]), RADIUS, rgb);
    }
  }

  /// An open circle where it begins and a filled one where it ends.
  void markEnds(Canvas canvas, Frame frame) {
    int first = 0;
    while (first < x.length && !visible(first)) first++;
    int last = x.length - 1;
    while (last >= 0 && !visible(last)) last--;
    if (last < first) return;
    canvas.disc(frame.x(x[first]), frame.y(y[first]), END_RADIUS, rgb);
    canvas.disc(frame.x(x[first]), frame.y(y[first]), END_RADIUS - WIDTH, Colours.PAPER);
    canvas.disc(frame.x(x[last]), frame.y(y[last]), END_RADIUS, rgb);
  }

  private void addRun(Thinned path, Frame frame, int start, int end) {
    int low = start;
    int high = start;
    for (int i = start; i < end; i++) {
      if (y[i] < y[low]) low = i;
      if (y[i] > y[high]) high = i;
    }
    int[] kept = {start, Math.min(low, high), Math.max(low, high), end - 1};
    for (int i = 0; i < kept.length; i++) {
      if (i == 0 || kept[i] != kept[i - 1]) path.add(frame.x(x[kept[i]]), frame.y(y[kept[i]]));
    }
  }

  private boolean visible(int index) {
    return index >= 0 && index < x.length && Range.usable(x[index]) && Range.usable(y[index]);
  }

  private long column(Frame frame, int index) {
    return (long) Math.floor(frame.x(x[index]) * COLUMNS_PER_POINT);
  }

  private static final class Thinned {
    private double[] xs;
    private double[] ys;
    private int size;

    Thinned(int capacity) {
      xs = new double[capacity + 1];
      ys = new double[capacity + 1];
    }

    void add(double x, double y) {
      if (size == xs.length) {
        xs = Arrays.copyOf(xs, 2 * size);
        ys = Arrays.copyOf(ys, 2 * size);
      }
      xs[size] = x;
      ys[size++] = y;
    }

    double[] xs() {
      return Arrays.copyOf(xs, size);
    }

    double[] ys() {
      return Arrays.copyOf(ys, size);
    }
  }
}
