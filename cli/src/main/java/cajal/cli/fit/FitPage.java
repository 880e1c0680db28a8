package cajal.cli.fit;

import cajal.io.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A page of a fit: what was found, tables, and pictures that lie beside it.
final class FitPage {
  private static final String STYLE =
      "body{font:15px sans-serif;max-width:60em;margin:2em auto}img{max-width:100%}"
          + "td,th{padding:.2em .8em;text-align:left}table{border-collapse:collapse}"
          + "tr:nth-child(even){background:#f3f3f3}";

  private FitPage() {}

  static void write(
      Path file, String text, Map<String, List<List<String>>> tables, List<String> pictures) {
    StringBuilder page = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n");
    page.append("<title>cajal fit</title>\n<style>").append(STYLE).append("</style>\n");
    page.append("<h1>Fit</h1>\n<pre>").append(escaped(text)).append("</pre>\n");
    tables.forEach((title, table) -> {
      page.append("<h2>").append(escaped(title)).append("</h2>\n").append(table(table));
    });
    for (String picture : pictures) {
      page.append("<p><img src=\"").append(picture).append("\" alt=\"");
      page.append(picture).append("\"></p>\n");
    }
    AtomicFile.write(file, temporary -> Files.writeString(temporary, page));
  }

  private static String table(List<List<String>> rows) {
    StringBuilder table = new StringBuilder("<table>\n");
    for (List<String> row : rows) {
      String cell = row == rows.getFirst() ? "th" : "td";
      table.append("<tr>");
      for (String text : row) {
        table.append("<%s>%s</%s>".formatted(cell, escaped(text), cell));
      }
      table.append("</tr>\n");
    }
    return table.append("</table>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
