package cajal.cli;

import java.util.List;

/// Seconds until the end of the first run, compilation included, and of each of those that count.
record Timings(double first, List<Double> runs) {
  Timings {
    runs = List.copyOf(runs);
  }

  double best() {
    return runs.stream().mapToDouble(t -> t).min().orElseThrow();
  }

  double median() {
    return runs.stream().sorted().toList().get(runs.size() / 2);
  }

  List<Double> rounded() {
    return runs.stream().map(t -> Clock.rounded(t, 5)).toList();
  }
}
