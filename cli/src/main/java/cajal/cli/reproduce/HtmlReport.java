package cajal.cli.reproduce;

import cajal.io.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One page of all stages: commands, what they printed, tables of their summaries, pictures, which
/// stay in the folders beside it.
public final class HtmlReport {
  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
          + "pre{background:#f4f4f4;padding:.8em;overflow:auto}table{border-collapse:collapse}"
          + "td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left;vertical-align:top}"
          + "img{max-width:100%;margin:.5em 0}figcaption{color:#555}";

  private final String title;
  private final Path folder;
  private final StringBuilder html = new StringBuilder();

  public HtmlReport(String title, Path folder) {
    this.title = title;
    this.folder = folder;
  }

  /// Writes `report.html`: what has ended, and what has not yet.
  ///
  /// @param machine what it ran on
  public Path write(List<Stage> stages, Map<String, Done> done, String machine) {
    html.setLength(0);
    html.append("<!doctype html><meta charset=\"utf-8\"><title>").append(text(title));
    html.append("</title><style>").append(STYLE).append("</style><h1>").append(text(title));
    html.append("</h1><p>").append(text(machine)).append("</p>");
    overview(stages, done);
    for (Stage stage : stages) part(stage, Optional.ofNullable(done.get(stage.name())));
    Path file = folder.resolve("report.html");
    AtomicFile.write(file, temporary -> Files.writeString(temporary, html.append('\n')));
    return file;
  }

  private void overview(List<Stage> stages, Map<String, Done> done) {
    html.append("<table><tr><th>part<th>state<th>time");
    for (Stage stage : stages) {
      Optional<Done> ended = Optional.ofNullable(done.get(stage.name()));
      html.append("<tr><td><a href=\"#").append(stage.name()).append("\">");
      html.append(text(stage.title())).append("</a><td>");
      html.append(
          ended.map(d -> d.code() == 0 ? "done" : "ended with " + d.code()).orElse("not yet"));
      html.append("<td>");
      html.append(ended.map(d -> String.format(Locale.ROOT, "%.1f s", d.seconds())).orElse(""));
    }
    html.append("</table>");
  }

  private void part(Stage stage, Optional<Done> ended) {
    html.append("<h2 id=\"").append(stage.name()).append("\">").append(text(stage.title()));
    html.append("</h2>");
    if (ended.isEmpty()) {
      html.append("<p>Not yet.</p>");
      return;
    }
    Path own = folder.resolve(stage.name());
    html.append("<pre>").append(text(ended.get().command())).append("</pre><pre>");
    html.append(text(ended.get().output().strip())).append("</pre><table>");
    ended
        .get()
        .facts(own)
        .forEach((name, value) ->
            html.append("<tr><td>").append(text(name)).append("<td>").append(text(value)));
    html.append("</table>");
    for (String picture : pictures(own)) {
      String name = stage.name() + "/" + picture;
      html.append("<figure><img src=\"").append(name).append("\" alt=\"").append(text(picture));
      html.append("\"><figcaption>").append(text(picture)).append("</figcaption></figure>");
    }
  }

  private static List<String> pictures(Path own) {
    try (Stream<Path> files = Files.list(own)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".png") || name.endsWith(".svg"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
