package cajal.cli;

import cajal.brain.connectome.Connectome;
import cajal.cli.connectome.Experiment;
import cajal.cli.connectome.NetworkKind;
import cajal.cli.connectome.TargetFile;
import cajal.error.Spelling;
import cajal.io.SignTable;
import cajal.systems.connectome.Signs;
import cajal.systems.connectome.Worm;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is done with the network of a wiring diagram.
final class ExperimentOptions {
  private static final String TOUCH = "touch";
  private static final Map<String, List<String>> TOUCHES =
      Map.of("touch-front", Worm.ANTERIOR_TOUCH, "touch-rear", Worm.POSTERIOR_TOUCH);

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Cells that are graded (the default) or spiking.")
  private NetworkKind model = NetworkKind.GRADED;

  @Option(
      names = "--signs",
      paramLabel = "FILE",
      description = "A CSV of cell and sign, 1 or -1 (celegans: -1 where GABA is released).")
  private @Nullable Path signs;

  @Option(
      names = "--stimulus",
      paramLabel = "CELLS",
      description = "touch-front (celegans), touch-rear, or cells, as AVM=5,PLML.")
  private @Nullable String stimulus;

  @Option(
      names = "--current",
      paramLabel = "I",
      description = "Into cells without one of their own: pA, 5, or mV where cells spike, 30.")
  private @Nullable Double current;

  @Option(names = "--from", paramLabel = "MS", description = "When the stimulus begins (100).")
  private double from = 100;

  @Option(names = "--until", paramLabel = "MS", description = "When it ends (600).")
  private double until = 600;

  @Option(names = "--ms", paramLabel = "MS", description = "Of the whole run (1000).")
  private double ms = 1000;

  @Option(
      names = "--train",
      paramLabel = "GOAL",
      description = "touch: answer it as the animal does; or a CSV of time and voltages of cells.")
  private @Nullable String train;

  @Option(names = "--epochs", paramLabel = "N", description = "Steps of training (100).")
  private int epochs = 100;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Of Adam, in parts of each strength (0.02).")
  private double rate = 0.02;

  @Option(
      names = "--target",
      paramLabel = "LOSS",
      description = "Ends training where the loss is below (touch: 0.1; voltages: 0).")
  private @Nullable Double goal;

  /// What is to be done.
  ///
  /// @param unsigned cells that the user's table of signs leaves out
  /// @param target none where the goal is the answer to a touch, or there is none
  record Plan(
      NetworkKind model,
      Signs signs,
      List<String> unsigned,
      Experiment experiment,
      boolean touch,
      Optional<TargetFile> target,
      int epochs,
      double rate,
      double goal,
      double current) {

    boolean trains() {
      return touch || target.isPresent();
    }

    /// What a training and the run after it depend on, but for the wiring diagram and the epochs.
    Map<String, String> texts() {
      Map<String, String> texts = new LinkedHashMap<>();
      texts.put("task", "connectome");
      texts.put("model", model.name().toLowerCase(Locale.ROOT));
      texts.put("train", target.map(file -> DataFile.described(file.file())).orElse(TOUCH));
      texts.put("rate", Double.toString(rate));
      texts.put("current", Double.toString(current));
      texts.put("signs", signs.text());
      texts.put("stimulus", experiment.currents().toString());
      texts.put("from", Double.toString(experiment.from()));
      texts.put("until", Double.toString(experiment.until()));
      texts.put("ms", Double.toString(experiment.ms()));
      return texts;
    }
  }

  /// Nothing where there is no stimulus.
  ///
  /// @throws UsageError if an option makes no sense
  Optional<Plan> plan(Connectome connectome, boolean worm) {
    check();
    if (!worm && stimulus == null) {
      if (train == null && signs == null) return Optional.empty();
      if (train == null) {
        signs(connectome, worm);
        throw new UsageError(
            "--signs has no effect without --stimulus: only the network of a diagram has signs.");
      }
      throw new UsageError("--train needs --stimulus: which cells are driven?");
    }
    if (!worm && TOUCH.equals(train)) {
      throw new UsageError("--train touch is a task of celegans; give a file of voltages.");
    }
    double each = current != null ? current : model == NetworkKind.SPIKING ? 30 : 5;
    Experiment experiment =
        new Experiment(
            currents(connectome, stimulus == null ? "touch-front" : stimulus, each, worm),
            from,
            until,
            ms);
    Optional<TargetFile> target =
        train == null || TOUCH.equals(train)
            ? Optional.empty()
            : Optional.of(TargetFile.read(Path.of(train), connectome));
    Signs given = signs(connectome, worm);
    return Optional.of(
        new Plan(
            model,
            given,
            signs == null ? List.of() : given.unnamed(),
            experiment,
            TOUCH.equals(train),
            target,
            epochs,
            rate,
            goal != null ? goal : TOUCH.equals(train) ? 0.1 : 0,
            each));
  }

  private void check() {
    if (!(ms > 0) || ms > 1e6) throw new UsageError("--ms " + ms + ": give 0.5 to 1000000.");
    if (!(from >= 0) || !(until > from) || from > ms) {
      throw new UsageError(
          "--from %s --until %s: a stimulus begins at 0 or later, before the end of the run, and ends later than it begins."
              .formatted(from, until));
    }
    if (epochs < 1) throw new UsageError("--epochs " + epochs + ": give 1 or more.");
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new UsageError("--rate " + rate + ": give more than 0.");
    }
    if (goal != null && !(goal >= 0)) {
      throw new UsageError("--target " + goal + ": give a loss of 0 or more.");
    }
    if (current != null && !Double.isFinite(current)) {
      throw new UsageError("--current " + current + ": give a finite number.");
    }
  }

  private Signs signs(Connectome connectome, boolean worm) {
    if (signs == null) {
      return Signs.of(connectome, worm ? Worm.signs(connectome) : Map.of());
    }
    UnaryOperator<String> spelled = worm ? Worm::spelled : name -> name;
    try {
      return Signs.of(connectome, SignTable.read(signs, spelled));
    } catch (IllegalArgumentException e) {
      throw new UsageError("--signs " + signs + ": " + e.getMessage());
    }
  }

  private static Map<String, Double> currents(
      Connectome connectome, String text, double each, boolean worm) {
    Map<String, Double> currents = new LinkedHashMap<>();
    List<String> touched = TOUCHES.get(text);
    if (touched != null && worm) {
      for (String cell : touched) currents.put(cell, each);
      return currents;
    }
    for (String part : text.split(",", -1)) {
      String[] sides = part.split("=", -1);
      String cell = worm ? Worm.spelled(sides[0].strip()) : sides[0].strip();
      if (!connectome.cells().contains(cell)) {
        throw new UsageError(
            "--stimulus: there is no cell '%s'.%s"
                .formatted(cell, Spelling.suggestion(cell, connectome.cells())));
      }
      currents.put(cell, sides.length == 1 ? each : number(part, sides));
    }
    return currents;
  }

  private static double number(String part, String... sides) {
    try {
      double number = Double.parseDouble(sides[1]);
      if (sides.length == 2 && Double.isFinite(number)) return number;
    } catch (NumberFormatException e) {
      throw new UsageError("--stimulus " + part + ": write it as AVM=5.");
    }
    throw new UsageError("--stimulus " + part + ": write it as AVM=5.");
  }
}
