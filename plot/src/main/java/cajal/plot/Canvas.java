package cajal.plot;

import java.util.List;

/// What a figure is drawn on. Places and sizes are in points with y downward, colours are 0xRRGGBB,
/// and a coordinate that is not a number lifts the pen.
sealed interface Canvas permits PngCanvas, SvgCanvas {
  /// Opens a part of the picture under a name ("panel", "axis", "marks"); parts nest.
  void begin(String part);

  /// Opens a part that shows only inside the box.
  void begin(String part, Box clip);

  /// Closes the part opened last.
  void end();

  void fill(Box box, int rgb);

  void path(double[] x, double[] y, Pen pen);

  /// Fills the polygon with the given corners; `opacity` is 0 to 1.
  void polygon(double[] x, double[] y, int rgb, double opacity);

  void disc(double x, double y, double radius, int rgb);

  /// A text with its baseline's anchor at the given point.
  void text(String text, double x, double y, Lettering lettering);

  /// All marks of one panel, which lie in the box.
  void marks(Box box, List<Marks> marks);

  /// A transparent image of the right resolution for the box, to be painted and handed to `image`.
  Pixels layer(Box box);

  void image(Box box, Pixels pixels);

  default void line(double x1, double y1, double x2, double y2, Pen pen) {
    path(new double[] {x1, x2}, new double[] {y1, y2}, pen);
  }
}
