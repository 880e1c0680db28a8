package cajal.plot;

import java.util.Arrays;

/// Counts in cells shaded by their share of the row, row 0 on top.
record CountPanel(Axis horizontal, Axis vertical, long[][] counts) implements Panel {
  private static final double DARK = 0.45;
  private static final double LIGHTEST = 0.7;
  private static final int MOST_WITH_SHARES = 5;

  @Override
  public Grid grid() {
    return Grid.NONE;
  }

  @Override
  public String absence() {
    return counts.length == 0 ? "no answers" : "";
  }

  @Override
  public void draw(Canvas canvas, Frame frame) {
    canvas.begin("cells");
    for (int row = 0; row < counts.length; row++) {
      long sum = Math.max(1, Arrays.stream(counts[row]).sum());
      for (int column = 0; column < counts.length; column++) {
        draw(canvas, frame, row, column, (double) counts[row][column] / sum);
      }
    }
    canvas.end();
  }

  private void draw(Canvas canvas, Frame frame, int row, int column, double share) {
    double left = frame.x(column - 0.5);
    double top = frame.y(row - 0.5);
    Box cell = new Box(left, top, frame.x(column + 0.5) - left, frame.y(row + 0.5) - top);
    canvas.fill(cell, Ramp.RISING.at(LIGHTEST * share));
    int rgb = share > DARK ? Colours.PAPER : Colours.INK;
    Lettering lettering = Lettering.LABEL.in(rgb);
    String count = Numbers.grouped(counts[row][column]);
    boolean both = counts.length <= MOST_WITH_SHARES;
    canvas.text(count, cell.middleX(), cell.middleY() + (both ? -2 : 4), lettering);
    if (!both) return;
    String percent = Numbers.rounded(Math.round(1000 * share) / 10.0) + " %";
    canvas.text(percent, cell.middleX(), cell.middleY() + 14, Lettering.TICK.in(rgb));
  }
}
