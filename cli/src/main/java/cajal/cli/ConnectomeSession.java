package cajal.cli;

import cajal.brain.connectome.Connectome;
import cajal.brain.network.Network;
import cajal.cli.ExperimentOptions.Plan;
import cajal.cli.connectome.Experiment;
import cajal.cli.connectome.StrengthReport;
import cajal.emit.Lanes;
import cajal.exec.Settings;
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

  private final Console console;
  private final Plan plan;
  private final Connectome connectome;
  private final long seed;
  private final int threads;
  private final Map<String, Object> summary = new LinkedHashMap<>();
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  ConnectomeSession(Console console, Plan plan, Connectome connectome, long seed, int threads) {
    this.console = console;
    this.plan = plan;
    this.connectome = connectome;
    this.seed = seed;
    this.threads = threads;
  }

  /// @param out where files other than pictures go
  void run(Path out) {
    texts.add("network: " + plan.model().name().toLowerCase(Locale.ROOT) + " cells");
    try (AnatomicalNetwork network = build()) {
      Optional<StrengthReport> trained =
          plan.touch() || plan.target().isPresent()
              ? Optional.of(train(network, out))
              : Optional.empty();
      trained.ifPresent(report -> {
        summary.put("training", report.summary(connectome));
        figures.putAll(report.figures());
        texts.add(report.text());
      });
      stimulate(network, out);
    }
  }

  private AnatomicalNetwork build() {
    return plan.model()
        .build(new Network(DT).seed(seed).threads(threads), connectome, plan.signs());
  }

  private StrengthReport train(AnatomicalNetwork network, Path out) {
    StrengthTraining training =
        new StrengthTraining(
            network, goal(), plan.rate(), new Settings(Lanes.preferred(), threads));
    StrengthReport report = new StrengthReport(training);
    try (var interrupt = new Interrupt();
        var progress = new Progress(console, "training")) {
      for (int epoch = 1; epoch <= plan.epochs() && !interrupt.asked(); epoch++) {
        report.add(training.step());
        if (report.loss() < plan.goal()) break;
        progress.at(
            (double) epoch / plan.epochs(),
            String.format(
                Locale.ROOT, "step %d/%d, loss %.4g", epoch, plan.epochs(), report.loss()));
      }
      training.store();
      report.write(out.resolve("strengths.safetensors"));
    }
    files.add("strengths.safetensors");
    return report;
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
