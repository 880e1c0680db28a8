package cajal.cli;

import cajal.cli.dense.DenseModel;
import cajal.cli.dense.Training;
import cajal.emit.Lanes;
import cajal.exec.Settings;
import cajal.exec.TileRate;
import cajal.io.SummaryJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    header = "Measures a training step of a dense model: forward, backward and Adam.",
    description = {
      "mlp: 784-512-512-10, batch 128. conv: 3x32x32, two convolutions (32, 64, stride 2), batch 64.",
      "transformer: 2 layers of width 128, 4 heads, 64 tokens, batch 16. gru: 128 units, 64 inputs,",
      "100 steps, batch 32. Prints one line of JSON; run_s are seconds for each step."
    },
    footer = {"", "Example: cajal bench mlp --threads 2"})
final class BenchTrainingCommand extends Command {
  private final Console console;
  private final DenseModel model;

  @Option(names = "--runs", paramLabel = "R", description = "How many steps are timed (30).")
  private int runs = 30;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "Steps before that, while the JVM compiles (12).")
  private double warmUp = 12;

  @Option(names = "--threads", paramLabel = "K", description = "Threads (2).")
  private int threads = 2;

  @Option(names = "--seed", paramLabel = "N", description = "What all draws come from (1).")
  private long seed = 1;

  @Option(names = "--explain", description = "Says what a step consists of instead.")
  private boolean explain;

  BenchTrainingCommand(Console console, DenseModel model) {
    this.console = console;
    this.model = model;
  }

  @Override
  public Integer call() {
    if (runs < 1) throw new UsageError("--runs " + runs + ": give 1 or more.");
    if (threads < 1) throw new UsageError("--threads " + threads + ": give 1 or more.");
    Clock clock = new Clock();
    try (Training training = new Training(model, new Settings(Lanes.preferred(), threads), seed)) {
      if (explain) {
        console.out().println(training.explain().strip());
        return 0;
      }
      double loss = training.step();
      double first = clock.seconds();
      Clock warm = new Clock();
      while (warm.seconds() < warmUp) training.step();
      List<Double> times = new ArrayList<>();
      double last = loss;
      for (int run = 0; run < runs; run++) {
        Clock step = new Clock();
        last = training.step();
        times.add(step.seconds());
      }
      console.out().println(SummaryJson.line(line(first, times, loss, last)));
    }
    return 0;
  }

  private Map<String, Object> line(double first, List<Double> times, double loss, double last) {
    List<Double> sorted = times.stream().sorted().toList();
    double best = sorted.getFirst();
    double rate = model.operations() / best / 1e9;
    double peak = TileRate.measure(threads);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("peer", "cajal");
    line.put("version", CommandTree.VERSION);
    line.put("model", model.name());
    line.put("n", 0);
    line.put("bio_s", 0);
    line.put("compile_s", Clock.rounded(first - best, 3));
    line.put("run_s", times.stream().map(t -> Clock.rounded(t, 5)).toList());
    line.put("best_run_s", Clock.rounded(best, 5));
    line.put("rate_hz", 0);
    line.put("threads", threads);
    line.put("dtype", "f32");
    line.put("seed", seed);
    line.put("host", Machine.family());
    line.put("median_s", Clock.rounded(sorted.get(sorted.size() / 2), 5));
    line.put("first_loss", Clock.rounded(loss, 4));
    line.put("last_loss", Clock.rounded(last, 4));
    line.put("gflops", Clock.rounded(rate, 1));
    line.put("peak_gflops", Clock.rounded(peak, 1));
    line.put("fraction_of_peak", Clock.rounded(rate / peak, 3));
    line.put("process_s", Clock.rounded(Clock.sinceStart(), 3));
    return line;
  }
}
