package cajal.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A summary for people.
final class RunReport {
  private RunReport() {}

  static String text(RunSummary run) {
    return String.format(
        Locale.ROOT,
        """
        %s: %,d cells, %,d synapses, %s s in steps of %s ms, %s, %s
          rates       %s, from %s ms on
          ISI CV      %s
          wall time   %s s, %s times as fast as real time
          first step  %s s after the command\
        """,
        run.network(),
        run.cells(),
        run.synapses(),
        number(Clock.rounded(run.timing().ms(), 6) / 1000),
        run.dt(),
        run.dtype(),
        run.threads() == 1 ? "1 thread" : run.threads() + " threads",
        each(run.rates(), " Hz"),
        number(run.ratesFrom()),
        each(run.variations(), ""),
        number(run.timing().wall()),
        number(run.timing().timesRealTime()),
        number(run.timing().firstStep()));
  }

  private static String each(Map<String, Double> numbers, String unit) {
    return numbers.entrySet().stream()
        .map(entry -> entry.getKey() + " " + number(entry.getValue()) + unit)
        .collect(Collectors.joining(", "));
  }

  /// Three digits are what a reader wants; NaN is what nothing could be counted for.
  private static String number(double value) {
    if (Double.isNaN(value)) return "–";
    if (value == Math.rint(value)) return String.format(Locale.ROOT, "%.0f", value);
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
