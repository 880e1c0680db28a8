package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// Groups of lying bars with their values at the ends.
record BarPanel(Axis horizontal, Axis vertical, String unit, List<Bars.Series> series)
    implements Panel {
  private static final double GROUP = 0.76;
  private static final Pen ONE = Pen.dashed(Colours.INK, 1);

  @Override
  public List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      keys.add(new Key(series.get(i).name(), Symbol.PATCH, Colours.series(i)));
    }
    if (marksOne()) keys.add(new Key("1" + unit, Symbol.DASHES, Colours.INK));
    return keys;
  }

  @Override
  public Grid grid() {
    return Grid.HORIZONTAL_AXIS;
  }

  @Override
  public String absence() {
    return vertical.names().isEmpty() || series.isEmpty() ? "no bars" : "";
  }

  @Override
  public void draw(Canvas canvas, Frame frame) {
    double thickness = GROUP / Math.max(series.size(), 1);
    if (marksOne()) {
      double x = frame.x(1);
      canvas.line(x, frame.box().y(), x, frame.box().bottom(), ONE);
    }
    canvas.begin("bars");
    for (int i = 0; i < series.size(); i++) {
      double[] values = series.get(i).values();
      for (int row = 0; row < values.length; row++) {
        double top = frame.y(row - GROUP / 2 + i * thickness);
        double bottom = frame.y(row - GROUP / 2 + (i + 1) * thickness);
        drawBar(canvas, frame, values[row], top, bottom, Colours.series(i));
      }
    }
    canvas.end();
  }

  private boolean marksOne() {
    return absence().isEmpty() && horizontal.to() > 1;
  }

  private void drawBar(
      Canvas canvas, Frame frame, double value, double top, double bottom, int rgb) {
    boolean ratio = horizontal.scale() == Axis.Scale.LOG;
    boolean known = Range.usable(value);
    double base = frame.x(ratio ? 1 : 0);
    double end = known && (!ratio || value > 0) ? frame.x(value) : base;
    double left = Math.min(base, end);
    if (known) canvas.fill(new Box(left, top, Math.max(base, end) - left, bottom - top - 1), rgb);
    end = Math.max(base, end);
    String label = known ? Numbers.rounded(value) + unit : "n/a";
    Lettering lettering = Lettering.TICK.at(Lettering.Anchor.START);
    double middle = (top + bottom) / 2;
    Box behind = new Box(end + 2, top - 1, lettering.width(label) + 4, bottom - top + 1);
    canvas.fill(behind, Colours.PAPER);
    canvas.text(label, end + 4, middle + 3.5, lettering);
  }
}
