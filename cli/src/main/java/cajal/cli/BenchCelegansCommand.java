package cajal.cli;

import cajal.brain.connectome.Connectome;
import cajal.brain.network.Network;
import cajal.brain.training.Recording;
import cajal.brain.training.Unrolled;
import cajal.cli.connectome.Anatomy;
import cajal.cli.connectome.NetworkKind;
import cajal.io.SummaryJson;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.systems.connectome.AnatomicalNetwork;
import cajal.systems.connectome.Signs;
import cajal.systems.connectome.Worm;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "celegans",
    header = "Measures a gradient step through the network of C. elegans.",
    description = {
      "All 302 neurons for one second in steps of 0.5 ms: the mean squared difference between their",
      "voltages and given ones, and its gradient by the strength of every connection. Prints one line",
      "of JSON: gradient_step_s are seconds for a step."
    },
    footer = {"", "Example: cajal bench celegans --data ../shared/data/celegans"})
final class BenchCelegansCommand extends Command {
  private static final double DT = 0.5;
  private static final double MS = 1000;

  private final Console console;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the edge lists (../shared/data/celegans).")
  private Path data = Path.of("..", "shared", "data", "celegans");

  @Option(names = "--model", paramLabel = "MODEL", description = "graded (the default) or spiking.")
  private NetworkKind model = NetworkKind.GRADED;

  @Mixin private MeasureOptions options = new MeasureOptions(10, 6, 1);

  BenchCelegansCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.check();
    Connectome connectome =
        Anatomy.worm(data.resolve(Anatomy.COOK), Anatomy.Selves.DROP).connectome();
    Signs signs = Signs.of(connectome, Worm.signs(connectome));
    Network network = new Network(DT).seed(options.seed()).threads(1);
    try (AnatomicalNetwork worm = model.build(network, connectome, signs)) {
      measure(worm);
    }
    return 0;
  }

  private void measure(AnatomicalNetwork worm) {
    Unrolled run = worm.unrolled().run(MS);
    Recording voltage = worm.voltage(run);
    worm.current(run);
    List<Parameter> strengths = worm.strengths(run);
    Compiled step =
        Cajal.compileAll(
            given ->
                Derivatives.valueAndGrad(
                    () -> {
                      Tensor v = run.respond(given.getFirst()).of(voltage);
                      return List.of(Reductions.mean(Maths.square(v.minus(given.getLast()))));
                    },
                    strengths),
            options.settings());
    int cells = worm.connectome().size();
    Type all = Type.of(DType.F32, (int) (MS / DT), cells);
    List<Tensor> given = List.of(touch(worm.connectome(), all), rest(all));
    if (options.explain()) {
      console.out().println(step.explain(all, all).strip());
      return;
    }
    Timings times = options.time(new Clock(), () -> step.applyAll(given), () -> {});
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("peer", "cajal");
    line.put("version", CommandTree.VERSION);
    line.put("model", "celegans, " + model.name().toLowerCase(Locale.ROOT));
    line.put("n", cells);
    line.put("chemical", worm.connectome().chemical().csr().size());
    line.put("electrical", worm.connectome().junctions());
    line.put("bio_s", MS / 1000);
    line.put("dt_ms", DT);
    line.put("compile_s", Clock.rounded(times.first() - times.best(), 3));
    line.put("gradient_step_s", times.rounded());
    line.put("best_run_s", Clock.rounded(times.best(), 5));
    line.put("median_s", Clock.rounded(times.median(), 5));
    line.put("loss", step.applyAll(given).getFirst().floats()[0]);
    line.put("threads", options.settings().threads());
    line.put("dtype", "f32");
    line.put("seed", options.seed());
    line.put("host", Machine.family());
    line.put("process_s", Clock.rounded(Clock.sinceStart(), 3));
    console.out().println(SummaryJson.line(line));
  }

  private static Tensor rest(Type type) {
    float[] volts = new float[type.shape().dim(0) * type.shape().dim(1)];
    Arrays.fill(volts, -40);
    return Fill.from(type, volts);
  }

  /// A touch of the front from 100 to 600 ms.
  private static Tensor touch(Connectome connectome, Type type) {
    int cells = type.shape().dim(1);
    float[] currents = new float[type.shape().dim(0) * cells];
    for (String cell : Worm.ANTERIOR_TOUCH) {
      int i = connectome.cell(cell);
      for (int t = 200; t < 1200; t++) currents[t * cells + i] = 5;
    }
    return Fill.from(type, currents);
  }
}
