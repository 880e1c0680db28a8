package cajal.plot;

import java.util.List;
import java.util.stream.IntStream;

/// Cells in the colours of their regions, row 0 at the beginning of the vertical axis.
record RegionPanel(Axis horizontal, Axis vertical, List<String> names, int[][] cells)
    implements Panel {

  @Override
  public Grid grid() {
    return Grid.NONE;
  }

  @Override
  public String absence() {
    return cells.length == 0 || cells[0].length == 0 ? "no cells" : "";
  }

  @Override
  public List<Key> keys() {
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Key(names.get(i), Symbol.PATCH, Colours.series(i)))
        .toList();
  }

  @Override
  public void draw(Canvas canvas, Frame frame) {
    if (!absence().isEmpty()) return;
    Pixels pixels = canvas.layer(frame.box());
    for (int y = 0; y < pixels.height; y++) {
      int[] row = cells[(int) ((pixels.height - y - 0.5) / pixels.height * cells.length)];
      for (int x = 0; x < pixels.width; x++) {
        int region = row[(int) ((x + 0.5) / pixels.width * row.length)];
        pixels.set(x, y, region == Regions.NONE ? Colours.PAPER : Colours.series(region));
      }
    }
    canvas.begin("cells");
    canvas.image(frame.box(), pixels);
    canvas.end();
  }
}
