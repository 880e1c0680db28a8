package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.network.Network;
import cajal.brain.network.Projection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is said of a run in summary.json, with `--json`, and as text.
record RunSummary(Map<String, Object> entries) {
  /// Rates are those after the start has been forgotten, where the run is long enough.
  private static final double SETTLED_MS = 200;

  static RunSummary of(String title, Network network, List<Spikes> spikes, Loop.Timing timing) {
    double from = timing.ms() >= 2 * SETTLED_MS ? SETTLED_MS : 0;
    Map<String, Object> rates = new LinkedHashMap<>();
    Map<String, Object> variations = new LinkedHashMap<>();
    int cells = 0;
    for (Spikes each : spikes) {
      cells += each.neurons();
      rates.put(each.population(), Clock.rounded(each.rate(from, timing.ms()), 3));
      variations.put(each.population(), Clock.rounded(each.cv(from, timing.ms()), 3));
    }
    long synapses = 0;
    for (Projection projection : network.projections()) {
      synapses += projection.synapses();
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("network", title);
    entries.put("version", CommandTree.VERSION);
    entries.put("cells", cells);
    entries.put("synapses", synapses);
    entries.put("ms", Clock.rounded(timing.ms(), 6));
    entries.put("dt", network.dt());
    entries.put("threads", network.threads());
    entries.put("rates_from_ms", from);
    entries.put("rate_hz", rates);
    entries.put("isi_cv", variations);
    entries.put("wall_s", Clock.rounded(timing.wall(), 4));
    entries.put("first_step_s", Clock.rounded(timing.firstStep(), 3));
    entries.put("times_real_time", Clock.rounded(timing.timesRealTime(), 3));
    return new RunSummary(entries);
  }

  RunSummary with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(entries);
    more.put(key, value);
    return new RunSummary(more);
  }
}
