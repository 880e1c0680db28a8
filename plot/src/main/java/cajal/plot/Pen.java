package cajal.plot;

/// How a line is drawn: colour as 0xRRGGBB and width in points.
record Pen(int rgb, double width, boolean dashed) {
  static Pen solid(int rgb, double width) {
    return new Pen(rgb, width, false);
  }

  static Pen dashed(int rgb, double width) {
    return new Pen(rgb, width, true);
  }
}
