package cajal.cli;

import cajal.cli.dense.DenseModel;
import cajal.cli.dense.Start;
import cajal.cli.dense.Training;
import cajal.exec.TileRate;
import cajal.io.SummaryJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

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

  @Mixin private MeasureOptions options = new MeasureOptions(30, 12, 2);

  BenchTrainingCommand(Console console, DenseModel model) {
    this.console = console;
    this.model = model;
  }

  @Override
  public Integer call() {
    options.check();
    Start start = Start.drawn(model, options.seed());
    Clock clock = new Clock();
    try (Training training = new Training(model, start, options.settings())) {
      if (options.explain()) {
        console.out().println(training.explain().strip());
        return 0;
      }
      List<Double> losses = new ArrayList<>();
      Timings timings = options.time(clock, () -> losses.add(training.step()), () -> {});
      Map<String, Object> line = options.line(model.name(), 0, timings);
      double rate = model.operations() / timings.best() / 1e9;
      double peak = TileRate.measure(options.threads());
      line.put("first_loss", Clock.rounded(losses.getFirst(), 4));
      line.put("last_loss", Clock.rounded(losses.getLast(), 4));
      line.put("gflops", Clock.rounded(rate, 1));
      line.put("peak_gflops", Clock.rounded(peak, 1));
      line.put("fraction_of_peak", Clock.rounded(rate / peak, 3));
      line.put("process_s", Clock.rounded(Clock.sinceStart(), 3));
      console.out().println(SummaryJson.line(line));
    }
    return 0;
  }
}
