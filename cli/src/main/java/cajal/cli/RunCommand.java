package cajal.cli;

import cajal.brain.nets.BuiltIn;
import cajal.brain.nets.EiNetwork;
import cajal.brain.network.Network;
import cajal.cli.source.SourceProgram;
import cajal.io.sonata.Sonata;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "run",
    description = {
      "Simulates a network and writes a picture of its spikes (raster.png), the spikes",
      "(spikes.h5, SONATA) and a summary (summary.json)."
    },
    footer = {
      "",
      "Examples:",
      "  cajal run coba --seconds 2 --out out/coba",
      "  cajal run sonata 300_intfire/config.json",
      "  cajal run my-net.java"
    })
final class RunCommand extends Command {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NETWORK",
      preprocessor = SourceArguments.class,
      description =
          "coba, coba-driven, cuba, cobahh, cuba-delta; sonata with the file of a SONATA network; or"
              + " a source file, my-net.java, which is given the arguments that follow it.")
  private @Nullable String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CONFIG",
      description = "With sonata: config.json.")
  private @Nullable Path config;

  private List<String> source = List.of();

  @Option(names = "--seconds", paramLabel = "S", description = "Time to simulate (1).")
  private double seconds = Double.NaN;

  @Option(names = "--dt", paramLabel = "MS", description = "Time step in ms (the network's own).")
  private double dt = Double.NaN;

  @Option(names = "--scale", paramLabel = "K", description = "Cells in units of 4000 (1).")
  private int scale = 1;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/NETWORK).")
  private @Nullable Path out;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "With sonata: spikes to compare with (the network's own output).")
  private @Nullable Path compare;

  @Option(names = "--json", description = "Prints the summary as JSON and nothing else.")
  private boolean json;

  @Mixin private BuildOptions options = new BuildOptions();

  RunCommand(Console console) {
    this.console = console;
  }

  void source(List<String> fileAndArguments) {
    source = fileAndArguments;
  }

  @Override
  public Integer call() {
    if (!source.isEmpty()) {
      Path file = Path.of(source.getFirst());
      SourceProgram.compile(file).run(source.subList(1, source.size()));
      return 0;
    }
    if (name == null) {
      throw new UsageError(
          "which network? One of " + BuiltIn.titles() + " or a file, my-net.java.");
    }
    options.check();
    boolean given = !Double.isNaN(seconds);
    if (given && !(seconds > 0))
      throw new UsageError("--seconds " + seconds + ": give more than 0.");
    if (name.equals("sonata")) return sonata(given ? seconds * 1000 : Double.NaN);
    if (config != null) throw new UsageError("'" + config + "' is one argument too many.");
    return builtIn(name, given ? seconds : 1);
  }

  private int sonata(double ms) {
    if (config == null) {
      throw new UsageError("run sonata: name the network's file, such as 300_intfire/config.json.");
    }
    Sonata sonata = Sonata.read(config);
    Path folder = out == null ? Path.of("out", SonataRun.title(config)) : out;
    double end = Double.isNaN(ms) ? sonata.simulation().tstop() : ms;
    return new SonataRun(console, sonata, compare)
        .run(OutputFolder.create(folder), json, options.threads, end);
  }

  private int builtIn(String name, double seconds) {
    BuiltIn builtIn = BuildOptions.builtIn(name, List.of("sonata"));
    if (scale < 1) throw new UsageError("--scale " + scale + ": give 1 or more.");
    double step = Double.isNaN(dt) ? builtIn.dt() : dt;
    if (!(step > 0) || Double.isInfinite(step)) {
      throw new UsageError("--dt " + step + ": a step is more than 0 ms; 0.1 is usual.");
    }
    double steps = Math.rint(seconds * 1000 / step);
    if (!(steps >= 1 && steps < Integer.MAX_VALUE)) {
      throw new UsageError(
          "--seconds " + seconds + " in steps of " + step + " ms: give 1 to 2147483647 steps.");
    }
    OutputFolder folder = OutputFolder.create(out == null ? Path.of("out", name) : out);
    try (Network network = options.network(step)) {
      EiNetwork net = builtIn.build(network, scale);
      return new Run(console, name, options.dtype(), folder, json)
          .of(network, (int) steps, net::spikes, summary -> summary.with("seed", options.seed));
    }
  }
}
