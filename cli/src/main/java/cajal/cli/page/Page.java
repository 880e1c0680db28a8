package cajal.cli.page;

import cajal.io.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A page of HTML: headings, texts, tables, and pictures that lie beside it.
///
/// ```java
/// new Page("Fit").preformatted(text).table(rows).picture("traces.png", "Data and model.").write(file);
/// ```
public final class Page {
  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
          + "pre{background:#f4f4f4;padding:.8em;overflow:auto}"
          + "table{border-collapse:collapse;margin:1em 0;font-size:14px}"
          + "td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left;vertical-align:top}"
          + "figure{margin:1.5em 0}img{max-width:100%}figcaption{color:#555}";

  private final StringBuilder html = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">");

  public Page(String title) {
    html.append("\n<title>").append(escaped(title)).append("</title>\n<style>").append(STYLE);
    html.append("</style>\n");
    element("h1", title);
  }

  private Page element(String name, String text) {
    html.append('<').append(name).append('>').append(escaped(text));
    html.append("</").append(name).append(">\n");
    return this;
  }

  public Page heading(String text) {
    return element("h2", text);
  }

  /// A heading that others link to as `#anchor`.
  public Page heading(String text, String anchor) {
    html.append("<h2 id=\"").append(escaped(anchor)).append("\">");
    html.append(escaped(text)).append("</h2>\n");
    return this;
  }

  /// One below [#heading].
  public Page subheading(String text) {
    return element("h3", text);
  }

  public Page paragraph(String text) {
    return element("p", text);
  }

  /// A line of files that lie beside the page, each a link.
  public Page files(String before, List<String> files) {
    html.append("<p>").append(escaped(before));
    for (String file : files) {
      html.append(file.equals(files.getFirst()) ? " " : ", ").append(link(file, file));
    }
    html.append("</p>\n");
    return this;
  }

  /// Text as it is, such as a command or its output.
  public Page preformatted(String text) {
    return element("pre", text);
  }

  /// A cell of a table.
  ///
  /// @param address that it links to; none if empty
  public record Cell(String text, String address) {
    public static Cell of(String text) {
      return new Cell(text, "");
    }

    private String html() {
      return address.isEmpty() ? escaped(text) : link(text, address);
    }
  }

  /// A table whose first row is its header.
  public Page table(List<List<String>> rows) {
    return linked(rows.stream().map(row -> row.stream().map(Cell::of).toList()).toList());
  }

  /// The same with links.
  public Page linked(List<List<Cell>> rows) {
    html.append("<table>\n");
    for (List<Cell> row : rows) {
      String name = row == rows.getFirst() ? "th" : "td";
      html.append("<tr>");
      for (Cell cell : row) html.append("<%s>%s</%s>".formatted(name, cell.html(), name));
      html.append("</tr>\n");
    }
    html.append("</table>\n");
    return this;
  }

  private static String link(String text, String address) {
    return "<a href=\"%s\">%s</a>".formatted(escaped(address), escaped(text));
  }

  /// A picture and what it shows.
  ///
  /// @param file relative to the page
  public Page picture(String file, String caption) {
    html.append("<figure><img src=\"").append(escaped(file)).append("\" alt=\"");
    html.append(escaped(caption)).append("\"><figcaption>").append(escaped(caption));
    html.append("</figcaption></figure>\n");
    return this;
  }

  /// Writes the page whole or not at all.
  ///
  /// @throws cajal.io.WriteError if the file system refuses
  public void write(Path file) {
    AtomicFile.write(file, temporary -> Files.writeString(temporary, html));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
