package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.network.Network;
import cajal.brain.network.Projection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is said of a run: as text by [RunReport], in summary.json and with `--json` by [#entries].
///
/// @param ratesFrom when counting began, in ms
/// @param rates in Hz, of each population
/// @param variations of the intervals between spikes, averaged over each population
/// @param more entries of one kind of run
record RunSummary(
    String network,
    int cells,
    long synapses,
    double dt,
    int threads,
    double ratesFrom,
    Map<String, Double> rates,
    Map<String, Double> variations,
    Loop.Timing timing,
    String dtype,
    Map<String, Object> more) {
  /// Rates are those after the start has been forgotten, where the run is long enough.
  private static final double SETTLED_MS = 200;

  static RunSummary of(
      String title, Network network, String dtype, List<Spikes> spikes, Loop.Timing timing) {
    double from = timing.ms() >= 2 * SETTLED_MS ? SETTLED_MS : 0;
    Map<String, Double> rates = new LinkedHashMap<>();
    Map<String, Double> variations = new LinkedHashMap<>();
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
    return new RunSummary(
        title,
        cells,
        synapses,
        network.dt(),
        network.threads(),
        from,
        rates,
        variations,
        timing,
        dtype,
        Map.of());
  }

  RunSummary with(String key, Object value) {
    Map<String, Object> longer = new LinkedHashMap<>(more);
    longer.put(key, value);
    return new RunSummary(
        network, cells, synapses, dt, threads, ratesFrom, rates, variations, timing, dtype, longer);
  }

  Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("network", network);
    entries.put("version", CommandTree.VERSION);
    entries.put("cells", cells);
    entries.put("synapses", synapses);
    entries.put("ms", Clock.rounded(timing.ms(), 6));
    entries.put("dt", dt);
    entries.put("threads", threads);
    entries.put("dtype", dtype);
    entries.put("rates_from_ms", ratesFrom);
    entries.put("rate_hz", rates);
    entries.put("isi_cv", variations);
    entries.put("wall_s", Clock.rounded(timing.wall(), 4));
    entries.put("first_step_s", Clock.rounded(timing.firstStep(), 3));
    entries.put("times_real_time", Clock.rounded(timing.timesRealTime(), 3));
    entries.putAll(more);
    return entries;
  }
}
