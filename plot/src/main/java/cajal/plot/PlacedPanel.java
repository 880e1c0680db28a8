package cajal.plot;

/// A panel with its place on the page: draws the axes, the head and the data.
record PlacedPanel(Panel panel, Frame frame, Head head, boolean labelled, double left) {
  /// Height of tick labels and axis label below a frame.
  static final double FOOT = 40;

  private static final double TICK = 4;
  private static final double MINOR_TICK = 2.5;
  private static final double LABEL_ROOM = 20;
  private static final double LABEL_GAP = 4;
  private static final double LABEL_OVERHANG = 22;
  private static final double POINTS_PER_X_TICK = 58;
  private static final double POINTS_PER_Y_TICK = 30;
  private static final double WIDEST_TICK_LABEL = 190;
  private static final Pen SPINE = Pen.solid(Colours.SPINE, 1);
  private static final Pen GRID = Pen.solid(Colours.GRID, 1);

  static double roomAtLeft(Panel panel, double height) {
    double ticks = verticalTicks(panel.vertical(), height).widest(Lettering.TICK);
    double label = panel.vertical().label().isEmpty() ? 0 : LABEL_ROOM;
    return Math.min(ticks, WIDEST_TICK_LABEL) + TICK + 5 + label;
  }

  void draw(Canvas canvas) {
    Box box = frame.box();
    canvas.begin("panel");
    head.draw(canvas, box);
    drawGrid(canvas);
    canvas.begin("data", box);
    panel.draw(canvas, frame);
    canvas.end();
    panel.drawBeside(canvas, frame);
    canvas.path(
        new double[] {box.x(), box.x(), box.right()},
        new double[] {box.y(), box.bottom(), box.bottom()},
        SPINE);
    drawHorizontal(canvas);
    drawVertical(canvas);
    if (!panel.absence().isEmpty()) {
      Lettering faded = Lettering.LABEL.in(Colours.FADED);
      canvas.text(panel.absence(), box.middleX(), box.middleY() + 4, faded);
    }
    canvas.end();
  }

  private void drawGrid(Canvas canvas) {
    Box box = frame.box();
    Panel.Grid grid = panel.grid();
    if (grid == Panel.Grid.HORIZONTAL_AXIS || grid == Panel.Grid.BOTH) {
      for (Ticks.Tick tick : horizontalTicks().major()) {
        double x = frame.x(tick.value());
        canvas.line(x, box.y(), x, box.bottom(), GRID);
      }
    }
    if (grid == Panel.Grid.VERTICAL_AXIS || grid == Panel.Grid.BOTH) {
      for (Ticks.Tick tick : verticalTicks(frame.vertical(), box.height()).major()) {
        double y = frame.y(tick.value());
        canvas.line(box.x(), y, box.right(), y, GRID);
      }
    }
  }

  private void drawHorizontal(Canvas canvas) {
    Box box = frame.box();
    Ticks ticks = horizontalTicks();
    canvas.begin("axis x");
    for (Ticks.Tick tick : ticks.major()) {
      double x = frame.x(tick.value());
      canvas.line(x, box.bottom(), x, box.bottom() + TICK, SPINE);
      if (!labelled) continue;
      canvas.text(tick.label(), labelMiddle(tick), box.bottom() + TICK + 12, Lettering.TICK);
    }
    for (double value : ticks.minor()) {
      double x = frame.x(value);
      canvas.line(x, box.bottom(), x, box.bottom() + MINOR_TICK, SPINE);
    }
    if (labelled) {
      canvas.text(frame.horizontal().label(), box.middleX(), box.bottom() + 33, Lettering.LABEL);
    }
    canvas.end();
  }

  private void drawVertical(Canvas canvas) {
    Box box = frame.box();
    Ticks ticks = verticalTicks(frame.vertical(), box.height());
    Lettering lettering = Lettering.TICK.at(Lettering.Anchor.END);
    canvas.begin("axis y");
    for (Ticks.Tick tick : ticks.major()) {
      double y = frame.y(tick.value());
      String label = lettering.fitted(tick.label(), WIDEST_TICK_LABEL);
      canvas.line(box.x() - TICK, y, box.x(), y, SPINE);
      canvas.text(label, box.x() - TICK - 3, y + 4, lettering);
    }
    for (double value : ticks.minor()) {
      double y = frame.y(value);
      canvas.line(box.x() - MINOR_TICK, y, box.x(), y, SPINE);
    }
    if (!frame.vertical().label().isEmpty()) {
      String label = Lettering.LABEL.fitted(frame.vertical().label(), box.height() * 1.3);
      canvas.text(label, left + 11, box.middleY(), Lettering.LABEL.rising());
    }
    canvas.end();
  }

  private Ticks horizontalTicks() {
    int most = (int) Math.clamp(frame.box().width() / POINTS_PER_X_TICK, 2, 12);
    Ticks ticks = frame.horizontal().ticks(most);
    while (most > 1 && crowded(ticks)) ticks = frame.horizontal().ticks(--most);
    return ticks;
  }

  private boolean crowded(Ticks ticks) {
    double end = Double.NEGATIVE_INFINITY;
    for (Ticks.Tick tick : ticks.major()) {
      double half = Lettering.TICK.width(tick.label()) / 2 + LABEL_GAP;
      double middle = labelMiddle(tick);
      if (middle - half < end) return true;
      end = middle + half;
    }
    return false;
  }

  /// Below the tick, or as near as the right edge of the page allows.
  private double labelMiddle(Ticks.Tick tick) {
    double last = frame.box().right() + LABEL_OVERHANG - Lettering.TICK.width(tick.label()) / 2;
    return Math.min(frame.x(tick.value()), last);
  }

  private static Ticks verticalTicks(Axis axis, double height) {
    return axis.ticks((int) Math.clamp(height / POINTS_PER_Y_TICK, 2, 12));
  }
}
