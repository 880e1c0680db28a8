package cajal.plot;

import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;

/// Writes SVG 1.1: text, axes and lines as vectors; marks too while they are few, above that as one
/// transparent image, because nobody wants a picture of 15 MB.
final class SvgCanvas implements Canvas {
  static final int MOST_VECTOR_MARKS = 5000;
  private static final double LAYER_DENSITY = 3;
  private static final String FONTS =
      "DejaVu Sans, Verdana, Bitstream Vera Sans, Helvetica, Arial, sans-serif";

  private final StringBuilder out = new StringBuilder(1 << 14);
  private final Deque<String> open = new ArrayDeque<>();

  SvgCanvas(double width, double height, String title) {
    out.append(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
    out.append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    attribute("width", width).attribute("height", height);
    out.append(" viewBox=\"0 0 ");
    coordinate(width).append(' ');
    coordinate(height).append("\" font-family=\"").append(FONTS).append("\">\n<title>");
    escape(title).append("</title>\n");
    fill(new Box(0, 0, width, height), Colours.PAPER);
  }

  String svg() {
    return out + "</svg>\n";
  }

  @Override
  public void begin(String part) {
    out.append("<g class=\"").append(part).append("\">\n");
    open.push("</g>\n");
  }

  /// An inner svg element clips to its viewport without needing an id, which would clash where two
  /// pictures stand in one page.
  @Override
  public void begin(String part, Box clip) {
    out.append("<svg class=\"").append(part).append('"');
    place(clip);
    out.append(" viewBox=\"");
    coordinate(clip.x()).append(' ');
    coordinate(clip.y()).append(' ');
    coordinate(clip.width()).append(' ');
    coordinate(clip.height()).append("\" overflow=\"hidden\">\n");
    open.push("</svg>\n");
  }

  @Override
  public void end() {
    out.append(open.pop());
  }

  @Override
  public void fill(Box box, int rgb) {
    out.append("<rect");
    place(box);
    colour("fill", rgb);
    out.append("/>\n");
  }

  @Override
  public void path(double[] x, double[] y, Pen pen) {
    out.append("<path d=\"");
    boolean down = false;
    for (int i = 0; i < x.length; i++) {
      boolean visible = !Double.isNaN(x[i] + y[i]);
      if (visible) point(down ? 'L' : 'M', x[i], y[i]);
      down = visible;
    }
    out.append("\" fill=\"none\"");
    colour("stroke", pen.rgb());
    attribute("stroke-width", pen.width());
    if (pen.dashed()) out.append(" stroke-dasharray=\"4 3\"");
    else out.append(" stroke-linecap=\"round\"");
    out.append(" stroke-linejoin=\"round\"/>\n");
  }

  @Override
  public void polygon(double[] x, double[] y, int rgb, double opacity) {
    out.append("<path d=\"");
    for (int i = 0; i < x.length; i++) point(i == 0 ? 'M' : 'L', x[i], y[i]);
    out.append("Z\"");
    colour("fill", rgb);
    if (opacity < 1) attribute("fill-opacity", opacity);
    out.append("/>\n");
  }

  @Override
  public void disc(double x, double y, double radius, int rgb) {
    out.append("<circle");
    attribute("cx", x).attribute("cy", y).attribute("r", radius).colour("fill", rgb);
    out.append("/>\n");
  }

  @Override
  public void text(String text, double x, double y, Lettering lettering) {
    out.append("<text");
    attribute("x", x).attribute("y", y).attribute("font-size", lettering.size());
    if (lettering.bold()) out.append(" font-weight=\"bold\"");
    switch (lettering.anchor()) {
      case START -> {}
      case MIDDLE -> out.append(" text-anchor=\"middle\"");
      case END -> out.append(" text-anchor=\"end\"");
    }
    colour("fill", lettering.rgb());
    if (lettering.upward()) {
      out.append(" transform=\"rotate(-90 ");
      coordinate(x).append(' ');
      coordinate(y).append(")\"");
    }
    out.append('>');
    escape(text).append("</text>\n");
  }

  @Override
  public void marks(Box box, List<Marks> marks) {
    int total = 0;
    for (Marks layer : marks) total += layer.size();
    if (total > MOST_VECTOR_MARKS) {
      Pixels layer = layer(box);
      layer.paint(marks, box);
      image(box, layer);
    } else {
      for (Marks layer : marks) strokes(layer);
    }
  }

  @Override
  public Pixels layer(Box box) {
    return Pixels.covering(box, LAYER_DENSITY);
  }

  @Override
  public void image(Box box, Pixels pixels) {
    String data = Base64.getEncoder().encodeToString(PngBytes.transparent(pixels, LAYER_DENSITY));
    out.append("<image");
    place(box);
    out.append(" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,");
    out.append(data).append("\"/>\n");
  }

  /// One short upright stroke per mark.
  private void strokes(Marks marks) {
    out.append("<path d=\"");
    for (int i = 0; i < marks.size(); i++) {
      point('M', marks.x()[i], marks.y()[i] - marks.height() / 2);
      out.append('v');
      coordinate(marks.height());
    }
    out.append("\" fill=\"none\"");
    colour("stroke", marks.rgb()).attribute("stroke-width", marks.width());
    out.append("/>\n");
  }

  private void place(Box box) {
    attribute("x", box.x()).attribute("y", box.y());
    attribute("width", box.width()).attribute("height", box.height());
  }

  private SvgCanvas attribute(String name, double value) {
    out.append(' ').append(name).append("=\"");
    coordinate(value).append('"');
    return this;
  }

  private SvgCanvas colour(String name, int rgb) {
    String digits = Integer.toHexString(0x1000000 | rgb).substring(1);
    out.append(' ').append(name).append("=\"#").append(digits).append('"');
    return this;
  }

  private void point(char command, double x, double y) {
    out.append(command);
    coordinate(x).append(' ');
    coordinate(y);
  }

  /// Two decimals at most: a hundredth of a point is finer than any screen or press.
  private StringBuilder coordinate(double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths < 0) out.append('-');
    long size = Math.abs(hundredths);
    out.append(size / 100);
    if (size % 100 != 0) out.append('.').append(size / 10 % 10);
    if (size % 10 != 0) out.append(size % 10);
    return out;
  }

  private StringBuilder escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        default -> out.append(c < ' ' || c > '\uFFFD' ? ' ' : c);
      }
    }
    return out;
  }
}
