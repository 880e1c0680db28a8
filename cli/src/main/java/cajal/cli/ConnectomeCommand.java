package cajal.cli;

import cajal.brain.connectome.Connectome;
import cajal.cli.connectome.Anatomy;
import cajal.cli.connectome.AnatomyReport;
import cajal.io.SummaryJson;
import cajal.plot.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "connectome",
    header = "Reads a wiring diagram, builds its network, stimulates and trains it.",
    description = {
      "ANIMAL is celegans, with a folder of its edge lists in --data, or an edge list of your own: a",
      "CSV with columns source, target, count, type. Connections of the network are those of the",
      "diagram, as strong as their contacts; training changes their strength, never adds one, and",
      "keeps their sign."
    },
    footer = {
      "",
      "Examples:",
      "  cajal connectome celegans --data ../shared/data/celegans",
      "  cajal connectome celegans --data DIR --model spiking --stimulus touch-rear",
      "  cajal connectome celegans --data DIR --train touch --epochs 100",
      "  cajal connectome celegans --data DIR --train touch --epochs 200 --resume",
      "  cajal connectome celegans --data DIR --stimulus AVM=5,PLML --train traces.csv",
      "  cajal connectome my-edges.csv --self drop --signs signs.csv --stimulus a"
    })
final class ConnectomeCommand extends Command {
  private static final String WORM = "celegans";
  private static final Map<String, String> EDGES =
      Map.of("cook", Anatomy.COOK, "white", Anatomy.WHITE);

  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ANIMAL",
      description = "celegans, or a file of connections.")
  private @Nullable String animal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "With celegans: the folder of its edge lists.")
  private @Nullable Path data;

  @Option(
      names = "--edges",
      paramLabel = "WHOSE",
      description = "With celegans: cook (Cook et al. 2019, the default) or white (1986).")
  private String edges = "cook";

  @Option(
      names = "--self",
      paramLabel = "WHAT",
      description = "Connections of a cell to itself: drop (celegans), keep or error (own files).")
  private Anatomy.@Nullable Selves selves;

  @Mixin private ExperimentOptions experiment = new ExperimentOptions();

  @Option(names = "--seed", paramLabel = "S", description = "Of all that is drawn (1).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "K", description = "Threads; they change no bit (1).")
  private int threads = 1;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/connectome).")
  private Path out = Path.of("out", "connectome");

  @Option(
      names = "--resume",
      description = "Goes on with --train from the checkpoint in --out, to the same bits.")
  private boolean resume;

  @Option(names = "--json", description = "Prints the summary as JSON and nothing else.")
  private boolean json;

  ConnectomeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (threads < 1) throw new UsageError("--threads " + threads + ": give 1 or more.");
    List<Anatomy> lists = lists();
    boolean worm = WORM.equals(animal);
    Connectome connectome = lists.getFirst().connectome();
    var plan = experiment.plan(connectome, worm);
    if (resume && plan.filter(ExperimentOptions.Plan::trains).isEmpty()) {
      throw new UsageError("--resume has no effect without --train.");
    }
    OutputFolder.create(out, List.of());
    AnatomyReport report = new AnatomyReport(lists, seed);
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("anatomy", report.summary());
    Map<String, Figure> figures = report.figures();
    List<String> texts = new ArrayList<>(List.of(report.text()));
    List<String> files = new ArrayList<>();
    if (plan.isPresent()) {
      String wiring = DataFile.described(lists.getFirst().file()) + ", --self " + selves();
      var session = new ConnectomeSession(console, plan.get(), connectome, wiring, seed, threads);
      int code = session.run(out, resume);
      if (code != 0) return code;
      summary.putAll(session.summary());
      figures.putAll(session.figures());
      texts.add(session.text());
      files.addAll(session.files());
    }
    figures.forEach((name, figure) -> figure.write(out.resolve(name)));
    SummaryJson.write(out.resolve("summary.json"), summary);
    files.addAll(0, figures.keySet());
    files.add("summary.json");
    console.out().println(json ? SummaryJson.line(summary) : String.join("\n", texts));
    if (!json) console.out().println("wrote " + String.join(", ", files) + " in " + out);
    return 0;
  }

  private Anatomy.Selves selves() {
    if (selves != null) return selves;
    return WORM.equals(animal) ? Anatomy.Selves.DROP : Anatomy.Selves.ERROR;
  }

  private List<Anatomy> lists() {
    if (animal == null) {
      throw new UsageError("which animal? celegans with --data DIR, or a file of connections.");
    }
    if (!animal.equals(WORM)) {
      refuse(Map.of("--data", animal + " is a file", "--edges", animal + " is a file"));
      return List.of(Anatomy.any(Path.of(animal), selves()));
    }
    if (data == null) {
      throw new UsageError("connectome celegans: name the folder of its edge lists with --data.");
    }
    if (!EDGES.containsKey(edges))
      throw new UsageError("--edges " + edges + ": give cook or white.");
    Anatomy.Selves rule = selves();
    List<Anatomy> lists = new ArrayList<>();
    lists.add(Anatomy.worm(data.resolve(EDGES.get(edges)), rule));
    EDGES.forEach((whose, file) -> {
      if (!whose.equals(edges) && Files.exists(data.resolve(file))) {
        lists.add(Anatomy.worm(data.resolve(file), rule));
      }
    });
    return lists;
  }
}
