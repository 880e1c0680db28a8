package cajal.plot;

/// The shapes of points and of legend entries; those of points differ in outline as well as in
/// colour.
enum Symbol {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  LINE,
  DASHES,
  PATCH;

  private static final Symbol[] POINTS = {CIRCLE, SQUARE, TRIANGLE, DIAMOND};

  static Symbol point(int index) {
    return POINTS[index % POINTS.length];
  }

  /// Draws a point of about the given radius.
  void draw(Canvas canvas, double x, double y, double radius, int rgb) {
    double r = radius;
    switch (this) {
      case CIRCLE -> canvas.disc(x, y, r, rgb);
      case TRIANGLE -> {
        double[] xs = {x - 1.15 * r, x + 1.15 * r, x};
        canvas.polygon(xs, new double[] {y + 0.9 * r, y + 0.9 * r, y - 1.2 * r}, rgb, 1);
      }
      case DIAMOND -> {
        double[] xs = {x - 1.25 * r, x, x + 1.25 * r, x};
        canvas.polygon(xs, new double[] {y, y + 1.25 * r, y, y - 1.25 * r}, rgb, 1);
      }
      case SQUARE, PATCH, LINE, DASHES ->
          canvas.fill(new Box(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r), rgb);
    }
  }

  void drawKey(Canvas canvas, double x, double y, double width, int rgb) {
    double middle = x + width / 2;
    switch (this) {
      case LINE -> canvas.line(x, y, x + width, y, Pen.solid(rgb, 2));
      case DASHES -> canvas.line(x, y, x + width, y, Pen.dashed(rgb, 1.2));
      case PATCH -> canvas.fill(new Box(x + width - 11, y - 5, 11, 10), rgb);
      case CIRCLE, SQUARE, TRIANGLE, DIAMOND -> {
        canvas.line(x, y, x + width, y, Pen.solid(rgb, 1.5));
        draw(canvas, middle, y, 3.5, rgb);
      }
    }
  }
}
