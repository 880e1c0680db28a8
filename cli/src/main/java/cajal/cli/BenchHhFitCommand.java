package cajal.cli;

import cajal.emit.Lanes;
import cajal.exec.Settings;
import cajal.io.FormatError;
import cajal.io.NpyArray;
import cajal.io.Npz;
import cajal.io.SummaryJson;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Compiled;
import cajal.trace.Fill;
import cajal.trace.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "hh-fit",
    header = "Measures the loss of fitting a Hodgkin-Huxley cell, with its gradient.",
    description = {
      "Five traces of 1497 steps of 0.01 ms for each of many candidates for four parameters, all at",
      "once. Prints one line of JSON: run_s are seconds for all losses and gradients, forward_s",
      "those for the losses alone."
    },
    footer = {"", "Example: cajal bench hh-fit --candidates 64"})
final class BenchHhFitCommand extends Command {
  private static final double[] LOW = {1e-4, 0.01, 0.01, -65};
  private static final double[] HIGH = {0.1, 40, 20, -50};
  private static final int PARAMETERS = HhFit.PARAMETERS.size();
  private static final int MOST = 1 << 20;

  private final Console console;

  @Option(names = "--candidates", paramLabel = "N", description = "How many (64).")
  private @Nullable Integer candidates;

  @Option(
      names = "--load",
      paramLabel = "FILE",
      description = "Takes them from an NPZ file: 'candidates', f32[N, 4].")
  private @Nullable Path file;

  @Option(names = "--runs", paramLabel = "R", description = "How many evaluations are timed (20).")
  private int runs = 20;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "Evaluations before that, while the JVM compiles (6).")
  private double warmUp = 6;

  @Option(names = "--threads", paramLabel = "K", description = "Threads (1).")
  private int threads = 1;

  @Option(names = "--seed", paramLabel = "S", description = "What candidates are drawn from (1).")
  private long seed = 1;

  @Option(names = "--explain", description = "Says what an evaluation consists of instead.")
  private boolean explain;

  /// What an evaluation took, and what it gave.
  private record Timed(double first, List<Double> times, List<Tensor> results) {
    double best() {
      return times.stream().mapToDouble(t -> t).min().orElseThrow();
    }
  }

  BenchHhFitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (runs < 1) throw new UsageError("--runs " + runs + ": give 1 or more.");
    if (threads < 1) throw new UsageError("--threads " + threads + ": give 1 or more.");
    if (!(warmUp >= 0)) throw new UsageError("--warm-up " + warmUp + ": give 0 or more.");
    Tensor points = file == null ? drawn() : read(file);
    Settings settings = new Settings(Lanes.preferred(), threads);
    HhFit fit = new HhFit();
    if (explain) {
      console.out().println(fit.lossesAndGradients(settings).explain(points.type()).strip());
      return 0;
    }
    Timed forward = timed(fit.losses(settings), points);
    Timed both = timed(fit.lossesAndGradients(settings), points);
    console.out().println(SummaryJson.line(line(points.dim(0), forward, both)));
    return 0;
  }

  private Tensor drawn() {
    int count = candidates == null ? 64 : candidates;
    if (count < 1 || count > MOST) {
      throw new UsageError("--candidates " + count + ": give 1 or more, " + MOST + " at most.");
    }
    SplittableRandom random = new SplittableRandom(seed);
    float[] all = new float[count * PARAMETERS];
    for (int i = 0; i < all.length; i++) {
      int k = i % PARAMETERS;
      all[i] = (float) random.nextDouble(LOW[k], HIGH[k]);
    }
    return Fill.from(Type.of(DType.F32, count, PARAMETERS), all);
  }

  private Tensor read(Path npz) {
    refuse(Map.of("--seed", "the candidates are those of --load"));
    NpyArray array = Npz.read(npz).get("candidates");
    if (array == null || !fits(array)) {
      throw new FormatError(
          npz,
          "an array 'candidates' of f32[N, 4]",
          array == null ? "none of this name" : array.type() + Arrays.toString(array.shape()),
          "Write it with fit_hh_jax.py --save, or numpy.savez(file, candidates=array).");
    }
    int rows = array.shape()[0];
    int count = candidates == null ? rows : candidates;
    if (count < 1 || count > rows) {
      throw new UsageError("--candidates " + count + ": " + npz + " has 1 to " + rows + ".");
    }
    float[] first = Arrays.copyOf((float[]) array.data(), count * PARAMETERS);
    return Fill.from(Type.of(DType.F32, count, PARAMETERS), first);
  }

  private static boolean fits(NpyArray array) {
    int[] shape = array.shape();
    return array.data() instanceof float[]
        && shape.length == 2
        && shape[0] > 0
        && shape[1] == PARAMETERS;
  }

  private Timed timed(Compiled function, Tensor points) {
    Clock clock = new Clock();
    List<Tensor> results = function.applyAll(List.of(points));
    double first = clock.seconds();
    Clock warm = new Clock();
    while (warm.seconds() < warmUp) function.applyAll(List.of(points));
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      Clock one = new Clock();
      results = function.applyAll(List.of(points));
      times.add(one.seconds());
    }
    return new Timed(first, times, results);
  }

  private Map<String, Object> line(int n, Timed forward, Timed both) {
    List<Double> sorted = both.times().stream().sorted().toList();
    float[] losses = both.results().getFirst().floats();
    float[] gradients = both.results().getLast().floats();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("peer", "cajal");
    line.put("version", CommandTree.VERSION);
    line.put("model", "hh-fit x" + n);
    line.put("n", n);
    line.put("bio_s", Clock.rounded(HhFit.STEPS * HhFit.DT / 1000, 5));
    line.put("compile_s", Clock.rounded(both.first() - both.best(), 3));
    line.put("run_s", both.times().stream().map(t -> Clock.rounded(t, 5)).toList());
    line.put("best_run_s", Clock.rounded(both.best(), 5));
    line.put("rate_hz", 0);
    line.put("threads", threads);
    line.put("dtype", "f32");
    line.put("seed", file == null ? seed : null);
    line.put("host", Machine.family());
    line.put("forward_s", Clock.rounded(forward.best(), 5));
    line.put("median_s", Clock.rounded(sorted.get(sorted.size() / 2), 5));
    line.put(
        "losses", IntStream.range(0, Math.min(n, 3)).mapToObj(i -> digits(losses[i])).toList());
    line.put(
        "gradient_of_first",
        IntStream.range(0, PARAMETERS).mapToObj(i -> digits(gradients[i])).toList());
    line.put("process_s", Clock.rounded(Clock.sinceStart(), 3));
    return line;
  }

  /// With seven significant digits.
  private static Number digits(float number) {
    if (!Float.isFinite(number)) return number;
    return new BigDecimal(number).round(new MathContext(7)).doubleValue();
  }
}
