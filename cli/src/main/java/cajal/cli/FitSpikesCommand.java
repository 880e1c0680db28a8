package cajal.cli;

import cajal.brain.trains.Coincidence;
import cajal.cli.fit.NeuronSource;
import cajal.cli.fit.OptionError;
import cajal.cli.fit.SpikeReport;
import cajal.cli.fit.SpikeStudy;
import cajal.cli.fit.StimulusFolder;
import cajal.error.Spelling;
import cajal.io.SummaryJson;
import cajal.plot.Figure;
import cajal.systems.fitting.spikes.Recording;
import cajal.systems.fitting.spikes.SpikeFit;
import cajal.systems.fitting.spikes.SpikingModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "spikes",
    header =
        "Fits spiking models to a neuron's recordings and predicts stimuli that were not used.",
    description = {
      "Models are judged by the coincidence factor Γ within 2 ms over the neuron's own reliability,",
      "as in the Quantitative Single-Neuron Modeling Competition, and chosen by cross-validation",
      "within the stimuli they are fitted to. Writes model.json (the best), one file for each model,",
      "a raster for each stimulus and a summary."
    },
    footer = {
      "",
      "Examples:",
      "  cajal fit spikes --data qsnmc2007 --train 00,05 --test 06,08",
      "  cajal fit spikes --data qsnmc2007 --train 00,05 --model My.java --free tau=2:20,b=0:1"
    })
final class FitSpikesCommand extends Command {
  private static final double[] GAINS = {0.97, 1.03};
  private static final int MEMBERS = 48;

  private final Console console;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "A folder with stimulus_NN.csv (or .csv.gz) and spikes_NN.csv.")
  private Path data = Path.of("");

  @Option(
      names = "--train",
      paramLabel = "NN,…",
      split = ",",
      required = true,
      description = "The stimuli that are fitted.")
  private List<String> train = List.of();

  @Option(
      names = "--test",
      paramLabel = "NN,…",
      split = ",",
      description = "Stimuli that are only predicted.")
  private List<String> test = List.of();

  @Option(
      names = "--models",
      paramLabel = "NAME,…",
      split = ",",
      description = "Which of lif, alif, mat, coupled-mat, gif, glm and adex (all of them).")
  private List<String> names = List.of();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A Java file with a neuron class of your own, fitted beside the others.")
  private @Nullable Path model;

  @Option(
      names = "--free",
      paramLabel = "FIELD=LOW:HIGH,…",
      split = ",",
      description = "With --model: what is fitted of it, between which bounds.")
  private List<String> free = List.of();

  @Option(
      names = "--input",
      paramLabel = "UNIT",
      description = "With --model: the unit of its input, pA or nA (nA).")
  private String input = "nA";

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description = "Candidates tried in each search (1024).")
  private int evaluations = 1024;

  @Option(
      names = "--no-validation",
      description = "Leaves out cross-validation: the best is then the one that fits best.")
  private boolean plain;

  @Option(names = "--seed", paramLabel = "S", description = "What searches draw from (1).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "K", description = "Threads; they change no bit (2).")
  private int threads = 2;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/spikes).")
  private Path out = Path.of("out", "spikes");

  @Option(names = "--json", description = "Prints the summary as JSON and nothing else.")
  private boolean json;

  FitSpikesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (threads < 1) throw new UsageError("--threads " + threads + ": give 1 or more.");
    if (evaluations < 1) throw new UsageError("--evaluations " + evaluations + ": give 1 or more.");
    for (String name : test) {
      if (!train.contains(name)) continue;
      throw new UsageError("--test " + name + " is in --train too; judge on what is not fitted.");
    }
    Map<String, Path> sources = new LinkedHashMap<>();
    List<SpikingModel> models = models(sources);
    var folder = new StimulusFolder(data, said -> console.err().println("cajal: " + said));
    List<Recording> fitted = train.stream().map(folder::read).toList();
    List<Recording> predicted = test.stream().map(folder::read).toList();
    requireOneStep(fitted, predicted);
    OutputFolder.create(out, List.of());
    Thread.ofPlatform().daemon().start(Figure::warmUp);
    SpikeFit fit = new SpikeFit(evaluations, GAINS, MEMBERS, seed, threads, new Coincidence(2));
    var study = new SpikeStudy(fit, fitted, predicted, !plain);
    Clock clock = new Clock();
    List<SpikeStudy.Outcome> outcomes;
    try (var progress = new Progress(console, "fit spikes")) {
      outcomes = study.run(models, (title, part) -> progress.at(part, title));
    }
    var report = new SpikeReport(study, outcomes, sources);
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("seconds", Clock.rounded(clock.seconds(), 2));
    more.put("version", CommandTree.VERSION);
    List<String> files = report.write(out, more);
    if (json) {
      console.out().println(SummaryJson.line(report.summary(more)));
    } else {
      console.out().println(study.table(outcomes));
      console
          .out()
          .println("best: " + study.best(outcomes).title() + (plain ? "" : " (cross-validation)"));
      console.out().println("wrote " + String.join(", ", files) + " in " + out);
    }
    return 0;
  }

  private List<SpikingModel> models(Map<String, Path> sources) {
    List<SpikingModel> models = new ArrayList<>();
    List<String> known = SpikingModel.all().stream().map(SpikingModel::title).toList();
    for (String name : names.isEmpty() ? known : names) {
      models.add(
          SpikingModel.named(name)
              .orElseThrow(() ->
                  new UsageError(
                      "--models %s: there are %s.%s"
                          .formatted(
                              name, String.join(", ", known), Spelling.suggestion(name, known)))));
    }
    if (model == null) {
      refuse(Map.of("--free", "there is no --model", "--input", "there is no --model"));
      return models;
    }
    if (!List.of("pA", "nA").contains(input)) {
      throw new UsageError("--input " + input + ": give pA or nA.");
    }
    SpikingModel own = own(model);
    sources.put(own.title(), model);
    models.add(own);
    return models;
  }

  private SpikingModel own(Path file) {
    try {
      return new NeuronSource(file, free, input.equals("pA") ? 1 : 1e-3).model();
    } catch (OptionError e) {
      throw new UsageError(String.valueOf(e.getMessage()));
    }
  }

  private static void requireOneStep(List<Recording> fitted, List<Recording> predicted) {
    List<Recording> all = new ArrayList<>(fitted);
    all.addAll(predicted);
    for (Recording one : all) {
      Recording first = all.getFirst();
      if (one.dt() == first.dt()) continue;
      throw new IllegalArgumentException(
          "stimulus %s is sampled every %s ms and %s every %s ms; give recordings of one sampling rate"
              .formatted(first.name(), first.dt(), one.name(), one.dt()));
    }
  }
}
