package cajal.plot;

import java.util.List;

/// Curves over a common x axis.
record CurvePanel(
    Axis horizontal,
    Axis vertical,
    List<Curve> curves,
    List<Key> keys,
    List<String> notes,
    String absence)
    implements Panel {
  @Override
  public void draw(Canvas canvas, Frame frame) {
    canvas.begin("curves");
    for (Curve curve : curves) curve.draw(canvas, frame);
    canvas.end();
  }
}
