package cajal.cli;

import cajal.error.Spelling;
import java.util.ArrayList;
import java.util.List;

/// A file that a run may leave: what is in it, and by its ending as what.
record ResultFile(Content content, String ending) {
  /// In the order in which they are written: what cannot be drawn again first.
  enum Content {
    SPIKES("h5", "csv", "npz"),
    SUMMARY("json"),
    RASTER("png", "svg"),
    RATE("png", "svg"),
    TRACE("png", "svg"),
    CONNECTIVITY("png", "svg");

    private final List<String> endings;

    Content(String... endings) {
      this.endings = List.of(endings);
    }
  }

  /// The files of these names, and the summary.
  ///
  /// @throws UsageError if a name is none of those there are
  static List<ResultFile> of(List<String> names) {
    List<String> known = all().stream().map(ResultFile::name).toList();
    for (String name : names) {
      if (known.contains(name)) continue;
      throw new UsageError(
          "--write "
              + name
              + ": there are "
              + String.join(", ", known)
              + "."
              + Spelling.suggestion(name, known));
    }
    return all().stream()
        .filter(file -> file.content == Content.SUMMARY || names.contains(file.name()))
        .toList();
  }

  private static List<ResultFile> all() {
    List<ResultFile> all = new ArrayList<>();
    for (Content content : Content.values()) {
      for (String ending : content.endings) all.add(new ResultFile(content, ending));
    }
    return all;
  }

  String name() {
    return content.name().toLowerCase(java.util.Locale.ROOT) + "." + ending;
  }
}
