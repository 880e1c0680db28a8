package cajal.cli;

import cajal.brain.nets.BuiltIn;
import cajal.cli.source.SourceProgram;
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
          "coba, coba-driven, cuba, cobahh, cuba-delta; or a source file, my-net.java, which is"
              + " given the arguments that follow it.")
  private @Nullable String name;

  private List<String> source = List.of();

  @Option(names = "--seconds", paramLabel = "S", description = "Time to simulate (1).")
  private double seconds = 1;

  @Option(names = "--dt", paramLabel = "MS", description = "Time step in ms (the network's own).")
  private double dt = Double.NaN;

  @Option(names = "--scale", paramLabel = "K", description = "Cells in units of 4000 (1).")
  private int scale = 1;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/NETWORK).")
  private @Nullable Path out;

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
    return builtIn(name);
  }

  private int builtIn(String name) {
    BuiltIn builtIn = BuildOptions.builtIn(name, List.of());
    options.check();
    if (!(seconds > 0)) throw new UsageError("--seconds " + seconds + ": give more than 0.");
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
    Path folder = out == null ? Path.of("out", name) : out;
    var run = new BuiltInRun(console, builtIn, options, scale, step, (int) steps);
    return run.into(OutputFolder.create(folder), json);
  }
}
