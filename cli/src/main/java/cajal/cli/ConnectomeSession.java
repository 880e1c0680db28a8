package cajal.cli;

import cajal.brain.connectome.Connectome;
import cajal.brain.network.Network;
import cajal.cli.ExperimentOptions.Plan;
import cajal.cli.connectome.Experiment;
import cajal.cli.connectome.StrengthReport;
import cajal.cli.connectome.StrengthStudy;
import cajal.emit.Lanes;
import cajal.exec.Settings;
import cajal.io.tensors.Checkpoint;
import cajal.learn.train.TrainingError;
import cajal.plot.Figure;
import cajal.systems.connectome.AnatomicalNetwork;
import cajal.systems.connectome.StrengthTraining;
import cajal.systems.connectome.TouchChoice;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The network of a wiring diagram: trained where that is wanted, then stimulated.
final class ConnectomeSession {
  private static final double DT = 0.5;
  private static final int ANSWERS = 8;
  private static final int LINES = 10;
  private static final String STRENGTHS = "strengths.safetensors";

  private final Console console;
  private final Plan plan;
  private final Connectome connectome;
  private final String wiring;
  private final long seed;
  private final int threads;
  private final Map<String, Object> summary = new LinkedHashMap<>();
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  /// @param wiring that the connectome was read from, as a text
  ConnectomeSession(
      Console console, Plan plan, Connectome connectome, String wiring, long seed, int threads) {
    this.console = console;
    this.plan = plan;
    this.connectome = connectome;
    this.wiring = wiring;
    this.seed = seed;
    this.threads = threads;
  }

  /// @param out where files other than pictures go
  /// @param resume whether a training goes on from its checkpoint there
  /// @return the exit code; results are there if it is 0
  int run(Path out, boolean resume) {
    texts.add("network: " + plan.model().name().toLowerCase(Locale.ROOT) + " cells");
    tellUnsigned();
    try (AnatomicalNetwork network = build()) {
      int code = plan.trains() ? train(network, out, resume) : 0;
      if (code == 0) stimulate(network, out);
      return code;
    }
  }

  /// Which cells the table of signs leaves out.
  private void tellUnsigned() {
    List<String> cells = plan.unsigned();
    if (cells.isEmpty()) return;
    summary.put("cells_without_sign", cells);
    List<String> first = cells.subList(0, Math.min(ANSWERS, cells.size()));
    texts.add(
        "  signs        none of %d of %d cells, taken to excite: %s%s"
            .formatted(
                cells.size(),
                connectome.size(),
                String.join(", ", first),
                first.size() < cells.size() ? ", ..." : ""));
  }

  private AnatomicalNetwork build() {
    return plan.model()
        .build(new Network(DT).seed(seed).threads(threads), connectome, plan.signs());
  }

  private int train(AnatomicalNetwork network, Path out, boolean resume) {
    CheckpointFile file = CheckpointFile.in(out);
    Map<String, String> settings = settings();
    Optional<Checkpoint> saved = resume ? Optional.of(file.read()) : Optional.empty();
    saved.ifPresent(before -> file.requireSame(settings, before.metadata()));
    if (!resume) file.setAside(console);
    StrengthTraining training =
        new StrengthTraining(
            network, goal(), plan.rate(), new Settings(Lanes.preferred(), threads));
    StrengthStudy study = new StrengthStudy(training, file.file(), settings);
    saved.ifPresent(study::resume);
    try (var interrupt = new Interrupt();
        var progress = new Progress(console, "training")) {
      study.run(
          plan.epochs(),
          plan.goal(),
          (step, loss) -> {
            if (interrupt.asked()) study.stop();
            tell(progress, step, loss);
          });
      if (study.isStopped()) {
        console
            .err()
            .printf(
                "cajal: stopped after step %d of %d; the same command with --resume goes on%n",
                study.report().steps(), plan.epochs());
        return Console.INTERRUPTED;
      }
    } catch (TrainingError e) {
      console
          .err()
          .println(
              "cajal: %s The checkpoint of a good step before is %s."
                  .formatted(e.getMessage(), file.file()));
      return Console.DIVERGED;
    }
    report(study.report(), out);
    return 0;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(plan.texts());
    settings.put("connections", wiring);
    settings.put("seed", Long.toString(seed));
    return settings;
  }

  /// Where nobody watches, a line for each tenth of the steps.
  private void tell(Progress progress, int step, double loss) {
    String news = String.format(Locale.ROOT, "step %d/%d, loss %.4g", step, plan.epochs(), loss);
    if (console.terminal()) {
      progress.at((double) step / plan.epochs(), news);
    } else if (step % Math.ceilDiv(plan.epochs(), LINES) == 0) {
      console.err().println("training: " + news);
    }
  }

  private void report(StrengthReport report, Path out) {
    report.write(out.resolve(STRENGTHS));
    files.add(STRENGTHS);
    summary.put("training", report.summary(connectome));
    figures.putAll(report.figures(plan.model().unit()));
    texts.add(report.text());
  }

  private StrengthTraining.Goal goal() {
    if (plan.target().isEmpty()) return new TouchChoice(connectome, DT, plan.current());
    Experiment experiment = plan.experiment();
    int steps = (int) Math.rint(plan.target().get().ms() / DT) + 1;
    Tensor currents =
        StrengthTraining.pulses(
            connectome,
            steps,
            (int) Math.rint(experiment.from() / DT),
            (int) Math.rint(experiment.until() / DT),
            List.of(experiment.currents()));
    return plan.target().get().target(connectome, currents, DT);
  }

  private void stimulate(AnatomicalNetwork network, Path out) {
    Experiment experiment = plan.experiment();
    Experiment.Outcome outcome;
    try (var progress = new Progress(console, "simulating")) {
      outcome = experiment.run(network, time -> progress.at(time / experiment.ms()));
    }
    figures.putAll(experiment.figures(outcome));
    Experiment.write(out.resolve("voltages.csv"), outcome);
    files.add("voltages.csv");
    Map<String, Double> answers = outcome.answers(ANSWERS);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", plan.model().name().toLowerCase(Locale.ROOT));
    all.put("currents", experiment.currents());
    all.put("from_ms", experiment.from());
    all.put("until_ms", experiment.until());
    all.put("ms", experiment.ms());
    all.put("dt_ms", DT);
    all.put("spikes", outcome.spikeCount());
    all.put("largest_changes_mv", answers);
    summary.put("experiment", all);
    List<String> strongest = new ArrayList<>();
    answers.forEach(
        (cell, change) -> strongest.add(String.format(Locale.ROOT, "%s %.1f", cell, change)));
    texts.add("  stimulus     " + String.join(", ", experiment.currents().keySet()));
    texts.add("  answers      " + String.join(", ", strongest) + " mV");
    if (outcome.spikeCount() > 0) texts.add("  spikes       " + outcome.spikeCount());
  }

  Map<String, Object> summary() {
    return summary;
  }

  Map<String, Figure> figures() {
    return figures;
  }

  String text() {
    return String.join("\n", texts);
  }

  List<String> files() {
    return files;
  }
}
