package cajal.cli;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
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

  @Mixin private MeasureOptions options = new MeasureOptions(20, 6, 1);

  BenchHhFitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.check();
    Tensor points = file == null ? drawn() : read(file);
    HhFit fit = new HhFit();
    Compiled both = fit.lossesAndGradients(options.settings());
    if (options.explain()) {
      console.out().println(both.explain(points.type()).strip());
      return 0;
    }
    List<Tensor> given = List.of(points);
    Compiled losses = fit.losses(options.settings());
    Timings forward = options.time(new Clock(), () -> losses.applyAll(given), () -> {});
    Timings all = options.time(new Clock(), () -> both.applyAll(given), () -> {});
    Map<String, Object> line = line(points.dim(0), all, both.applyAll(given));
    line.put("forward_s", Clock.rounded(forward.best(), 5));
    line.put("process_s", Clock.rounded(Clock.sinceStart(), 3));
    console.out().println(SummaryJson.line(line));
    return 0;
  }

  private Tensor drawn() {
    int count = candidates == null ? 64 : candidates;
    if (count < 1 || count > MOST) {
      throw new UsageError("--candidates " + count + ": give 1 or more, " + MOST + " at most.");
    }
    SplittableRandom random = new SplittableRandom(options.seed());
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

  private Map<String, Object> line(int n, Timings timings, List<Tensor> results) {
    float[] losses = results.getFirst().floats();
    float[] gradients = results.getLast().floats();
    Map<String, Object> line = options.line("hh-fit x" + n, n, timings);
    line.put("bio_s", Clock.rounded(HhFit.STEPS * HhFit.DT / 1000, 5));
    if (file != null) line.put("seed", null);
    line.put(
        "losses", IntStream.range(0, Math.min(n, 3)).mapToObj(i -> digits(losses[i])).toList());
    line.put(
        "gradient_of_first",
        IntStream.range(0, PARAMETERS).mapToObj(i -> digits(gradients[i])).toList());
    return line;
  }

  /// With seven significant digits.
  private static Number digits(float number) {
    if (!Float.isFinite(number)) return number;
    return new BigDecimal(number).round(new MathContext(7)).doubleValue();
  }
}
