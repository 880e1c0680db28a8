package cajal.plot;

import java.util.List;

/// Curves over a common x axis, with bands behind them.
///
/// @param marked which points have a circle
record CurvePanel(
    String heading,
    Axis horizontal,
    Axis vertical,
    List<Band> bands,
    List<Curve> curves,
    List<Key> keys,
    List<String> notes,
    String absence,
    Marked marked)
    implements Panel {
  /// Which points have a circle: those of short curves, or where a curve begins and ends.
  enum Marked {
    NONE,
    POINTS,
    ENDS
  }

  @Override
  public void draw(Canvas canvas, Frame frame) {
    canvas.begin("curves");
    for (Band band : bands) band.draw(canvas, frame);
    for (Curve curve : curves) curve.draw(canvas, frame);
    for (Curve curve : curves) {
      switch (marked) {
        case NONE -> {}
        case POINTS -> curve.mark(canvas, frame);
        case ENDS -> curve.markEnds(canvas, frame);
      }
    }
    canvas.end();
  }
}
