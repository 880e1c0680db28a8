package cajal.io.sonata;

import java.nio.file.Path;

/// Where the results of a simulation go; `spikesFile` and `logFile` lie in `folder`.
public record SonataOutput(
    Path folder, Path spikesFile, Path logFile, SortOrder sortOrder, boolean overwrite) {

  /// The order of spikes in the file.
  public enum SortOrder {
    NONE,
    BY_ID,
    BY_TIME
  }

  static SonataOutput of(Config run, Config output) {
    Path folder =
        output.has("output_dir")
            ? output.path("output_dir")
            : Manifest.resolve(output.file(), "output");
    boolean overwrite = output.flag("overwrite_output_dir", run.flag("overwrite_output_dir", true));
    return new SonataOutput(
        folder,
        folder.resolve(output.text("spikes_file", "spikes.h5")),
        folder.resolve(output.text("log_file", "log.txt")),
        order(output),
        overwrite);
  }

  private static SortOrder order(Config output) {
    String text = output.text("spikes_sort_order", "time");
    return switch (text) {
      case "time", "by_time" -> SortOrder.BY_TIME;
      case "id", "gid", "by_id", "by_gid" -> SortOrder.BY_ID;
      case "none" -> SortOrder.NONE;
      default ->
          throw output.error(
              "spikes_sort_order none, id or time", "'" + text + "'", "Choose one of the three.");
    };
  }
}
