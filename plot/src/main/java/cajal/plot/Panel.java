package cajal.plot;

import java.util.List;

/// One coordinate system of a figure and the data in it.
interface Panel {
  enum Grid {
    NONE,
    HORIZONTAL_AXIS,
    VERTICAL_AXIS,
    BOTH
  }

  Axis horizontal();

  Axis vertical();

  /// Draws the data; what leaves the frame is cut off.
  void draw(Canvas canvas, Frame frame);

  default String heading() {
    return "";
  }

  /// Share of the height among the panels of a column.
  default double weight() {
    return 1;
  }

  default List<Key> keys() {
    return List.of();
  }

  /// Sentences for the caption: what the reader must know and cannot see.
  default List<String> notes() {
    return List.of();
  }

  /// Which axes' ticks are carried through the frame as light lines.
  default Grid grid() {
    return Grid.VERTICAL_AXIS;
  }

  /// What to say in the middle of a frame that has no data, empty where it has.
  default String absence() {
    return "";
  }

  /// Room in points that `drawBeside` needs to the right of the frame.
  default double roomBeside() {
    return 0;
  }

  default void drawBeside(Canvas canvas, Frame frame) {}
}
