package cajal.plot;

import java.util.List;

/// Curves over a common x axis, with bands behind them.
record CurvePanel(
    Axis horizontal,
    Axis vertical,
    List<Band> bands,
    List<Curve> curves,
    List<Key> keys,
    List<String> notes,
    String absence)
    implements Panel {
  @Override
  public void draw(Canvas canvas, Frame frame) {
    canvas.begin("curves");
    for (Band band : bands) band.draw(canvas, frame);
    for (Curve curve : curves) curve.draw(canvas, frame);
    canvas.end();
  }
}
