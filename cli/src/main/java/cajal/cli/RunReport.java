package cajal.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A summary for people.
record RunReport(Map<String, Object> summary) {
  String text() {
    return """
    %s: %,d cells, %,d synapses, %s s in steps of %s ms, %s, %s
      rates       %s, from %s ms on
      ISI CV      %s
      wall time   %s s, %s times as fast as real time
      first step  %s s after the command\
    """
        .formatted(
            value("network"),
            whole("cells"),
            whole("synapses"),
            number(real("ms") / 1000),
            value("dt"),
            value("dtype"),
            threads(whole("threads")),
            each("rate_hz", " Hz"),
            number(real("rates_from_ms")),
            each("isi_cv", ""),
            number(real("wall_s")),
            number(real("times_real_time")),
            number(real("first_step_s")));
  }

  private Object value(String key) {
    return Objects.requireNonNull(summary.get(key), key);
  }

  private double real(String key) {
    return ((Number) value(key)).doubleValue();
  }

  private long whole(String key) {
    return ((Number) value(key)).longValue();
  }

  private String each(String key, String unit) {
    return ((Map<?, ?>) value(key))
        .entrySet().stream()
            .map(e -> e.getKey() + " " + number((double) e.getValue()) + unit)
            .collect(Collectors.joining(", "));
  }

  private static String threads(long count) {
    return count == 1 ? "1 thread" : count + " threads";
  }

  /// Three digits are what a reader wants; NaN is what nothing could be counted for.
  private static String number(double value) {
    if (Double.isNaN(value)) return "–";
    if (value == Math.rint(value)) return String.format(Locale.ROOT, "%.0f", value);
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
