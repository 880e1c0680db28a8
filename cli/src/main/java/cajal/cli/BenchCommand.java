package cajal.cli;

import cajal.brain.nets.BuiltIn;
import cajal.brain.nets.Connectivity;
import cajal.brain.nets.EiNetwork;
import cajal.brain.network.Network;
import cajal.brain.network.Projection;
import cajal.io.SummaryJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "bench",
    header = "Measures the simulation loop alone and prints one line of JSON.",
    description = {"coba is the variant with 20 mV of drive, as other simulators are timed."},
    footer = {"", "Example: cajal bench coba 10 1 --threads 2"})
final class BenchCommand extends Command {
  private static final double WARM_UP_SECONDS = 60;

  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "coba, cuba, cobahh, cuba-delta or brunel.")
  private String model = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SCALE",
      description = "Cells in units of 4000, or brunel's 12,500.")
  private @Nullable Integer scale;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "SECONDS",
      description = "Time to simulate, in each run.")
  private @Nullable Double seconds;

  @Option(
      names = "--runs",
      paramLabel = "R",
      description = "How many runs, one after the other (3).")
  private int runs = 3;

  @Option(
      names = "--connectivity",
      paramLabel = "HOW",
      description = {
        "stored, or jit: drawn again for each spike, which takes no memory",
        "(jit for more than a million cells, else stored)."
      })
  private String connectivity = "";

  @Option(names = "--load", description = "Also prints how busy the machine was before.")
  private boolean load;

  @Mixin private BuildOptions options = new BuildOptions();

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (model.isEmpty()) throw new UsageError("which network? For example: cajal bench coba 1 1");
    BuiltIn builtIn = BuildOptions.builtIn(model, List.of());
    if (builtIn == BuiltIn.COBA) builtIn = BuiltIn.COBA_DRIVEN;
    options.check();
    if (scale == null || seconds == null) {
      throw new UsageError(
          "bench "
              + model
              + ": how large, and how long? For example: cajal bench "
              + model
              + " 1 1");
    }
    Connectivity how = connectivity();
    BuildOptions.requireRoom("SCALE", builtIn, scale, how);
    if (runs < 1) throw new UsageError("--runs " + runs + ": give 1 or more.");
    Steps steps = Steps.of("SECONDS", seconds, builtIn.dt());
    Steps.of("--runs " + runs + ", together", seconds * runs, builtIn.dt());
    if (!steps.remark().isEmpty()) console.err().println("cajal: " + steps.remark());
    double busy = load ? Machine.load() : 0;
    Clock clock = new Clock();
    try (Network network = options.network(builtIn.dt())) {
      EiNetwork net = builtIn.build(network, scale, how);
      network.warm(WARM_UP_SECONDS);
      double compiled = clock.seconds();
      List<Double> times = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        Clock loop = new Clock();
        network.run(steps.ms());
        times.add(loop.seconds());
      }
      Map<String, Object> line = report(net, steps, compiled, times);
      if (load) line.put("load", busy);
      console.out().println(SummaryJson.line(line));
    }
    return 0;
  }

  private static boolean isJustInTime(EiNetwork net) {
    return net.network().projections().stream().allMatch(Projection::isJustInTime);
  }

  private Connectivity connectivity() {
    return switch (connectivity) {
      case "" -> Connectivity.AUTOMATIC;
      case "stored" -> Connectivity.STORED;
      case "jit" -> Connectivity.JUST_IN_TIME;
      default ->
          throw new UsageError("--connectivity " + connectivity + ": give 'stored' or 'jit'.");
    };
  }

  private Map<String, Object> report(
      EiNetwork net, Steps steps, double compiled, List<Double> times) {
    double seconds = steps.ms() / 1000;
    int n = net.cells().size();
    int spikes = net.excitatory().size() + net.inhibitory().size();
    double best = times.stream().mapToDouble(t -> t).min().orElseThrow();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("peer", "cajal");
    line.put("version", CommandTree.VERSION);
    line.put("model", model);
    line.put("n", n);
    line.put("bio_s", Clock.rounded(seconds, 9));
    line.put("compile_s", Clock.rounded(compiled, 3));
    line.put("run_s", times.stream().map(t -> Clock.rounded(t, 4)).toList());
    line.put("best_run_s", Clock.rounded(best, 4));
    line.put("rate_hz", Clock.rounded(spikes / (double) n / seconds / runs, 3));
    line.put("threads", net.network().threads());
    line.put("dtype", options.dtype());
    line.put("seed", options.seed());
    line.put("host", Machine.family());
    line.put("us_per_step", Clock.rounded(best * 1000 * net.network().dt() / seconds, 3));
    line.put("connectivity", isJustInTime(net) ? "jit" : "stored");
    Machine.peakResident().ifPresent(bytes -> line.put("peak_rss_mib", bytes >> 20));
    line.put("peak_heap_mib", Machine.peakHeap() >> 20);
    line.put("process_s", Clock.rounded(Clock.sinceStart(), 3));
    return line;
  }
}
