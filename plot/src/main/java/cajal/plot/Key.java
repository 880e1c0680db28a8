package cajal.plot;

/// An entry of a legend.
record Key(String label, Symbol symbol, int rgb) {
  static final double SYMBOL_WIDTH = 16;
  private static final double GAP = 5;

  double width() {
    return SYMBOL_WIDTH + GAP + Lettering.KEY.width(label);
  }

  /// Draws the entry from its left end; `y` is the middle of its line.
  void draw(Canvas canvas, double x, double y) {
    symbol.drawKey(canvas, x, y, SYMBOL_WIDTH, rgb);
    canvas.text(label, x + SYMBOL_WIDTH + GAP, y + 4, Lettering.KEY);
  }
}
