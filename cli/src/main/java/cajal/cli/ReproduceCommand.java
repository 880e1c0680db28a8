package cajal.cli;

import cajal.cli.reproduce.Multiscale;
import cajal.cli.reproduce.Place;
import cajal.cli.reproduce.Stage;
import cajal.cli.reproduce.StageLog;
import cajal.cli.reproduce.StageReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final String FULL =
      "Everything, with the settings that the commands have by themselves.";
  private static final String SMALL =
      "Everything in small, to see that it runs: one seed, and networks and trainings that are too short to reach what was asked.";

  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "WHAT", description = "multiscale.")
  private @Nullable String what;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of third-party data (../shared/data).")
  private Path data = Path.of(Place.DATA);

  @Option(names = "--small", description = "Everything in small, in a few minutes.")
  private boolean small;

  @Option(
      names = "--only",
      paramLabel = "STAGE",
      split = ",",
      description = "Only these stages; --list names them.")
  private List<String> only = List.of();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Stages at once, but for those that measure times (2).")
  private int jobs = 2;

  @Option(names = "--list", description = "Prints the commands instead.")
  private boolean list;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where a folder of each stage and the report go (out/multiscale, or -small).")
  private @Nullable Path out;

  ReproduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!MULTISCALE.equals(what)) {
      throw new UsageError(
          (what == null ? "what?" : "unknown: " + what + ".") + " Give multiscale.");
    }
    List<Stage> stages = small ? Multiscale.small() : Multiscale.full();
    List<String> names = stages.stream().map(Stage::name).toList();
    for (String one : only) {
      if (names.contains(one)) continue;
      throw new UsageError("--only " + one + ": the stages are " + String.join(", ", names) + ".");
    }
    if (jobs < 1) throw new UsageError("--jobs " + jobs + ": give 1 or more.");
    if (list) {
      for (Stage stage : stages) console.out().println(stage.name() + ": " + stage.command());
      return 0;
    }
    if (!Files.isDirectory(data)) {
      throw new UsageError("--data " + data + ": there is no such folder.");
    }
    return run(stages);
  }

  private int run(List<Stage> stages) {
    Path folder = out == null ? Path.of("out", MULTISCALE + (small ? "-small" : "")) : out;
    OutputFolder.create(folder, List.of());
    Place place = new Place(folder, data);
    StageReport report = new StageReport(Multiscale.TITLE, place, stages, jobs);
    Runnable write = () -> report.write(command(), small ? SMALL : FULL);
    stages.stream().filter(stage -> isGood(place, stage)).forEach(place::forget);
    List<Stage> left =
        stages.stream()
            .filter(stage -> only.isEmpty() || only.contains(stage.name()))
            .filter(stage -> !isGood(place, stage))
            .toList();
    try (var interrupt = new Interrupt()) {
      boolean ended = new StageRuns(console, place, write).run(left, jobs, interrupt);
      write.run();
      if (!ended) {
        console.err().println("cajal: stopped; the same command goes on");
        return Console.INTERRUPTED;
      }
    }
    console.out().println("wrote " + folder.resolve("report.html"));
    long failed = left.stream().filter(stage -> !isGood(place, stage)).count();
    if (failed > 0) console.err().printf("cajal: %d of its parts failed; see the report%n", failed);
    return failed > 0 ? Console.FAILED : 0;
  }

  private static boolean isGood(Place place, Stage stage) {
    return StageLog.read(place.folder(stage), stage).filter(StageLog::isGood).isPresent();
  }

  private String command() {
    return "./cajal reproduce " + MULTISCALE + (small ? " --small" : "");
  }
}
