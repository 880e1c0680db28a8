package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// What stands above a frame: its heading at the left, its legend in rows at the right.
record Head(String heading, List<List<Key>> rows, boolean keysBelow) {
  private static final double ROW = 17;
  private static final double GAP = 14;
  private static final double EMPTY_HEIGHT = 7;
  private static final int MOST_KEYS = 16;

  static Head of(Panel panel, double width) {
    List<List<Key>> rows = new ArrayList<>();
    List<Key> row = new ArrayList<>();
    for (Key key : shortened(panel.keys())) {
      Key fitted = new Key(Lettering.KEY.fitted(key.label(), width / 2), key.symbol(), key.rgb());
      if (!row.isEmpty() && width(row) + GAP + fitted.width() > width) {
        rows.add(row);
        row = new ArrayList<>();
      }
      row.add(fitted);
    }
    if (!row.isEmpty()) rows.add(row);
    String heading = Lettering.HEADING.fitted(panel.heading(), width);
    boolean crowded =
        !heading.isEmpty()
            && !rows.isEmpty()
            && Lettering.HEADING.width(heading) + GAP + width(rows.getFirst()) > width;
    return new Head(heading, rows, crowded);
  }

  double height() {
    int lines = rows.size() + (keysBelow ? 1 : 0);
    if (lines == 0 && !heading.isEmpty()) lines = 1;
    return lines == 0 ? EMPTY_HEIGHT : lines * ROW + 6;
  }

  void draw(Canvas canvas, Box frame) {
    double y = frame.y() - height() + ROW / 2;
    if (!heading.isEmpty()) canvas.text(heading, frame.x(), y + 4, Lettering.HEADING);
    if (rows.isEmpty()) return;
    canvas.begin("legend");
    if (keysBelow) y += ROW;
    for (List<Key> row : rows) {
      double x = frame.right() - width(row);
      for (Key key : row) {
        key.draw(canvas, x, y);
        x += key.width() + GAP;
      }
      y += ROW;
    }
    canvas.end();
  }

  private static double width(List<Key> row) {
    double sum = -GAP;
    for (Key key : row) sum += key.width() + GAP;
    return sum;
  }

  private static List<Key> shortened(List<Key> keys) {
    if (keys.size() <= MOST_KEYS) return keys;
    List<Key> some = new ArrayList<>(keys.subList(0, MOST_KEYS - 1));
    String rest = "and " + (keys.size() - some.size()) + " more";
    some.add(new Key(rest, Symbol.PATCH, Colours.PAPER));
    return some;
  }
}
