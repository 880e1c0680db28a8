package cajal.cli;

import cajal.cli.reproduce.Done;
import cajal.cli.reproduce.HtmlReport;
import cajal.cli.reproduce.Multiscale;
import cajal.cli.reproduce.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "reproduce",
    header = "Runs everything that a publication reports, and writes one report.",
    description = {
      "multiscale: neurons fitted to recordings, the network of C. elegans, networks trained on",
      "cognitive tasks (Wang et al. 2024). Started again, it goes on where it was stopped."
    },
    footer = {
      "",
      "Examples:",
      "  cajal reproduce multiscale --small --out out/look",
      "  cajal reproduce multiscale --data ../shared/data"
    })
final class ReproduceCommand extends Command {
  private static final String MULTISCALE = "multiscale";

  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "WHAT", description = "multiscale.")
  private @Nullable String what;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of third-party data (../shared/data).")
  private Path data = Path.of("..", "shared", "data");

  @Option(names = "--small", description = "Everything in small, in a few minutes.")
  private boolean small;

  @Option(
      names = "--only",
      paramLabel = "STAGE",
      split = ",",
      description = "Only these stages; --list names them.")
  private List<String> only = List.of();

  @Option(names = "--list", description = "Prints the commands instead.")
  private boolean list;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where a folder of each stage and the report go (out/multiscale).")
  private Path out = Path.of("out", MULTISCALE);

  ReproduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!MULTISCALE.equals(what)) {
      throw new UsageError(
          (what == null ? "what?" : "unknown: " + what + ".") + " Give multiscale.");
    }
    List<Stage> stages = small ? Multiscale.small(data) : Multiscale.full(data);
    List<String> names = stages.stream().map(Stage::name).toList();
    for (String one : only) {
      if (names.contains(one)) continue;
      throw new UsageError("--only " + one + ": the stages are " + String.join(", ", names) + ".");
    }
    if (list) {
      for (Stage stage : stages) console.out().println(stage.name() + ": " + command(stage));
      return 0;
    }
    if (!Files.isDirectory(data)) {
      throw new UsageError("--data " + data + ": there is no such folder.");
    }
    return run(stages);
  }

  private int run(List<Stage> stages) {
    OutputFolder.create(out, List.of());
    Map<String, Done> done = new LinkedHashMap<>();
    for (Stage stage : stages) {
      Done.read(folder(stage), command(stage)).ifPresent(d -> done.put(stage.name(), d));
    }
    HtmlReport report = new HtmlReport(Multiscale.TITLE, out);
    int failed = 0;
    try (var interrupt = new Interrupt()) {
      for (Stage stage : stages) {
        if (!only.isEmpty() && !only.contains(stage.name())) continue;
        Done before = done.get(stage.name());
        if (before != null && before.code() == 0) continue;
        console.err().printf("cajal: %s%n", stage.title());
        Done ended = run(stage);
        if (interrupt.asked() || ended.code() == Console.INTERRUPTED) {
          console.err().println("cajal: stopped; the same command goes on");
          return Console.INTERRUPTED;
        }
        ended.write(folder(stage));
        done.put(stage.name(), ended);
        if (ended.code() != 0) failed++;
        report.write(stages, done, Machine.description());
      }
    }
    Path file = report.write(stages, done, Machine.description());
    console.out().println("wrote " + file);
    if (failed > 0) console.err().printf("cajal: %d of its parts failed; see the report%n", failed);
    return failed > 0 ? Console.FAILED : 0;
  }

  private Done run(Stage stage) {
    OutputFolder.create(folder(stage), List.of());
    List<String> arguments = new ArrayList<>(stage.arguments());
    if (stage.folder()) arguments.addAll(List.of("--out", folder(stage).toString()));
    if (stage.resumes() && Files.exists(folder(stage).resolve("checkpoint.safetensors"))) {
      arguments.add("--resume");
    }
    StringWriter printed = new StringWriter();
    StringWriter errors = new StringWriter();
    Console own =
        new Console(
            new PrintWriter(printed),
            console.terminal() ? console.err() : new PrintWriter(errors),
            console.terminal());
    Clock clock = new Clock();
    int code = CommandTree.execute(own, arguments.toArray(String[]::new));
    own.out().flush();
    own.err().flush();
    if (code != 0) console.err().print(errors);
    return new Done(
        command(stage),
        Clock.rounded(clock.seconds(), 1),
        code,
        code == 0 ? printed.toString() : printed + errors.toString());
  }

  private Path folder(Stage stage) {
    return out.resolve(stage.name());
  }

  private static String command(Stage stage) {
    return "./cajal " + String.join(" ", stage.arguments());
  }
}
