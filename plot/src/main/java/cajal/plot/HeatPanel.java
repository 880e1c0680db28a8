package cajal.plot;

import java.util.List;

/// A matrix as coloured cells, row 0 on top unless the vertical axis says otherwise, with its
/// colour scale at the right. `cells[row][column]`; the axes may count in other units than cells,
/// and span the matrix exactly.
record HeatPanel(
    String heading,
    Axis horizontal,
    Axis vertical,
    double[][] cells,
    Shade shade,
    List<String> notes)
    implements Panel {
  /// How values become colours: the ramp, and the values at its two ends on an axis.
  record Shade(Ramp ramp, Axis scale) {
    int of(double value) {
      return Range.usable(value) ? ramp.at(scale.fraction(value)) : Colours.MISSING;
    }
  }

  private static final double BAR_GAP = 14;
  private static final double BAR_WIDTH = 12;
  private static final double LABEL_ROOM = 19;
  private static final int STEPS = 64;

  @Override
  public Grid grid() {
    return Grid.NONE;
  }

  @Override
  public String absence() {
    return cells.length == 0 || cells[0].length == 0 ? "no cells" : "";
  }

  @Override
  public double roomBeside() {
    return BAR_GAP + BAR_WIDTH + 7 + shade.scale.ticks(5).widest(Lettering.TICK) + LABEL_ROOM;
  }

  @Override
  public void draw(Canvas canvas, Frame frame) {
    if (!absence().isEmpty()) return;
    Pixels pixels = canvas.layer(frame.box());
    int[] columns = new int[pixels.width];
    for (int x = 0; x < pixels.width; x++) {
      columns[x] = (int) ((x + 0.5) / pixels.width * cells[0].length);
    }
    for (int y = 0; y < pixels.height; y++) {
      double[] row = cells[(int) ((y + 0.5) / pixels.height * cells.length)];
      for (int x = 0; x < pixels.width; x++) pixels.set(x, y, shade.of(row[columns[x]]));
    }
    canvas.begin("cells");
    canvas.image(frame.box(), pixels);
    canvas.end();
  }

  @Override
  public void drawBeside(Canvas canvas, Frame frame) {
    Box box = frame.box();
    Box bar = new Box(box.right() + BAR_GAP, box.y(), BAR_WIDTH, box.height());
    Axis scale = shade.scale;
    canvas.begin("colours");
    for (int i = 0; i < STEPS; i++) {
      double top = bar.bottom() - bar.height() * (i + 1) / STEPS;
      double overlap = i == 0 ? 0 : 0.5;
      Box step = new Box(bar.x(), top, bar.width(), bar.height() / STEPS + overlap);
      canvas.fill(step, shade.ramp.at((i + 0.5) / STEPS));
    }
    Lettering lettering = Lettering.TICK.at(Lettering.Anchor.START);
    for (Ticks.Tick tick : scale.ticks(5).major()) {
      double y = bar.bottom() - bar.height() * scale.fraction(tick.value());
      canvas.line(bar.right(), y, bar.right() + 3, y, Pen.solid(Colours.SPINE, 1));
      canvas.text(tick.label(), bar.right() + 6, y + 4, lettering);
    }
    double x = box.right() + roomBeside() - 4;
    canvas.text(scale.label(), x, bar.middleY(), Lettering.LABEL.rising());
    canvas.end();
  }
}
