package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.nets.BuiltIn;
import cajal.brain.nets.EiNetwork;
import cajal.brain.network.Network;
import cajal.brain.network.Projection;
import cajal.io.SummaryJson;
import cajal.plot.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `cajal run coba` and its like.
record BuiltInRun(
    Console console, BuiltIn builtIn, BuildOptions options, int scale, double dt, int steps) {
  /// Rates are those after the start has been forgotten, where the run is long enough.
  private static final double SETTLED_MS = 200;

  int into(OutputFolder folder, boolean json) {
    Thread.ofPlatform().daemon().start(Figure::warmUp);
    try (var interrupt = new Interrupt();
        Network network = options.network(dt)) {
      EiNetwork net = builtIn.build(network, scale);
      Loop.Timing timing = new Loop(console, interrupt).run(network, builtIn.title(), steps);
      List<Spikes> spikes = net.spikes();
      Map<String, Object> summary = summary(net, spikes, timing);
      String written = folder.write(builtIn.title(), timing.ms(), spikes, summary);
      if (json) {
        console.out().println(SummaryJson.line(summary));
      } else {
        console.out().println(new RunReport(summary).text());
        console.out().println(written);
      }
      if (!interrupt.asked()) return 0;
      console.err().printf("cajal: stopped after %.0f of %.0f ms%n", timing.ms(), steps * dt);
      return Console.INTERRUPTED;
    }
  }

  private Map<String, Object> summary(EiNetwork net, List<Spikes> spikes, Loop.Timing timing) {
    double from = timing.ms() >= 2 * SETTLED_MS ? SETTLED_MS : 0;
    Map<String, Object> rates = new LinkedHashMap<>();
    Map<String, Object> variations = new LinkedHashMap<>();
    for (Spikes each : spikes) {
      rates.put(each.population(), Clock.rounded(each.rate(from, timing.ms()), 3));
      variations.put(each.population(), Clock.rounded(each.cv(from, timing.ms()), 3));
    }
    long synapses = 0;
    for (Projection projection : net.network().projections()) {
      synapses += projection.connections().target().length;
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("network", builtIn.title());
    summary.put("version", CommandTree.VERSION);
    summary.put("cells", net.cells().size());
    summary.put("synapses", synapses);
    summary.put("ms", timing.ms());
    summary.put("dt", dt);
    summary.put("seed", options.seed);
    summary.put("threads", net.network().threads());
    summary.put("dtype", options.dtype());
    summary.put("rates_from_ms", from);
    summary.put("rate_hz", rates);
    summary.put("isi_cv", variations);
    summary.put("wall_s", Clock.rounded(timing.wall(), 4));
    summary.put("first_step_s", Clock.rounded(timing.firstStep(), 3));
    summary.put("times_real_time", Clock.rounded(timing.timesRealTime(), 3));
    return summary;
  }
}
