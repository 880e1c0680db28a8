package cajal.cli;

import cajal.emit.Lanes;
import cajal.exec.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// How a piece of compiled code is timed: a first run, which compiles it, others while the JVM
/// makes it faster, and then those that count.
final class MeasureOptions {
  @Option(
      names = "--runs",
      paramLabel = "R",
      description = "How many are timed (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "Runs before that, while the JVM compiles (${DEFAULT-VALUE}).")
  private double warmUp;

  @Option(names = "--threads", paramLabel = "K", description = "Threads (${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What all draws come from (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--explain", description = "Says what a run consists of instead.")
  private boolean explain;

  /// What holds where nothing is said.
  MeasureOptions(int runs, double warmUp, int threads) {
    this.runs = runs;
    this.warmUp = warmUp;
    this.threads = threads;
  }

  void check() {
    if (runs < 1) throw new UsageError("--runs " + runs + ": give 1 or more.");
    if (threads < 1) throw new UsageError("--threads " + threads + ": give 1 or more.");
    if (!(warmUp >= 0)) throw new UsageError("--warm-up " + warmUp + ": give 0 or more.");
  }

  long seed() {
    return seed;
  }

  boolean explain() {
    return explain;
  }

  int threads() {
    return threads;
  }

  Settings settings() {
    return new Settings(Lanes.preferred(), threads);
  }

  /// @param since runs since before what is to be compiled was described
  /// @param restart done before the runs that count
  Timings time(Clock since, Runnable run, Runnable restart) {
    run.run();
    double first = since.seconds();
    Clock warm = new Clock();
    while (warm.seconds() < warmUp) run.run();
    restart.run();
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      Clock one = new Clock();
      run.run();
      times.add(one.seconds());
    }
    return new Timings(first, times);
  }

  /// The keys that the lines of all peers have, in their order; bio_s and rate_hz are 0.
  Map<String, Object> line(String model, int n, Timings timings) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("peer", "cajal");
    line.put("version", CommandTree.VERSION);
    line.put("model", model);
    line.put("n", n);
    line.put("bio_s", 0);
    line.put("compile_s", Clock.rounded(timings.first() - timings.best(), 3));
    line.put("run_s", timings.rounded());
    line.put("best_run_s", Clock.rounded(timings.best(), 5));
    line.put("rate_hz", 0);
    line.put("threads", threads);
    line.put("dtype", "f32");
    line.put("seed", seed);
    line.put("host", Machine.family());
    line.put("median_s", Clock.rounded(timings.median(), 5));
    return line;
  }
}
