package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// Series of positive points joined by lines; a dashed line of slope one starts at the cheapest end
/// of the data where it is `proportional`.
record ScalingPanel(
    Axis horizontal,
    Axis vertical,
    List<LogLog.Series> series,
    boolean proportional,
    List<String> notes)
    implements Panel {
  private static final double RADIUS = 4;

  @Override
  public List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      keys.add(new Key(series.get(i).name(), Symbol.point(i), Colours.series(i)));
    }
    if (proportional && points() > 1)
      keys.add(new Key("proportional", Symbol.DASHES, Colours.FADED));
    return keys;
  }

  @Override
  public Grid grid() {
    return Grid.BOTH;
  }

  @Override
  public String absence() {
    return points() == 0 ? "no points" : "";
  }

  @Override
  public void draw(Canvas canvas, Frame frame) {
    if (proportional && points() > 1) drawProportional(canvas, frame);
    canvas.begin("series");
    for (int i = 0; i < series.size(); i++) {
      LogLog.Series one = series.get(i);
      new Curve(one.x(), one.y(), Colours.series(i)).draw(canvas, frame);
      for (int k = 0; k < one.x().length; k++) {
        double x = frame.x(one.x()[k]);
        Symbol.point(i).draw(canvas, x, frame.y(one.y()[k]), RADIUS, Colours.series(i));
      }
    }
    canvas.end();
  }

  /// Through the last point of the series that ends lowest, where proportional cost shows.
  private void drawProportional(Canvas canvas, Frame frame) {
    double factor = Double.POSITIVE_INFINITY;
    for (LogLog.Series one : series) {
      int last = one.x().length - 1;
      if (last >= 0) factor = Math.min(factor, one.y()[last] / one.x()[last]);
    }
    double from = horizontal.from();
    double to = horizontal.to();
    Pen pen = Pen.dashed(Colours.FADED, 1);
    canvas.line(frame.x(from), frame.y(from * factor), frame.x(to), frame.y(to * factor), pen);
  }

  private int points() {
    int sum = 0;
    for (LogLog.Series one : series) sum += one.x().length;
    return sum;
  }
}
