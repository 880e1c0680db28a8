package cajal.plot;

import java.util.List;

/// Curves over a common x axis, with bands behind them.
///
/// @param marked whether the points of short curves are marked
record CurvePanel(
    Axis horizontal,
    Axis vertical,
    List<Band> bands,
    List<Curve> curves,
    List<Key> keys,
    List<String> notes,
    String absence,
    boolean marked)
    implements Panel {
  @Override
  public void draw(Canvas canvas, Frame frame) {
    canvas.begin("curves");
    for (Band band : bands) band.draw(canvas, frame);
    for (Curve curve : curves) curve.draw(canvas, frame);
    if (marked) for (Curve curve : curves) curve.mark(canvas, frame);
    canvas.end();
  }
}
