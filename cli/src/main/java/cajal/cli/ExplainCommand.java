package cajal.cli;

import cajal.brain.nets.BuiltIn;
import cajal.brain.nets.Connectivity;
import cajal.brain.network.Network;
import cajal.cli.train.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import picocli.CommandLine.UnmatchedArgumentException;

@CommandLine.Command(
    name = "explain",
    header = "Says what became of a network when it was compiled.",
    description = {
      "How each state is integrated, what the kernels compute, where the states of synapses are kept",
      "and why, threads, tier and memory. A program of one's own prints net.explain(). Of a task of",
      "cajal train: what each way to learn it costs, and where its gradients are exact; the settings of",
      "cajal train count, as --dt."
    },
    footer = {
      "",
      "Examples:",
      "  cajal explain coba",
      "  cajal explain evidence",
      "  cajal explain evidence --method es-d-rtrl",
      "  cajal explain evidence-ei --method bptt --dt 10"
    })
final class ExplainCommand extends Command {
  private static final double WARM_UP_SECONDS = 10;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "NETWORK",
      description =
          "coba, coba-driven, cuba, cobahh, cuba-delta or brunel; or a task of cajal train.")
  private String name = "";

  @Option(names = "--scale", paramLabel = "K", description = "Cells in units of 4000 (1).")
  private int scale = 1;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "With a task: this method in detail instead of a table of all.")
  private @Nullable String method;

  @Option(names = "--data", paramLabel = "FILE", description = "With digits: the file to train on.")
  private @Nullable Path data;

  @Mixin private BuildOptions options = new BuildOptions();

  @Unmatched private List<String> settings = new ArrayList<>();

  @Spec private @Nullable CommandSpec own;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (name.endsWith(".java")) {
      throw new UsageError(
          "'" + name + "' explains itself: IO.println(net.explain()) after what is built.");
    }
    if (Subject.of(name).isPresent()) return ofTask();
    if (!settings.isEmpty() && own != null) {
      throw new UnmatchedArgumentException(own.commandLine(), settings);
    }
    if (method != null || data != null) {
      throw new UsageError(
          "--method and --data are for tasks: " + String.join(", ", Subject.titles()));
    }
    BuiltIn builtIn = BuildOptions.builtIn(name, Subject.titles());
    options.check();
    BuildOptions.requireRoom("--scale", builtIn, scale, Connectivity.AUTOMATIC);
    try (Network network = options.network(builtIn.dt())) {
      builtIn.build(network, scale);
      console.out().print(network.warm(WARM_UP_SECONDS).explain());
      console.out().flush();
    }
    return 0;
  }

  /// What `train TASK --explain` says.
  private int ofTask() {
    List<String> words = new ArrayList<>(List.of(name, "--explain"));
    if (method != null) words.addAll(List.of("--method", method));
    if (data != null) words.addAll(List.of("--data", data.toString()));
    words.addAll(settings);
    var train = new CommandLine(new TrainCommand(console));
    train.parseArgs(words.toArray(String[]::new));
    return train.<TrainCommand>getCommand().call();
  }
}
