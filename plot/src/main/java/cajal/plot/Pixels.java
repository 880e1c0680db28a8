package cajal.plot;

import java.util.List;

/// An image as rows of 0xAARRGGBB pixels, transparent at first.
final class Pixels {
  private static final int OPAQUE = 0xFF000000;

  final int width;
  final int height;
  final int[] argb;

  Pixels(int width, int height) {
    this(width, height, new int[width * height]);
  }

  Pixels(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  /// An image of a box at so many pixels per point.
  static Pixels covering(Box box, double density) {
    int width = (int) Math.max(1, Math.round(box.width() * density));
    int height = (int) Math.max(1, Math.round(box.height() * density));
    return new Pixels(width, height);
  }

  void set(int x, int y, int rgb) {
    argb[y * width + x] = OPAQUE | rgb;
  }

  /// Paints marks given in points, where this image covers the box; each on whole pixels, at least
  /// one, so that it is crisp.
  void paint(List<Marks> layers, Box box) {
    double perX = width / box.width();
    double perY = height / box.height();
    for (Marks marks : layers) {
      int wide = (int) Math.max(1, Math.round(marks.width() * perX));
      int high = (int) Math.max(1, Math.round(marks.height() * perY));
      for (int i = 0; i < marks.size(); i++) {
        int left = (int) Math.round((marks.x()[i] - box.x()) * perX - wide / 2.0);
        int top = (int) Math.round((marks.y()[i] - box.y()) * perY - high / 2.0);
        rectangle(left, top, wide, high, OPAQUE | marks.rgb());
      }
    }
  }

  private void rectangle(int left, int top, int wide, int high, int colour) {
    int right = Math.min(left + wide, width);
    int bottom = Math.min(top + high, height);
    for (int y = Math.max(top, 0); y < bottom; y++) {
      for (int x = Math.max(left, 0); x < right; x++) argb[y * width + x] = colour;
    }
  }

  /// Copies the opaque pixels of another image into this one, its corner at the given pixel.
  void stamp(Pixels other, int left, int top) {
    int firstX = Math.max(0, -left);
    int lastX = Math.min(other.width, width - left);
    int lastY = Math.min(other.height, height - top);
    for (int y = Math.max(0, -top); y < lastY; y++) {
      for (int x = firstX; x < lastX; x++) {
        int colour = other.argb[y * other.width + x];
        if (colour != 0) argb[(y + top) * width + x + left] = colour;
      }
    }
  }
}
