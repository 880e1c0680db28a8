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
    boolean known = Range.usable(value);
    double end = known ? frame.x(value) : frame.x(0);
    if (known) canvas.fill(new Box(frame.x(0), top, end - frame.x(0), bottom - top - 1), rgb);
    String label = known ? Numbers.rounded(value) + unit : "n/a";
    Lettering lettering = Lettering.TICK.at(Lettering.Anchor.START);
    double middle = (top + bottom) / 2;
    Box behind = new Box(end + 2, top - 1, lettering.width(label) + 4, bottom - top + 1);
    canvas.fill(behind, Colours.PAPER);
    canvas.text(label, end + 4, middle + 3.5, lettering);
  }
}
