package cajal.cli;

import cajal.emit.Lanes;
import cajal.exec.Settings;
import cajal.io.SummaryJson;
import cajal.learn.search.Found;
import cajal.systems.fitting.Free;
import cajal.systems.fitting.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    header = "Measures how a published fit is solved.",
    description = {
      "The target is a simulation with known parameters. Prints one line of JSON: losses,",
      "evaluations and run_s have an entry for each seed; compile_s is the time before the first;",
      "alike has the intervals of parameters in which exactly the target's voltages come out."
    },
    footer = {"", "Example: cajal bench ${COMMAND-NAME} --seeds 10"})
final class BenchFitCommand extends Command {
  private final Console console;
  private final Function<Settings, Problem> problem;

  @Option(names = "--seeds", paramLabel = "N", description = "How many fits (10).")
  private int seeds = 10;

  @Option(names = "--seed", paramLabel = "S", description = "The first of them (1).")
  private long seed = 1;

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description = "At most so many evaluations of the model in each fit (1000).")
  private int evaluations = 1000;

  @Option(names = "--threads", paramLabel = "K", description = "Threads (2).")
  private int threads = 2;

  BenchFitCommand(Console console, Function<Settings, Problem> problem) {
    this.console = console;
    this.problem = problem;
  }

  @Override
  public Integer call() {
    if (seeds < 1) throw new UsageError("--seeds " + seeds + ": give 1 or more.");
    if (evaluations < 1) throw new UsageError("--evaluations " + evaluations + ": give 1 or more.");
    if (threads < 1) throw new UsageError("--threads " + threads + ": give 1 or more.");
    Clock clock = new Clock();
    Problem fit = problem.apply(new Settings(Lanes.preferred(), threads));
    double compile = clock.seconds();
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < seeds; i++) found.add(fit.solve(evaluations, seed + i));
    Map<String, Object> line = line(fit, found, compile);
    Map<String, Object> alike = new LinkedHashMap<>();
    fit.alike(found.getFirst()).forEach((name, ends) -> alike.put(name, numbers(ends)));
    if (!alike.isEmpty()) line.put("alike", alike);
    console.out().println(SummaryJson.line(line));
    return 0;
  }

  private Map<String, Object> line(Problem fit, List<Found> found, double compile) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("peer", "cajal");
    line.put("version", CommandTree.VERSION);
    line.put("model", fit.title());
    line.put("method", fit.method());
    line.put("seeds", LongStream.range(seed, seed + seeds).boxed().toList());
    line.put("losses", found.stream().map(f -> digits(f.value(), 4)).toList());
    line.put("evaluations", found.stream().map(Found::evaluations).toList());
    line.put("values", found.stream().map(f -> f.counts().values()).toList());
    line.put("gradients", found.stream().map(f -> f.counts().gradients()).toList());
    line.put("jacobians", found.stream().map(f -> f.counts().jacobians()).toList());
    line.put("run_s", found.stream().map(f -> Clock.rounded(f.seconds(), 4)).toList());
    line.put("compile_s", Clock.rounded(compile, 3));
    line.put("names", fit.free().stream().map(Free::name).toList());
    line.put("known", fit.known().stream().map(x -> digits(x, 8)).toList());
    line.put("parameters", found.stream().map(f -> numbers(f.x())).toList());
    line.put("threads", threads);
    line.put("dtype", "f64");
    line.put("host", Machine.family());
    line.put("process_s", Clock.rounded(Clock.sinceStart(), 3));
    return line;
  }

  private static List<Number> numbers(double[] x) {
    List<Number> numbers = new ArrayList<>();
    for (double number : x) numbers.add(digits(number, 8));
    return numbers;
  }

  private static Number digits(double number, int digits) {
    if (!Double.isFinite(number)) return number;
    return new BigDecimal(number).round(new MathContext(digits)).doubleValue();
  }
}
