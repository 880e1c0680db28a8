package cajal.plot;

import java.util.List;

/// How often each answer was given where each was right, as numbers in cells that are the darker
/// the larger their share of the row.
public final class ConfusionMatrix {
  private ConfusionMatrix() {}

  /// @param names of the answers
  /// @param counts by the right answer, then by the one that was given
  /// @throws IllegalArgumentException if there is not a row and a column for each name
  public static Figure of(List<String> names, long[][] counts) {
    for (int i = 0; i < Math.max(names.size(), counts.length); i++) {
      if (i < counts.length && i < names.size() && counts[i].length == names.size()) continue;
      throw new IllegalArgumentException(
          "confusion: %d names take as many rows of as many counts, found %d rows"
              .formatted(names.size(), counts.length));
    }
    Panel panel =
        new CountPanel(
            Axis.namedForward("answer given", names), Axis.named("right answer", names), counts);
    return Figure.of(panel).sized(600, 520);
  }
}
