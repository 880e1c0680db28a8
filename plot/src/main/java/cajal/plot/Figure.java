package cajal.plot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A picture: a title, columns of panels, and a caption. Panels stacked in one column with the same
/// x axis are aligned and share its labels. The same figure gives the same bytes.
public final class Figure {
  /// Panels above one another and their share of the figure's width.
  record Column(double weight, List<Panel> panels) {
    Column {
      panels = List.copyOf(panels);
    }
  }

  private static final double DEFAULT_WIDTH = 900;
  private static final double DEFAULT_HEIGHT = 520;
  private static final double LEAST_SIZE = 120;
  private static final double LARGEST_SIZE = 4000;

  private final String title;
  private final String remark;
  private final List<Column> columns;
  private final double width;
  private final double height;

  private Figure(String title, String remark, List<Column> columns, double width, double height) {
    this.title = title;
    this.remark = remark;
    this.columns = List.copyOf(columns);
    this.width = width;
    this.height = height;
  }

  static Figure of(Panel... panels) {
    return columns(new Column(1, List.of(panels)));
  }

  static Figure columns(Column... columns) {
    return new Figure("", "", List.of(columns), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  }

  /// Loads Java2D and its fonts, which a first PNG needs 0.1 s for: to be called on another thread
  /// while a simulation runs.
  ///
  /// @throws IllegalStateException if Java finds no fonts on this machine
  public static void warmUp() {
    new PngCanvas(LEAST_SIZE, LEAST_SIZE).text("0", LEAST_SIZE, LEAST_SIZE, Lettering.TITLE);
  }

  /// The figures' columns one beside the other; title, remark and size are those of the first.
  public static Figure beside(Figure first, Figure... others) {
    List<Column> columns = new ArrayList<>(first.columns);
    for (Figure other : others) columns.addAll(other.columns);
    return new Figure(first.title, first.remark, columns, first.width, first.height);
  }

  /// The figures' panels one above the other in one column; title, remark and size are those of the
  /// first. Time axes that agree are shared.
  public static Figure stack(Figure first, Figure... others) {
    List<Panel> panels = new ArrayList<>();
    first.columns.forEach(column -> panels.addAll(column.panels));
    for (Figure other : others) {
      other.columns.forEach(column -> panels.addAll(column.panels));
    }
    List<Column> columns = List.of(new Column(1, panels));
    return new Figure(first.title, first.remark, columns, first.width, first.height);
  }

  public Figure titled(String text) {
    return new Figure(text, remark, columns, width, height);
  }

  /// With a text put before the caption that the panels give themselves.
  public Figure remarked(String text) {
    return new Figure(title, text, columns, width, height);
  }

  /// With a size in points (1/72 inch); a PNG has two pixels to a point.
  ///
  /// @throws IllegalArgumentException unless both are between 120 and 4000
  public Figure sized(double newWidth, double newHeight) {
    boolean fits = newWidth >= LEAST_SIZE && newWidth <= LARGEST_SIZE;
    if (!fits || !(newHeight >= LEAST_SIZE && newHeight <= LARGEST_SIZE)) {
      throw new IllegalArgumentException(
          "a figure of " + newWidth + " by " + newHeight + " points; give sizes from 120 to 4000");
    }
    return new Figure(title, remark, columns, newWidth, newHeight);
  }

  /// Writes the picture, as PNG or SVG by the file's ending; the file is whole or not there.
  ///
  /// @throws IllegalArgumentException if the ending is another
  /// @throws java.io.UncheckedIOException if it cannot be written, saying why
  public void write(Path file) {
    String name = file.toString();
    if (name.endsWith(".png")) {
      OutputFile.write(file, png());
    } else if (name.endsWith(".svg")) {
      OutputFile.write(file, svg().getBytes(StandardCharsets.UTF_8));
    } else {
      throw new IllegalArgumentException(
          "cannot write the picture " + file + ": a picture's name ends in .png or .svg");
    }
  }

  /// The picture as the bytes of a PNG file.
  ///
  /// @throws IllegalStateException if Java finds no fonts on this machine
  public byte[] png() {
    PngCanvas canvas = new PngCanvas(width, height);
    Layout.of(this).draw(canvas);
    return canvas.png();
  }

  /// The picture as SVG text, which needs neither fonts nor a display.
  public String svg() {
    SvgCanvas canvas = new SvgCanvas(width, height, title);
    Layout.of(this).draw(canvas);
    return canvas.svg();
  }

  String title() {
    return title;
  }

  List<Column> columns() {
    return columns;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /// The remark and the notes of all panels, each once.
  String caption() {
    List<String> sentences = new ArrayList<>();
    if (!remark.isBlank()) sentences.add(remark.strip());
    for (Column column : columns) {
      for (Panel panel : column.panels) {
        for (String note : panel.notes()) {
          if (!sentences.contains(note)) sentences.add(note);
        }
      }
    }
    return String.join(" ", sentences);
  }
}
