package cajal.plot;

/// What lies between two curves, shaded; where one of them is not finite there is a gap.
record Band(double[] x, double[] low, double[] high, int rgb) {
  private static final double OPACITY = 0.15;

  void draw(Canvas canvas, Frame frame) {
    int start = 0;
    for (int i = 0; i <= x.length; i++) {
      if (i < x.length && visible(i)) continue;
      if (i - start > 1) polygon(canvas, frame, start, i);
      start = i + 1;
    }
  }

  private boolean visible(int i) {
    return Range.usable(x[i]) && Range.usable(low[i]) && Range.usable(high[i]);
  }

  private void polygon(Canvas canvas, Frame frame, int start, int end) {
    int n = end - start;
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    for (int i = 0; i < n; i++) {
      xs[i] = frame.x(x[start + i]);
      ys[i] = frame.y(low[start + i]);
      xs[2 * n - 1 - i] = xs[i];
      ys[2 * n - 1 - i] = frame.y(high[start + i]);
    }
    canvas.polygon(xs, ys, rgb, OPACITY);
  }
}
