package cajal.cli.fit;

import cajal.brain.Spikes;
import cajal.brain.trains.SpikeTrain;
import cajal.io.SummaryJson;
import cajal.plot.Figure;
import cajal.plot.Raster;
import cajal.systems.fitting.spikes.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What fits of spiking models leave in their folder: each model as JSON, the best one again as
/// `model.json`, a raster for each stimulus, a summary.
///
/// @param sources the user's file by the title of its model
public record SpikeReport(
    SpikeStudy study, List<SpikeStudy.Outcome> outcomes, Map<String, Path> sources) {
  private static final double SHOWN_SPIKES = 40;
  private static final double SHORTEST = 300;

  /// @param more entries of the summary
  /// @return the names of the files
  public List<String> write(Path folder, Map<String, Object> more) {
    List<String> names = new ArrayList<>();
    for (SpikeStudy.Outcome outcome : outcomes) {
      String name = outcome.title().replaceAll("\\.java$", "") + ".json";
      model(outcome).write(folder.resolve(name), entries(outcome));
      names.add(name);
    }
    SpikeStudy.Outcome best = study.best(outcomes);
    model(best).write(folder.resolve("model.json"), entries(best));
    names.add("model.json");
    List<Recording> all = new ArrayList<>(study.train());
    all.addAll(study.test());
    for (Recording one : all) {
      String name = "raster-" + one.name() + ".png";
      raster(one).write(folder.resolve(name));
      names.add(name);
    }
    SummaryJson.write(folder.resolve("summary.json"), summary(more));
    names.add("summary.json");
    return names;
  }

  private ModelFile model(SpikeStudy.Outcome outcome) {
    @Nullable Path source = sources.get(outcome.title());
    return new ModelFile(outcome.fitted(), study.train().getFirst().dt(), source);
  }

  /// Scores, reliabilities and times by name.
  public Map<String, Object> summary(Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("train", study.train().stream().map(Recording::name).toList());
    all.put("test", study.test().stream().map(Recording::name).toList());
    Map<String, Object> reliability = new LinkedHashMap<>();
    List<Recording> recordings = new ArrayList<>(study.train());
    recordings.addAll(study.test());
    for (Recording one : recordings) {
      reliability.put(one.name(), one.reliability(study.fit().gamma()));
    }
    all.put("reliability", reliability);
    all.put("best", study.best(outcomes).title());
    Map<String, Object> models = new LinkedHashMap<>();
    for (SpikeStudy.Outcome outcome : outcomes) models.put(outcome.title(), entries(outcome));
    all.put("models", models);
    all.put("seed", study.fit().seed());
    all.put("evaluations", study.fit().evaluations());
    all.putAll(more);
    return all;
  }

  private Map<String, Object> entries(SpikeStudy.Outcome outcome) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("scores", outcome.scores());
    Map<String, Object> counts = new LinkedHashMap<>();
    outcome.predictions().forEach((name, train) -> counts.put(name, train.size()));
    entries.put("spikes", counts);
    entries.put("fitted_to", study.train().stream().map(Recording::name).toList());
    outcome
        .validation()
        .ifPresent(cv -> {
          entries.put("cross_validation", cv.score());
          entries.put("cross_validation_in_time", cv.inTime());
          entries.put("cross_validation_across", cv.across());
        });
    entries.put("fit_s", Math.rint(outcome.seconds() * 100) / 100);
    return entries;
  }

  /// The repetitions, and below them what each model predicts, over some of the time.
  private Figure raster(Recording recording) {
    double rate =
        recording.repetitions().stream().mapToDouble(SpikeTrain::rate).average().orElse(0);
    double length = Math.clamp(SHOWN_SPIKES / rate, SHORTEST, recording.duration());
    double from = Math.min(1000, recording.duration() - length);
    List<Spikes> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (SpikeStudy.Outcome outcome : outcomes.reversed()) {
      SpikeTrain train = outcome.predictions().get(recording.name());
      String score = String.format(Locale.ROOT, "%.2f", outcome.scores().get(recording.name()));
      rows.add(spikes(outcome.title() + " (" + score + ")", List.of(train)));
      names.add(outcome.title());
    }
    int repetitions = recording.repetitions().size();
    String neuron = repetitions == 1 ? "neuron" : "neuron, %d repetitions".formatted(repetitions);
    rows.add(spikes(neuron, recording.repetitions()));
    for (int r = 1; r <= repetitions; r++) names.add("neuron, " + r);
    String use = study.train().contains(recording) ? "fitted" : "predicted";
    return Raster.named(from, from + length, names, rows.toArray(Spikes[]::new))
        .titled("stimulus " + recording.name() + ", " + use)
        .remarked("In brackets: Γ/Γ_int of the whole stimulus.")
        .sized(900, 420 + 24 * rows.size());
  }

  static Spikes spikes(String name, List<SpikeTrain> trains) {
    double[][] events =
        IntStream.range(0, trains.size())
            .boxed()
            .flatMap(
                row -> Arrays.stream(trains.get(row).times()).mapToObj(t -> new double[] {t, row}))
            .sorted(Comparator.comparingDouble(event -> event[0]))
            .toArray(double[][]::new);
    return new Spikes(
        name,
        trains.size(),
        Arrays.stream(events).mapToDouble(event -> event[0]).toArray(),
        Arrays.stream(events).mapToInt(event -> (int) event[1]).toArray());
  }
}
