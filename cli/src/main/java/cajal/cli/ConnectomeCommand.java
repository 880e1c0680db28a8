package cajal.cli;

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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "connectome",
    header = "Reads a wiring diagram, and says and shows what it is like.",
    description = {
      "ANIMAL is celegans, with a folder of its edge lists in --data, or an edge list of your own: a",
      "CSV with columns source, target, count, type."
    },
    footer = {
      "",
      "Examples:",
      "  cajal connectome celegans --data ../shared/data/celegans",
      "  cajal connectome my-edges.csv --self drop"
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

  @Option(names = "--seed", paramLabel = "S", description = "Of all that is drawn (1).")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/connectome).")
  private Path out = Path.of("out", "connectome");

  @Option(names = "--json", description = "Prints the summary as JSON and nothing else.")
  private boolean json;

  ConnectomeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Anatomy> lists = lists();
    OutputFolder.create(out, List.of());
    AnatomyReport report = new AnatomyReport(lists, seed);
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("anatomy", report.summary());
    Map<String, Figure> figures = report.figures();
    figures.forEach((name, figure) -> figure.write(out.resolve(name)));
    SummaryJson.write(out.resolve("summary.json"), summary);
    if (json) {
      console.out().println(SummaryJson.line(summary));
    } else {
      console.out().println(report.text());
      console
          .out()
          .println("wrote " + String.join(", ", figures.keySet()) + " and summary.json in " + out);
    }
    return 0;
  }

  private List<Anatomy> lists() {
    if (animal == null) {
      throw new UsageError("which animal? celegans with --data DIR, or a file of connections.");
    }
    if (!animal.equals(WORM)) {
      refuse(Map.of("--data", animal + " is a file", "--edges", animal + " is a file"));
      return List.of(Anatomy.any(Path.of(animal), selves == null ? Anatomy.Selves.ERROR : selves));
    }
    if (data == null) {
      throw new UsageError("connectome celegans: name the folder of its edge lists with --data.");
    }
    if (!EDGES.containsKey(edges))
      throw new UsageError("--edges " + edges + ": give cook or white.");
    Anatomy.Selves rule = selves == null ? Anatomy.Selves.DROP : selves;
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
