package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// Where everything of a figure stands on the page.
record Layout(Figure figure, List<PlacedPanel> panels, List<String> caption) {
  private static final double MARGIN = 14;
  private static final double TITLE_HEIGHT = 26;
  private static final double CAPTION_LINE = 14;
  private static final double COLUMN_GAP = 26;
  private static final double PANEL_GAP = 6;
  private static final double RIGHT_ROOM = 10;
  private static final double LEAST_FRAME = 20;

  static Layout of(Figure figure) {
    double room = figure.width() - 2 * MARGIN;
    List<String> caption =
        figure.caption().isEmpty() ? List.of() : Lettering.CAPTION.wrapped(figure.caption(), room);
    double top = MARGIN + (figure.title().isEmpty() ? 0 : TITLE_HEIGHT);
    double captionHeight = caption.isEmpty() ? 0 : caption.size() * CAPTION_LINE + 8;
    double bottom = figure.height() - MARGIN - captionHeight;
    double weights = 0;
    for (Figure.Column column : figure.columns()) weights += column.weight();
    double shared = room - COLUMN_GAP * (figure.columns().size() - 1);
    double x = MARGIN;
    List<PlacedPanel> panels = new ArrayList<>();
    for (Figure.Column column : figure.columns()) {
      double width = shared * column.weight() / weights;
      panels.addAll(column(column.panels(), new Box(x, top, width, bottom - top)));
      x += width + COLUMN_GAP;
    }
    return new Layout(figure, panels, caption);
  }

  void draw(Canvas canvas) {
    if (!figure.title().isEmpty()) {
      String title = Lettering.TITLE.fitted(figure.title(), figure.width() - 2 * MARGIN);
      canvas.text(title, MARGIN, MARGIN + 13, Lettering.TITLE);
    }
    for (PlacedPanel panel : panels) panel.draw(canvas);
    double y = figure.height() - MARGIN - CAPTION_LINE * caption.size() + CAPTION_LINE - 4;
    canvas.begin("caption");
    for (String line : caption) {
      canvas.text(line, MARGIN, y, Lettering.CAPTION);
      y += CAPTION_LINE;
    }
    canvas.end();
  }

  private static List<PlacedPanel> column(List<Panel> panels, Box room) {
    double heights = room.height();
    double weights = 0;
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      heads.add(Head.of(panels.get(i), room.width() * 0.85));
      heights -= heads.get(i).height() + foot(panels, i);
      weights += panels.get(i).weight();
    }
    double[] tall = new double[panels.size()];
    double left = 0;
    double right = RIGHT_ROOM;
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      tall[i] = Math.max(LEAST_FRAME, heights * panel.weight() / weights);
      left = Math.max(left, PlacedPanel.roomAtLeft(panel, tall[i]));
      right = Math.max(right, panel.roomBeside());
    }
    double width = Math.max(LEAST_FRAME, room.width() - left - right);
    List<PlacedPanel> placed = new ArrayList<>();
    double y = room.y();
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      y += heads.get(i).height();
      Box box = onPixels(new Box(room.x() + left, y, width, tall[i]));
      Frame frame = new Frame(box, panel.horizontal(), panel.vertical());
      placed.add(new PlacedPanel(panel, frame, heads.get(i), labelled(panels, i), room.x()));
      y += tall[i] + foot(panels, i);
    }
    return placed;
  }

  /// Edges halfway between points: a line of one point is then crisp at one and at two pixels.
  private static Box onPixels(Box box) {
    double x = Math.floor(box.x()) + 0.5;
    double y = Math.floor(box.y()) + 0.5;
    return new Box(x, y, Math.floor(box.right()) - x + 0.5, Math.floor(box.bottom()) - y + 0.5);
  }

  private static boolean labelled(List<Panel> panels, int index) {
    boolean last = index == panels.size() - 1;
    return last || !panels.get(index).horizontal().agreesWith(panels.get(index + 1).horizontal());
  }

  private static double foot(List<Panel> panels, int index) {
    double labels = labelled(panels, index) ? PlacedPanel.FOOT : 0;
    return labels + (index == panels.size() - 1 ? 0 : PANEL_GAP);
  }
}
