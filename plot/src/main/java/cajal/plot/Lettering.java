package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// How a text is set: size in points, weight, colour, which end of it stands at the given point,
/// and whether it runs upward.
record Lettering(double size, boolean bold, int rgb, Anchor anchor, boolean upward) {
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  static final Lettering TITLE = new Lettering(15, true, Colours.INK, Anchor.START, false);
  static final Lettering HEADING = new Lettering(12, true, Colours.INK, Anchor.START, false);
  static final Lettering LABEL = new Lettering(12, false, Colours.INK, Anchor.MIDDLE, false);
  static final Lettering TICK = new Lettering(11, false, Colours.INK, Anchor.MIDDLE, false);
  static final Lettering KEY = new Lettering(11, false, Colours.INK, Anchor.START, false);
  static final Lettering CAPTION = new Lettering(10.5, false, Colours.FADED, Anchor.START, false);

  /// Advance widths of the printable ASCII characters in thousandths of the size, in the metrics of
  /// DejaVu Sans: pages are laid out alike with any font, and without loading one.
  private static final int[] WIDTHS = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838
  };

  private static final int OTHER_WIDTH = 640;
  private static final double BOLD_FACTOR = 1.1;

  Lettering at(Anchor other) {
    return new Lettering(size, bold, rgb, other, upward);
  }

  Lettering rising() {
    return new Lettering(size, bold, rgb, anchor, true);
  }

  Lettering in(int otherRgb) {
    return new Lettering(size, bold, otherRgb, anchor, upward);
  }

  /// Width of a text in points.
  double width(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int index = text.charAt(i) - ' ';
      sum += index >= 0 && index < WIDTHS.length ? WIDTHS[index] : OTHER_WIDTH;
    }
    return sum * size * (bold ? BOLD_FACTOR : 1) / 1000;
  }

  /// The text, or its beginning with an ellipsis where it is wider than the room.
  String fitted(String text, double room) {
    if (width(text) <= room) return text;
    int end = text.length();
    while (end > 1 && width(text.substring(0, end) + "…") > room) end--;
    return text.substring(0, end).stripTrailing() + "…";
  }

  /// The text broken at spaces into lines no wider than the room.
  List<String> wrapped(String text, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && width(line + " " + word) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) line.append(' ');
      line.append(fitted(word, room));
    }
    if (!line.isEmpty()) lines.add(line.toString());
    return lines;
  }
}
