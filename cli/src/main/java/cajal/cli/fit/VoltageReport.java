package cajal.cli.fit;

import cajal.cli.fit.VoltageStudy.Outcome;
import cajal.cli.page.Page;
import cajal.io.SummaryJson;
import cajal.learn.search.Profile;
import cajal.plot.Figure;
import cajal.plot.Lines;
import cajal.plot.Trace;
import cajal.plot.Traces;
import cajal.systems.fitting.Free;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a [VoltageStudy] found, as pictures, a summary and a page that shows both.
public final class VoltageReport {
  private static final String SCALE =
      "spikes alone cannot fix the scale of the voltage: fix what sets it, as threshold and rest, or fit voltages with --loss forced";

  /// In mV.
  private static final double FAR = 1e5;

  private final VoltageStudy study;
  private final Outcome outcome;

  public VoltageReport(VoltageStudy study, Outcome outcome) {
    this.study = study;
    this.outcome = outcome;
  }

  /// Writes all files, and says their names.
  ///
  /// @param more entries of the summary
  public List<String> write(Path folder, Map<String, Object> more) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("traces.png", traces());
    figures.put("evaluations.png", byEvaluations().figure());
    figures.put("seconds.png", bySeconds().figure());
    boolean isProfiled = study.profiled();
    if (isProfiled) figures.put("profiles.png", profiles());
    Page page = new Page("Fit").preformatted(found());
    tables().forEach((title, table) -> page.heading(title).table(table));
    figures.forEach((name, figure) -> figure.write(folder.resolve(name)));
    page.picture("traces.png", "Data and the best model.");
    page.picture("evaluations.png", "The lowest loss by evaluations, median and range.");
    page.picture("seconds.png", "The lowest loss by seconds, median and range.");
    if (isProfiled) page.picture("profiles.png", "The lowest loss with one parameter held.");
    SummaryJson.write(folder.resolve("summary.json"), summary(more));
    List<String> names = new ArrayList<>(figures.keySet());
    page.write(folder.resolve("report.html"));
    names.add("summary.json");
    names.add("report.html");
    return names;
  }

  /// @throws IllegalArgumentException if the best model escapes to voltages that no cell has
  public void requireFinite() {
    if (misfit() < FAR) return;
    throw new IllegalArgumentException(
        "the best model of all searches escapes, being off by %.3g mV, with %s; give other bounds with --free, or other numbers with --fix"
            .formatted(misfit(), numbers()));
  }

  /// Those of the best model: `tau=5 ms, R=80 MΩ`.
  private String numbers() {
    List<String> each = new ArrayList<>();
    for (int k = 0; k < study.model().free().size(); k++) {
      Free free = study.model().free().get(k);
      String number =
          "%s=%.4g %s".formatted(free.name(), outcome.profiles().best().x()[k], free.unit());
      each.add(number.strip());
    }
    return String.join(", ", each);
  }

  private ComparisonReport byEvaluations() {
    return ComparisonReport.byEvaluations(outcome.evaluations());
  }

  private ComparisonReport bySeconds() {
    return ComparisonReport.bySeconds(outcome.seconds());
  }

  /// By their titles.
  private Map<String, List<List<String>>> tables() {
    Map<String, List<List<String>>> tables = new LinkedHashMap<>();
    tables.put("Parameters", parameters());
    tables.put(byEvaluations().title(), byEvaluations().table());
    tables.put(bySeconds().title(), bySeconds().table());
    return tables;
  }

  /// By how much the model is off, in mV, as the root of the mean square over all samples.
  public double misfit() {
    return distance(outcome.fitted());
  }

  /// By how much a constant voltage would be off: the mean of all traces.
  public double constant() {
    double mean =
        Arrays.stream(study.data().voltage())
            .flatMapToDouble(Arrays::stream)
            .average()
            .orElseThrow();
    double[][] flat = new double[outcome.fitted().length][outcome.fitted()[0].length];
    for (double[] trace : flat) Arrays.fill(trace, mean);
    return distance(flat);
  }

  private double distance(double[][] other) {
    double sum = 0;
    int n = 0;
    for (int k = 0; k < other.length; k++) {
      for (int t = 0; t < other[k].length; t++, n++) {
        sum += Math.pow(other[k][t] - study.data().voltage()[k][t], 2);
      }
    }
    return Math.sqrt(sum / n);
  }

  /// What there is to say, for people.
  public String text() {
    StringBuilder text = new StringBuilder(found()).append('\n');
    tables().forEach((title, table) -> text.append(title).append('\n').append(aligned(table)));
    if (study.seeds() == 1) {
      text.append("One seed; compare methods with --seeds 10.");
    }
    return text.toString().strip();
  }

  private String found() {
    return "%s: best loss %.4g %s (%s)\n"
            .formatted(
                study.model().name(),
                outcome.profiles().best().value(),
                study.aim().unit(),
                study.aim().title())
        + "the best model is off by %.3g mV (root mean square); a constant voltage by %.3g mV"
            .formatted(misfit(), constant())
        + (outcome.profiles().note().isEmpty() ? "" : "\n" + outcome.profiles().note())
        + (outcome.spikes() == null ? "" : "\n" + outcome.spikes().line())
        + silence()
        + (study.aim().isOfSpikes() ? "\n" + SCALE : "");
  }

  private String silence() {
    if (outcome.spikes() == null || !outcome.spikes().isSilent()) return "";
    return "\nthe best model of all methods makes no spike by itself"
        + (study.held().isEmpty()
            ? ""
            : "; what is held may keep it silent: " + String.join(", ", study.held()));
  }

  private static String aligned(List<List<String>> table) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : table) {
      for (int k = 0; k < row.size(); k++) {
        int column = k;
        int width = table.stream().mapToInt(one -> one.get(column).length()).max().orElseThrow();
        text.append("  ").append(row.get(k)).repeat(' ', width - row.get(k).length());
      }
      text.append('\n');
    }
    return text.toString();
  }

  /// A row for each parameter, after a header.
  List<List<String>> parameters() {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of("parameter", "best", "unit", "in fits up to the limit", "what the profile says"));
    List<double[]> good = outcome.good();
    for (int k = 0; k < study.model().free().size(); k++) {
      int index = k;
      Free free = study.model().free().get(k);
      double[] spread = good.stream().mapToDouble(x -> x[index]).sorted().toArray();
      table.add(
          List.of(
              free.name(),
              "%.6g".formatted(outcome.profiles().best().x()[k]),
              free.unit(),
              "%.5g to %.5g (%d)".formatted(spread[0], spread[spread.length - 1], spread.length),
              study.profiled() ? verdict(outcome.profiles().each().get(k)) : "not profiled"));
    }
    return table;
  }

  private String verdict(Profile profile) {
    double[] within = profile.within();
    String evaluations = " (" + profile.evaluations() + " evaluations)";
    return switch (profile.verdict()) {
      case NOT_KNOWN -> "not known" + evaluations;
      case NOT_TOLD -> "the data cannot tell it" + evaluations;
      case TOLD -> {
        String low = within[0] == profile.low() ? "up" : "%.7g".formatted(within[0]);
        String high = within[1] == profile.high() ? "more" : "%.7g".formatted(within[1]);
        yield (high.equals("more") ? low + " or more" : low + " to " + high) + evaluations;
      }
    };
  }

  private Figure traces() {
    List<Figure> panels = new ArrayList<>();
    double dt = study.data().stimuli().dt();
    for (int k = 0; k < outcome.fitted().length; k++) {
      panels.add(
          Traces.of(
              "V",
              "mV",
              Trace.every("data " + k, dt, dt, study.data().voltage()[k]),
              Trace.every("model", dt, dt, outcome.fitted()[k])));
    }
    Figure all =
        Figure.stack(panels.getFirst(), panels.subList(1, panels.size()).toArray(Figure[]::new));
    return all.titled(study.model().name() + ": data and the best model")
        .sized(900, Math.min(4000, 180 * panels.size() + 100));
  }

  private Figure profiles() {
    List<Figure> panels = new ArrayList<>();
    for (Profile profile : outcome.profiles().each()) {
      Free free = study.model().free().get(profile.index());
      double[] numbers = profile.held().stream().mapToDouble(Profile.Held::number).toArray();
      double[] logs = profile.held().stream().mapToDouble(h -> log(h.value())).toArray();
      double[] ends = {numbers[0], numbers[numbers.length - 1]};
      double limit = Math.log10(profile.limit());
      panels.add(
          Lines.of(
              free.name() + ", " + free.unit(),
              "log10 of the loss",
              new Lines.Series("lowest", numbers, logs),
              new Lines.Series("good up to", ends, new double[] {limit, limit})));
    }
    Figure all =
        Figure.beside(panels.getFirst(), panels.subList(1, panels.size()).toArray(Figure[]::new));
    return all.titled("Lowest loss with one parameter held, the others searched anew")
        .sized(260 * panels.size() + 80, 320);
  }

  /// Losses far below the limit are all as good, and drawn alike.
  private double log(double loss) {
    return Math.log10(Math.max(loss, outcome.profiles().limit() / 100));
  }

  /// What there is to say, by name.
  public Map<String, Object> summary(Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", study.model().name());
    all.put("loss", outcome.profiles().best().value());
    all.put("misfit_mV", misfit());
    all.put("constant_mV", constant());
    all.put("spikes", outcome.spikes() == null ? null : outcome.spikes().summary());
    all.put("measure", study.aim().title());
    all.put("evaluations", study.evaluations());
    all.put("seeds", study.seeds());
    all.put("compile_s", outcome.compileSeconds());
    Map<String, Object> best = new LinkedHashMap<>();
    for (int k = 0; k < study.model().free().size(); k++) {
      best.put(study.model().free().get(k).name(), outcome.profiles().best().x()[k]);
    }
    all.put("parameters", best);
    all.put("limit", outcome.profiles().limit());
    all.put("note", outcome.profiles().note());
    all.put("methods", byEvaluations().summary());
    all.put("seconds_each", outcome.seconds().budget().seconds());
    all.put("methods_by_time", bySeconds().summary());
    all.put("profiles", outcome.profiles().each().stream().map(this::profile).toList());
    all.putAll(more);
    return all;
  }

  private Map<String, Object> profile(Profile profile) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("parameter", study.model().free().get(profile.index()).name());
    one.put("verdict", profile.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    one.put("within", Arrays.stream(profile.within()).boxed().toList());
    one.put("evaluations", profile.evaluations());
    one.put("numbers", profile.held().stream().map(Profile.Held::number).toList());
    one.put("losses", profile.held().stream().map(Profile.Held::value).toList());
    return one;
  }
}
