package cajal.cli;

import cajal.brain.nets.Coba;
import cajal.brain.nets.Connectivity;
import cajal.brain.nets.EiNetwork;
import cajal.brain.nets.NetworkSize;
import cajal.brain.network.Network;
import cajal.brain.network.Projection;
import cajal.io.SummaryJson;
import cajal.plot.Figure;
import cajal.plot.LogLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "scaling",
    header = "Measures what a step costs against the number of neurons and of synapses.",
    description = {
      "Networks with 80 synapses for each neuron, and 1000 neurons with more and more synapses that",
      "have no effect, so that all fire alike. Prints a line of JSON for each, and writes",
      "scaling.json, scaling.png and scaling.svg."
    },
    footer = {"", "Example: cajal bench scaling --out out/scaling"})
final class ScalingCommand extends Command {
  private static final double DT = 0.1;
  private static final int FEWEST = 1000;
  private static final double WARM_UP_SECONDS = 60;
  private static final int RUNS = 3;

  private final Console console;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "The largest number of neurons and of synapses (1000000).")
  private int most = 1_000_000;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of a measurement, of which the best of three counts (1000).")
  private int steps = 1000;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/scaling).")
  private Path out = Path.of("out", "scaling");

  @Mixin private BuildOptions options = new BuildOptions();

  /// @param line what is printed of it
  private record Point(int n, long synapses, double microseconds, Map<String, Object> line) {}

  ScalingCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.check();
    if (most < FEWEST) throw new UsageError("--most " + most + ": give " + FEWEST + " or more.");
    if (steps < 1) throw new UsageError("--steps " + steps + ": give 1 or more.");
    BuildOptions.requireRoom("--most " + most, NetworkSize.ofCells(most, Connectivity.AUTOMATIC));
    Path folder = OutputFolder.create(out, List.of()).folder();
    List<Point> neurons = new ArrayList<>();
    List<Point> synapses = new ArrayList<>();
    for (int size : sizes(most)) {
      neurons.add(measure("neurons", net -> Coba.driven(net, size, 80, Connectivity.AUTOMATIC)));
    }
    for (int size : sizes(Math.min(most, FEWEST * FEWEST))) {
      double each = (double) size / FEWEST;
      synapses.add(measure("synapses", net -> Coba.uncoupled(net, FEWEST, each)));
    }
    Figure figure =
        LogLog.of(
                "neurons, or synapses",
                "cost of a step (µs)",
                series("neurons with 80 synapses each", neurons, Point::n),
                series("synapses onto 1000 neurons", synapses, Point::synapses))
            .titled("What a step costs");
    List<Map<String, Object>> lines =
        Stream.concat(neurons.stream(), synapses.stream()).map(Point::line).toList();
    SummaryJson.write(folder.resolve("scaling.json"), lines);
    Results.write(figure, folder.resolve("scaling.png"));
    Results.write(figure, folder.resolve("scaling.svg"));
    console.err().println("wrote scaling.json, scaling.png and scaling.svg in " + folder);
    return 0;
  }

  /// Two to a decade.
  private static List<Integer> sizes(int most) {
    List<Integer> sizes = new ArrayList<>();
    for (long decade = FEWEST; decade <= most; decade *= 10) {
      sizes.add((int) decade);
      if (decade * 3 <= most) sizes.add((int) decade * 3);
    }
    return sizes;
  }

  private static LogLog.Series series(String name, List<Point> points, ToDoubleFunction<Point> x) {
    return new LogLog.Series(
        name,
        points.stream().mapToDouble(x).toArray(),
        points.stream().mapToDouble(Point::microseconds).toArray());
  }

  private Point measure(String series, Function<Network, EiNetwork> recipe) {
    try (Network network = options.network(DT)) {
      EiNetwork net = recipe.apply(network);
      int size = net.cells().size();
      network.warm(WARM_UP_SECONDS);
      network.run(steps * DT);
      int before = net.excitatory().size() + net.inhibitory().size();
      double best = Double.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        Clock clock = new Clock();
        network.run(steps * DT);
        best = Math.min(best, clock.seconds());
      }
      int spikes = net.excitatory().size() + net.inhibitory().size() - before;
      long synapses = network.projections().stream().mapToLong(Projection::synapses).sum();
      double microseconds = best / steps * 1e6;
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("series", series);
      line.put("n", size);
      line.put("synapses", synapses);
      line.put("us_per_step", Clock.rounded(microseconds, 3));
      line.put("rate_hz", Clock.rounded(spikes / (double) size / (RUNS * steps * DT / 1000), 3));
      line.put("threads", network.threads());
      line.put("dtype", options.dtype());
      line.put("host", Machine.family());
      console.out().println(SummaryJson.line(line));
      return new Point(size, synapses, microseconds, line);
    }
  }
}
