package cajal.cli;

import cajal.io.FormatError;
import cajal.io.SummaryJson;
import cajal.io.tensors.TensorFile;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.optim.Adam;
import cajal.learn.optim.Clipping;
import cajal.learn.optim.ParameterGroup;
import cajal.learn.train.TrainingStep;
import cajal.random.Key;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "rsnn",
    header = "Measures a training step of a recurrent spiking network.",
    description = {
      "Forward, backward through time and Adam, for 100 random spike trains into N units and 10",
      "leaky readouts. Prints one line of JSON: run_s are seconds for each of the first steps, taken",
      "again after a warm-up, losses theirs, rate_hz spikes per unit and step."
    },
    footer = {"", "Example: cajal bench rsnn --n 256 --batch 64 --steps 200"})
final class BenchRsnnCommand extends Command {
  private static final int INPUTS = 100;
  private static final int CLASSES = 10;
  private static final int LOSSES = 11;
  private static final double RATE = 1e-3;

  private final Console console;

  @Option(names = "--n", paramLabel = "N", description = "Units (256).")
  private @Nullable Integer n;

  @Option(names = "--batch", paramLabel = "B", description = "Sequences in a batch (64).")
  private @Nullable Integer batch;

  @Option(names = "--steps", paramLabel = "T", description = "Steps of a sequence (200).")
  private @Nullable Integer steps;

  @Option(
      names = "--load",
      paramLabel = "FILE",
      description = "Starts from the arrays of an NPZ file: x, y, Win, Wrec, Wout.")
  private @Nullable Path file;

  @Mixin private MeasureOptions options = new MeasureOptions(20, 6, 2);

  /// Where training starts: spikes `[T, B, inputs]`, classes `[B]`, and the network.
  private record Start(Tensor x, Tensor classes, Rsnn net) {}

  BenchRsnnCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    options.check();
    Start start = file == null ? drawn() : read(file);
    List<Tensor> data = List.of(start.x, start.classes);
    Clock clock = new Clock();
    TrainingStep step =
        TrainingStep.of(
            List.of(ParameterGroup.of(new Adam(), start.net.parameters())),
            Clipping.none(),
            given -> start.net.loss(given.get(0), given.get(1)),
            Key.of(options.seed()),
            options.settings());
    if (options.explain()) {
      console.out().println(step.explain(data).strip());
      return 0;
    }
    Map<String, Tensor> numbers = step.numbers();
    Map<String, Tensor> slots = step.slots();
    List<List<Tensor>> results = new ArrayList<>();
    Runnable restart =
        () -> {
          step.restore(numbers, slots, 0);
          results.clear();
        };
    Timings timings = options.time(clock, () -> results.add(step.run(data, RATE)), restart);
    while (results.size() < LOSSES) results.add(step.run(data, RATE));
    console.out().println(SummaryJson.line(line(start, timings, results)));
    return 0;
  }

  private static int positive(String option, @Nullable Integer given, int otherwise) {
    if (given == null) return otherwise;
    if (given < 1) throw new UsageError(option + " " + given + ": give 1 or more.");
    return given;
  }

  private Start drawn() {
    int units = positive("--n", n, 256);
    int sequences = positive("--batch", batch, 64);
    int length = positive("--steps", steps, 200);
    SplittableRandom random = new SplittableRandom(options.seed());
    float[] spikes = new float[length * sequences * INPUTS];
    for (int i = 0; i < spikes.length; i++) spikes[i] = random.nextDouble() < 0.05 ? 1 : 0;
    int[] classes = random.ints(sequences, 0, CLASSES).toArray();
    Rsnn net =
        new Rsnn(
            Parameter.of("Win", drawn(random, 4.5, INPUTS, units)),
            Parameter.of("Wrec", drawn(random, 0.5, units, units)),
            Parameter.of("Wout", drawn(random, 1, units, CLASSES)));
    Type x = Type.of(DType.F32, length, sequences, INPUTS);
    return new Start(Fill.from(x, spikes), Tensor.of(classes), net);
  }

  private static Tensor drawn(SplittableRandom random, double scale, int rows, int columns) {
    float[] weights = new float[rows * columns];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * scale / Math.sqrt(rows));
    }
    return Fill.from(Type.of(DType.F32, rows, columns), weights);
  }

  private Start read(Path path) {
    String given = "the arrays are those of --load";
    refuse(Map.of("--seed", given, "--n", given, "--batch", given, "--steps", given));
    TensorFile arrays = TensorFile.read(path);
    Tensor x = arrays.tensor("x");
    Tensor classes = arrays.tensor("y");
    Tensor in = arrays.tensor("Win");
    Tensor recurrent = arrays.tensor("Wrec");
    Tensor out = arrays.tensor("Wout");
    requireRank(path, "x", x, 3);
    requireRank(path, "Wrec", recurrent, 2);
    requireRank(path, "Wout", out, 2);
    int units = recurrent.dim(0);
    require(path, "x", x, Type.of(DType.F32, x.dim(0), x.dim(1), x.dim(2)));
    require(path, "y", classes, Type.of(DType.I32, x.dim(1)));
    require(path, "Win", in, Type.of(DType.F32, x.dim(2), units));
    require(path, "Wrec", recurrent, Type.of(DType.F32, units, units));
    require(path, "Wout", out, Type.of(DType.F32, units, out.dim(1)));
    Rsnn net =
        new Rsnn(
            Parameter.of("Win", in), Parameter.of("Wrec", recurrent), Parameter.of("Wout", out));
    return new Start(x, classes, net);
  }

  private static void requireRank(Path path, String name, Tensor found, int rank) {
    if (found.rank() == rank) return;
    throw wrong(path, name, "f32 with " + rank + " axes", found);
  }

  private static void require(Path path, String name, Tensor found, Type wanted) {
    if (!found.type().equals(wanted)) throw wrong(path, name, wanted.toString(), found);
  }

  private static FormatError wrong(Path path, String name, String wanted, Tensor found) {
    return new FormatError(
        path,
        "an array '" + name + "' of " + wanted,
        found.type().toString(),
        "Write the file with train_rsnn.py jax --save, whose arrays fit each other.");
  }

  private Map<String, Object> line(Start start, Timings timings, List<List<Tensor>> results) {
    List<Double> losses =
        results.stream().map(r -> Clock.rounded(r.getFirst().floats()[0], 5)).toList();
    int units = start.net.recurrent().type().shape().dim(0);
    String model = "rsnn n=%d batch=%d T=%d".formatted(units, start.x.dim(1), start.x.dim(0));
    Map<String, Object> line = options.line(model, units, timings);
    line.put("rate_hz", Clock.rounded(results.getLast().get(1).floats()[0], 4));
    if (file != null) line.put("seed", null);
    line.put("first_loss", losses.getFirst());
    line.put("last_loss", losses.getLast());
    line.put("note", "rate_hz is spikes per unit and step");
    line.put("losses", losses.subList(0, LOSSES));
    line.put("process_s", Clock.rounded(Clock.sinceStart(), 3));
    return line;
  }
}
