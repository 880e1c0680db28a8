package cajal.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Function;

/// Something that was asked of the workflow, beside what was got.
///
/// @param asked with its limit
/// @param stages the beginning of the names of those that show it
/// @param reading of the summaries of those that have ended
record Claim(
    String quantity, String asked, String stages, Function<List<Summary>, Finding> reading) {

  /// What was got.
  ///
  /// @param verdict whether it is what was asked, or why that is not said
  record Finding(String got, String verdict) {
    static Finding of(boolean reached, String got, Object... values) {
      return new Finding(String.format(Locale.ROOT, got, values), reached ? "yes" : "no");
    }

    /// Not judged where there are fewer runs than were asked for.
    Finding from(int runs, int asked) {
      return runs >= asked ? this : new Finding(got, "%d of %d seeds".formatted(runs, asked));
    }
  }

  boolean isOf(Stage stage) {
    return stage.name().equals(stages) || stage.name().startsWith(stages + "-") && isSeed(stage);
  }

  private boolean isSeed(Stage stage) {
    return stage.name().substring(stages.length() + 1).matches("\\d+");
  }

  /// @param found summaries of its stages that have ended
  /// @param all how many stages it has
  Finding of(List<Summary> found, int all) {
    if (found.isEmpty()) return new Finding("not yet", "");
    try {
      Finding finding = reading.apply(new ArrayList<>(found));
      if (found.size() == all) return finding;
      return new Finding("%s (%d of %d runs)".formatted(finding.got(), found.size(), all), "");
    } catch (NoSuchElementException | IllegalStateException | NumberFormatException missing) {
      return new Finding("the summary has no " + missing.getMessage(), "");
    }
  }
}
