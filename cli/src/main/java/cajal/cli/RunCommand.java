package cajal.cli;

import cajal.brain.nets.BuiltIn;
import cajal.brain.nets.Connectivity;
import cajal.brain.nets.EiNetwork;
import cajal.brain.network.Network;
import cajal.brain.network.Settings;
import cajal.cli.source.SourceProgram;
import cajal.io.sonata.Sonata;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "run",
    header = "Simulates a network, or runs a Java source file of your own.",
    description = {
      "Writes a picture of the spikes (raster.png), the spikes (spikes.h5, SONATA) and a summary",
      "(summary.json), or what --write says. A source file writes what it says itself."
    },
    footer = {
      "",
      "Examples:",
      "  cajal run coba --seconds 2 --out out/coba",
      "  cajal run coba --write spikes.csv,rate.svg,trace.svg,connectivity.png",
      "  cajal run sonata 300_intfire/config.json",
      "  cajal run --seed 7 my-net.java"
    })
final class RunCommand extends Command {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NETWORK",
      preprocessor = SourceArguments.class,
      description =
          "coba, coba-driven, cuba, cobahh, cuba-delta, brunel; sonata with the file of a SONATA"
              + " network; or a source file, my-net.java, which is given the arguments that follow it.")
  private @Nullable String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CONFIG",
      description = "With sonata: config.json.")
  private @Nullable Path config;

  private List<String> source = List.of();

  @Option(names = "--seconds", paramLabel = "S", description = "Time to simulate (1).")
  private @Nullable Double seconds;

  @Option(names = "--dt", paramLabel = "MS", description = "Time step in ms (the network's own).")
  private @Nullable Double dt;

  @Option(
      names = "--scale",
      paramLabel = "K",
      description = "Cells in units of 4000, or brunel's 12,500 (1).")
  private int scale = 1;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/NETWORK).")
  private @Nullable Path out;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      split = ",",
      description =
          "What to write besides summary.json (raster.png,spikes.h5): spikes as h5, csv or npz;"
              + " raster, rate, trace and connectivity as png or svg.")
  private List<String> files = List.of("raster.png", "spikes.h5");

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
    options.check();
    if (!source.isEmpty()) return source(Path.of(source.getFirst()));
    if (name == null) {
      throw new UsageError(
          "which network? One of " + BuiltIn.titles() + " or a file, my-net.java.");
    }
    if (name.equals("sonata")) return sonata();
    if (BuiltIn.of(name).isEmpty()) FileNames.refuse(name);
    BuiltIn builtIn = BuildOptions.builtIn(name, List.of("sonata"));
    if (config != null) throw new UsageError("'" + config + "' is one argument too many.");
    refuse(
        Map.of("--compare", "it compares with the spikes of a SONATA network: run sonata CONFIG"));
    return builtIn(builtIn);
  }

  private int source(Path file) {
    refuse(
        Map.of(
            "--dt", "a source file says its step itself: new Network(0.1)",
            "--seconds", "a source file says itself how long it runs: net.run(1_000)",
            "--scale", "a source file says its sizes itself",
            "--out", "a source file says itself what it writes, and where",
            "--write", "a source file says itself what it writes, and where",
            "--json", "a source file says itself what it prints",
            "--compare", "it compares with the spikes of a SONATA network: run sonata CONFIG"));
    SourceProgram program = SourceProgram.compile(file);
    List<String> arguments = source.subList(1, source.size());
    if (!arguments.isEmpty() && !program.takesArguments()) {
      throw new UsageError(
          "%s is given '%s', but its main() takes nothing: write void main(String[] args). Options of"
                  .formatted(file, arguments.getFirst())
              + " cajal stand before the file: cajal run --seed 7 "
              + file);
    }
    try (var stop = new StopSignal(console)) {
      ScopedValue.where(Settings.ASKED, options.settings(stop::asked))
          .run(() -> program.run(arguments));
      return stop.asked() ? Console.INTERRUPTED : 0;
    }
  }

  private int sonata() {
    if (config == null) {
      throw new UsageError("run sonata: name the network's file, such as 300_intfire/config.json.");
    }
    refuse(
        Map.of(
            "--dt", "spikes of SONATA files lie on steps of 0.001 ms, and so does the run",
            "--scale", "a SONATA network has the size that its files give it",
            "--seed", "nothing is drawn at random in a SONATA network"));
    List<ResultFile> wanted = ResultFile.of(files);
    if (seconds != null) Steps.of("--seconds", seconds, SonataRun.DT);
    Sonata sonata = Sonata.read(config);
    Steps steps =
        seconds == null
            ? Steps.of("tstop", sonata.simulation().tstop() / 1000, SonataRun.DT)
            : Steps.of("--seconds", seconds, SonataRun.DT);
    Path folder = out == null ? Path.of("out", SonataRun.title(config)) : out;
    return new SonataRun(console, sonata, compare)
        .run(OutputFolder.create(folder, wanted), json, options.threads(), steps);
  }

  private int builtIn(BuiltIn builtIn) {
    List<ResultFile> wanted = ResultFile.of(files);
    BuildOptions.requireRoom("--scale", builtIn, scale, Connectivity.AUTOMATIC);
    double step = dt == null ? builtIn.dt() : Steps.step(dt);
    Steps steps = Steps.of("--seconds", seconds == null ? 1 : seconds, step);
    OutputFolder folder =
        OutputFolder.create(out == null ? Path.of("out", builtIn.title()) : out, wanted);
    try (Network network = options.network(step)) {
      EiNetwork net = builtIn.build(network, scale);
      Traced traced =
          folder.has(ResultFile.Content.TRACE)
              ? new Traced("v", "mV", net.potentials().apply(Traced.CELLS), steps)
              : null;
      return new Run(console, builtIn.title(), options.dtype(), folder, json)
          .of(
              new Run.Subject(network, net::spikes, traced),
              steps,
              summary -> summary.with("seed", options.seed()));
    }
  }
}
