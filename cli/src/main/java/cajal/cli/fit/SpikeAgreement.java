package cajal.cli.fit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How many spikes a cell makes by itself, how many the data has, and how many pairs of them are
/// within 4 ms; each a number for each trace.
public record SpikeAgreement(List<Integer> model, List<Integer> data, List<Integer> coincidences) {
  /// In ms.
  static final double WINDOW = 4;

  /// For people, in a line.
  String line() {
    return "spikes in each trace: the model by itself %s, the data %s; %d of %d within %.0f ms"
        .formatted(listed(model), listed(data), sum(coincidences), sum(data), WINDOW);
  }

  /// For programs.
  Map<String, Object> summary() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", model);
    all.put("data", data);
    all.put("coincidences", coincidences);
    all.put("window_ms", WINDOW);
    return all;
  }

  static String listed(List<Integer> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static int sum(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}
