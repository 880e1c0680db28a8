package cajal.plot;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws with Java2D into pixels, two to a point.
final class PngCanvas implements Canvas {
  private static final double DENSITY = 2;

  /// What a part without a clip of its own leaves on the stack of clips.
  private record Saved(@Nullable Shape clip) {}

  private final BufferedImage image;
  private final Pixels pixels;
  private final Graphics2D graphics;
  private final Deque<Saved> clips = new ArrayDeque<>();

  PngCanvas(double width, double height) {
    Pixels page = Pixels.covering(new Box(0, 0, width, height), DENSITY);
    image = new BufferedImage(page.width, page.height, BufferedImage.TYPE_INT_RGB);
    pixels =
        new Pixels(
            page.width, page.height, ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
    graphics = graphics(image);
    graphics.scale(DENSITY, DENSITY);
    fill(new Box(0, 0, width, height), Colours.PAPER);
  }

  byte[] png() {
    return PngBytes.opaque(pixels, DENSITY);
  }

  @Override
  public void begin(String part) {
    clips.push(new Saved(graphics.getClip()));
  }

  @Override
  public void begin(String part, Box clip) {
    begin(part);
    graphics.clip(rectangle(clip));
  }

  @Override
  public void end() {
    graphics.setClip(clips.pop().clip);
  }

  @Override
  public void fill(Box box, int rgb) {
    graphics.setColor(new Color(rgb));
    graphics.fill(rectangle(box));
  }

  @Override
  public void path(double[] x, double[] y, Pen pen) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length);
    boolean down = false;
    for (int i = 0; i < x.length; i++) {
      boolean visible = !Double.isNaN(x[i] + y[i]);
      if (visible && down) path.lineTo(x[i], y[i]);
      else if (visible) path.moveTo(x[i], y[i]);
      down = visible;
    }
    graphics.setColor(new Color(pen.rgb()));
    graphics.setStroke(stroke(pen));
    graphics.draw(path);
  }

  @Override
  public void polygon(double[] x, double[] y, int rgb, double opacity) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length);
    for (int i = 0; i < x.length; i++) {
      if (i == 0) path.moveTo(x[i], y[i]);
      else path.lineTo(x[i], y[i]);
    }
    graphics.setColor(new Color((int) Math.round(opacity * 255) << 24 | rgb, true));
    graphics.fill(path);
  }

  @Override
  public void disc(double x, double y, double radius, int rgb) {
    graphics.setColor(new Color(rgb));
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  @Override
  public void text(String text, double x, double y, Lettering lettering) {
    int style = lettering.bold() ? Font.BOLD : Font.PLAIN;
    graphics.setFont(new Font(Font.SANS_SERIF, style, 1).deriveFont((float) lettering.size()));
    graphics.setColor(new Color(lettering.rgb()));
    double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
    double shift =
        switch (lettering.anchor()) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    double turn = lettering.upward() ? -Math.PI / 2 : 0;
    graphics.rotate(turn, x, y);
    graphics.drawString(text, (float) (x - shift), (float) y);
    graphics.rotate(-turn, x, y);
  }

  @Override
  public void marks(Box box, List<Marks> marks) {
    Pixels layer = layer(box);
    layer.paint(marks, box);
    image(box, layer);
  }

  @Override
  public Pixels layer(Box box) {
    return Pixels.covering(box, DENSITY);
  }

  @Override
  public void image(Box box, Pixels layer) {
    pixels.stamp(layer, (int) Math.round(box.x() * DENSITY), (int) Math.round(box.y() * DENSITY));
  }

  private static Rectangle2D.Double rectangle(Box box) {
    return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
  }

  private static BasicStroke stroke(Pen pen) {
    float width = (float) pen.width();
    float[] dashes = pen.dashed() ? new float[] {4, 3} : null;
    int cap = pen.dashed() ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND;
    return new BasicStroke(width, cap, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  /// Java2D finds its fonts when a text is first measured, and fails there in several ways.
  private static Graphics2D graphics(BufferedImage image) {
    try {
      Graphics2D graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
      graphics.getFontMetrics();
      return graphics;
    } catch (RuntimeException | LinkageError | AWTError e) {
      throw new IllegalStateException(
          "PNG pictures need Java's fonts, which this machine does not offer ("
              + e.getMessage()
              + "). Install fontconfig and one font (fonts-dejavu-core), start Java with"
              + " -Djava.awt.headless=true, or write .svg, which needs neither.",
          e);
    }
  }
}
