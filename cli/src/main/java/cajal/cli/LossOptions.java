package cajal.cli;

import cajal.brain.trains.SpikeTrain;
import cajal.cli.fit.Aim;
import cajal.cli.fit.DataSpikes;
import cajal.cli.fit.VoltageData;
import cajal.error.Spelling;
import cajal.exec.Settings;
import cajal.systems.fitting.CellModel;
import cajal.systems.fitting.FeatureScore;
import cajal.systems.fitting.ForcedError;
import cajal.systems.fitting.RecordedSpikes;
import cajal.systems.fitting.Score;
import cajal.systems.fitting.SoftTrains;
import cajal.systems.fitting.SpikeLikelihood;
import cajal.systems.fitting.Stimuli;
import cajal.systems.fitting.TrainScore;
import cajal.systems.fitting.VoltageError;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a fit of a voltage makes small.
final class LossOptions {
  static final List<String> LOSSES =
      List.of(
          "voltage",
          "forced",
          "likelihood",
          "smooth",
          "features",
          "gamma",
          "van-rossum",
          "victor-purpura");

  /// The losses that each option has an effect on.
  private static final Map<String, List<String>> USED =
      Map.of(
          "--stride", List.of("voltage", "forced"),
          "--window", List.of("gamma"),
          "--tau", List.of("van-rossum", "smooth"),
          "--cost", List.of("victor-purpura"),
          "--softness", List.of("likelihood", "smooth"));

  /// Those of cells with and without resets where none is named.
  private static final List<String> USUAL = List.of("forced", "voltage");

  private static final double MARGIN = 1e-5;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description = {
        "What is made small: voltage, forced (voltage and threshold with the spikes of the data),",
        "likelihood (of these spikes), smooth (soft spikes), and without gradients features, gamma,",
        "van-rossum, victor-purpura (voltage; forced for cells that reset)."
      })
  private @Nullable String loss;

  @Option(
      names = {"--stride", "--every"},
      paramLabel = "N",
      description = "Every Nth sample of the voltage counts (10).")
  private int stride = 10;

  @Option(
      names = "--window",
      paramLabel = "MS",
      description = "How far apart spikes are that coincide, with gamma (2).")
  private double window = 2;

  @Option(
      names = "--tau",
      paramLabel = "MS",
      description = "Time constant of van-rossum and smooth (10).")
  private double tau = 10;

  @Option(
      names = "--cost",
      paramLabel = "C",
      description = "What moving a spike by 1 ms costs, with victor-purpura (0.1).")
  private double cost = 0.1;

  @Option(
      names = "--softness",
      paramLabel = "MV",
      description = "Over which range a threshold is soft (likelihood: 1, smooth: 10).")
  private @Nullable Double softness;

  @Option(
      names = "--spike-level",
      paramLabel = "MV",
      description = "Where the data rises above it is a spike (-20, or resets are looked for).")
  private @Nullable Double level;

  /// @throws UsageError if one of them makes no sense
  void check(Command command) {
    if (loss != null && !LOSSES.contains(loss)) {
      throw new UsageError(
          "--loss %s: give one of %s.%s"
              .formatted(loss, String.join(", ", LOSSES), Spelling.suggestion(loss, LOSSES)));
    }
    if (stride < 1) throw new UsageError("--stride " + stride + ": give 1 or more.");
    requirePositive("--window", window, "ms");
    requirePositive("--tau", tau, "ms");
    if (!(cost >= 0)) throw new UsageError("--cost " + cost + ": give 0 or more.");
    if (softness != null) requirePositive("--softness", softness, "mV");
    if (level != null && !Double.isFinite(level)) {
      throw new UsageError("--spike-level " + level + ": give a voltage in mV, as -20.");
    }
    Map<String, String> unused = new TreeMap<>();
    USED.forEach((option, losses) -> {
      List<String> asked = loss == null ? USUAL : List.of(loss);
      if (!Collections.disjoint(losses, asked)) return;
      unused.put(option, "it belongs to the loss " + String.join(" and ", losses));
    });
    command.refuse(unused);
  }

  private static void requirePositive(String option, double number, String unit) {
    if (number > 0 && Double.isFinite(number)) return;
    throw new UsageError(option + " " + number + ": give more than 0 " + unit + ".");
  }

  /// The spikes of the data; null if it has none.
  @Nullable DataSpikes spikes(VoltageData data) {
    return DataSpikes.find(data, level);
  }

  /// The loss of a cell by its parameters.
  ///
  /// @param said told what had to be guessed
  Aim aim(CellModel cell, VoltageData data, Settings settings, Consumer<String> said) {
    String name = loss != null ? loss : cell.resets() ? "forced" : "voltage";
    requireSuited(name, cell);
    int samples = data.stimuli().steps();
    if (stride >= samples && USED.getOrDefault("--stride", List.of()).contains(name)) {
      throw new UsageError(
          "--stride %d: the traces have %d samples; give less than that."
              .formatted(stride, samples));
    }
    VoltageError voltage = new VoltageError(data.voltage(), stride);
    if (name.equals("voltage")) return Aim.of(cell, data.stimuli(), voltage, settings);
    Stimuli stimuli = data.stimuli();
    double dt = stimuli.dt();
    if (name.equals("smooth")) {
      double at = level == null ? DataSpikes.LEVEL : level;
      double soft = softness == null ? 10 : softness;
      return Aim.of(cell, stimuli, new SoftTrains(data.voltage(), dt, at, soft, tau), settings);
    }
    DataSpikes spikes = DataSpikes.of(data, level, said);
    List<SpikeTrain> trains = RecordedSpikes.trains(spikes.spikes(), dt);
    return switch (name) {
      case "forced" -> {
        var seen = new VoltageError(data.voltage(), stride, spikes.hidden(dt));
        var forced = new ForcedError(seen, spikes.spikes(), MARGIN);
        yield Aim.of(cell.forced(spikes.spikes()), stimuli, forced, settings);
      }
      case "likelihood" -> {
        double soft = softness == null ? 1 : softness;
        var likelihood = new SpikeLikelihood(spikes.spikes(), dt, soft);
        yield Aim.of(cell.forced(spikes.spikes()), stimuli, likelihood, settings);
      }
      case "gamma" -> scored(cell, stimuli, TrainScore.gamma(trains, dt, window), settings);
      case "van-rossum" -> scored(cell, stimuli, TrainScore.vanRossum(trains, dt, tau), settings);
      case "victor-purpura" ->
          scored(cell, stimuli, TrainScore.victorPurpura(trains, dt, cost), settings);
      default -> {
        boolean shape = !cell.resets() && !spikes.isResets();
        var features = new FeatureScore(stimuli, data.voltage(), spikes.spikes(), shape);
        yield scored(cell, stimuli, features, settings);
      }
    };
  }

  private static Aim scored(CellModel cell, Stimuli stimuli, Score score, Settings settings) {
    return Aim.of(cell, stimuli, score, settings);
  }

  private static void requireSuited(String name, CellModel cell) {
    if (name.equals("smooth") && cell.resets()) {
      throw new UsageError(
          "--loss smooth: spikes of "
              + cell.name()
              + " reset it, so they come and go at once; give likelihood or forced.");
    }
    if (name.equals("likelihood") && !cell.resets()) {
      throw new UsageError(
          "--loss likelihood: "
              + cell.name()
              + " has spikes in its voltage and no threshold; give smooth or voltage.");
    }
  }
}
