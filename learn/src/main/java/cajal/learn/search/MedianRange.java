package cajal.learn.search;

import java.util.Arrays;
import java.util.Locale;

/// The middle of some numbers, with the lowest and the highest.
public record MedianRange(double median, double low, double high) {
  /// @param numbers one or more, in any order; infinite ones count, as the highest
  public static MedianRange of(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double below = sorted[(n - 1) / 2];
    double above = sorted[n / 2];
    double median = below == above ? below : (below + above) / 2;
    return new MedianRange(median, sorted[0], sorted[n - 1]);
  }

  /// Such as `3 (2 to 5)`, or `3` where all of them are written alike.
  ///
  /// @param format of one number
  public String text(String format) {
    String lowest = String.format(Locale.ROOT, format, low);
    String highest = String.format(Locale.ROOT, format, high);
    if (lowest.equals(highest)) return lowest;
    return "%s (%s to %s)".formatted(String.format(Locale.ROOT, format, median), lowest, highest);
  }
}
