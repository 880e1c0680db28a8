package cajal.emit;

import org.jspecify.annotations.Nullable;

/// A fast loop that stops before elements outside its range, and the careful one that computes
/// those.
///
/// @param lanes elements that the fast loop computes together
/// @param list where both list elements
record Guarded(Kernel fast, Kernel careful, int lanes, @Nullable Slot list) implements Kernel {
  @Override
  public int run(Frame frame, int lo, int hi) {
    int listed = lo;
    for (int at = lo; at < hi; at += lanes) {
      listed = frame.moveList(list, at, fast.run(frame, at, hi), listed);
      at = frame.reached;
      if (at >= hi) break;
      listed = frame.moveList(list, at, careful.run(frame, at, at + lanes), listed);
      frame.outside += lanes;
    }
    return listed - lo;
  }
}
