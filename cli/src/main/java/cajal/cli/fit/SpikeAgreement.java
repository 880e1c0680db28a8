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
    int found = sum(coincidences);
    return "spikes in each trace: the model by itself %s, the data %s; %d of the data's %d are found within %.0f ms, %d of the model's %d are surplus"
        .formatted(
            listed(model), listed(data), found, sum(data), WINDOW, sum(model) - found, sum(model));
  }

  /// For programs.
  Map<String, Object> summary() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", model);
    all.put("data", data);
    all.put("coincidences", coincidences);
    all.put("surplus", sum(model) - sum(coincidences));
    all.put("window_ms", WINDOW);
    return all;
  }

  static String listed(List<Integer> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /// Whether the data has spikes and the cell makes none.
  boolean isSilent() {
    return sum(model) == 0 && sum(data) > 0;
  }

  private static int sum(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}
