package cajal.cli.train;

import cajal.brain.Spikes;
import cajal.learn.data.LogNormal;
import cajal.plot.Figure;
import cajal.plot.HeatMap;
import cajal.plot.Lines;
import cajal.plot.Raster;
import cajal.systems.cognition.Activity;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What an excitatory and inhibitory network has learnt, as pictures and numbers: rasters by
/// condition, weights with log-normal fits, tuning, trajectories, decoding over time.
final class Learned {
  private static final int LOG_BINS = 40;
  private static final int MOST_PATHS = 7;
  private static final double LEAST_WEIGHT = 1e-5;

  private final Study study;
  private final Subject subject;
  private final Drawn lesson;
  private final Activity activity;
  private final int excitatory;

  Learned(Study study, Subject subject) {
    this.study = study;
    this.subject = subject;
    lesson = (Drawn) study.lesson();
    activity = Observed.of(lesson, study.learning().network(), study.exam(), study.settings());
    excitatory = Curriculum.excitatory(study.course().hidden());
  }

  Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("rasters-by-condition.png", rasters());
    figures.put("weights-by-kind.png", weights());
    if (isMatch()) {
      figures.put("tuning.png", tuning());
      figures.put("psychometric.png", matches());
    }
    figures.put("trajectories.png", trajectories());
    figures.put("decoding.png", decodings());
    return figures;
  }

  Map<String, Object> numbers() {
    Map<String, Object> all = new LinkedHashMap<>();
    Design design = study.course().design().orElseThrow();
    all.put("steps", lesson.task().steps());
    all.put("cues", design.cues());
    all.put("delay", design.delay());
    all.put("dt", design.dt());
    all.put("regularise", design.regularise());
    all.put("hertz", design.hertz());
    for (String name : List.of("excitatory", "inhibitory")) {
      LogNormal before = LogNormal.fit(study.before(() -> sizes(name)));
      LogNormal after = LogNormal.fit(sizes(name));
      all.put(name + "_log_mean", List.of(before.mu(), after.mu()));
      all.put(name + "_log_sd", List.of(before.sigma(), after.sigma()));
    }
    all.put("decoding", Arrays.stream(decoding()).boxed().toList());
    return all;
  }

  private boolean isMatch() {
    return subject == Subject.DMS;
  }

  /// Two trials of the test that differ, excitatory units below inhibitory ones.
  private Figure rasters() {
    List<Tensor> batch = lesson.test().iterator().next();
    Tensor spikes = study.exam().spikes(batch.subList(0, batch.size() - 1));
    int[] by = isMatch() ? activity.right() : activity.conditions()[0];
    Comparator<Integer> order = Comparator.comparingInt(i -> by[i]);
    List<Integer> trials = IntStream.range(0, Drawn.JUDGED_BATCH).boxed().sorted(order).toList();
    int first = trials.getFirst();
    int last = trials.getLast();
    return Figure.stack(raster(spikes, first), raster(spikes, last))
        .titled(subject.title() + ": spikes in two trials of the test")
        .remarked("Above: %s. Below: %s.".formatted(described(first), described(last)))
        .sized(620, 760);
  }

  private Figure raster(Tensor spikes, int trial) {
    Spikes below = fired("excitatory", spikes, trial, 0, excitatory);
    Spikes above = fired("inhibitory", spikes, trial, excitatory, spikes.dim(2));
    return Raster.of(0, spikes.dim(0) * lesson.task().dt(), below, above);
  }

  private String described(int trial) {
    StringBuilder text = new StringBuilder();
    var conditions = lesson.task().conditions();
    for (int c = 0; c < conditions.size(); c++) {
      int level = activity.conditions()[c][trial];
      text.append(conditions.get(c).name()).append(' ');
      text.append(conditions.get(c).levels().get(level)).append(", ");
    }
    return text + "answer " + lesson.answers().get(activity.chosen()[trial]);
  }

  private Spikes fired(String name, Tensor spikes, int trial, int from, int to) {
    double dt = lesson.task().dt();
    float[] all = spikes.floats();
    List<double[]> events = new ArrayList<>();
    for (int t = 0; t < spikes.dim(0); t++) {
      int row = (t * spikes.dim(1) + trial) * spikes.dim(2);
      for (int k = from; k < to; k++) {
        if (all[row + k] != 0) events.add(new double[] {(t + 0.5) * dt, k - from});
      }
    }
    return new Spikes(
        name,
        to - from,
        events.stream().mapToDouble(e -> e[0]).toArray(),
        events.stream().mapToInt(e -> (int) e[1]).toArray());
  }

  private Figure weights() {
    return Figure.stack(
            weights("excitatory").titled(subject.title() + ": strengths of connections"),
            weights("inhibitory"))
        .sized(620, 520);
  }

  /// Densities of the logarithm before and after, with log-normal fits.
  private Figure weights(String name) {
    double[] before = study.before(() -> sizes(name));
    double[] after = sizes(name);
    double low = Math.log(LEAST_WEIGHT);
    double high = Math.log(Math.max(largest(before), largest(after)));
    double[] edges = new double[LOG_BINS + 1];
    for (int i = 0; i <= LOG_BINS; i++) edges[i] = low + (high - low) * i / LOG_BINS;
    return Lines.headed(
        "of " + name + " units",
        "log10 of |w|",
        "share per factor e",
        density("before", edges, before),
        fit("before, log-normal", edges, before),
        density("after", edges, after),
        fit("after, log-normal", edges, after));
  }

  private static double largest(double[] numbers) {
    return Arrays.stream(numbers).max().orElse(1);
  }

  /// |w| of the connections of units of this kind, without those that are absent.
  private double[] sizes(String name) {
    return study.parameters().stream()
        .filter(p -> p.name().equals(name))
        .flatMapToDouble(p -> doubles(p.value().floats()))
        .map(Math::abs)
        .filter(w -> w > 0)
        .toArray();
  }

  private static DoubleStream doubles(float[] floats) {
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]);
  }

  private static double[] middles(double[] edges) {
    double[] middles = new double[edges.length - 1];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = (edges[i] + edges[i + 1]) / 2 / Math.log(10);
    }
    return middles;
  }

  private static Lines.Series density(String name, double[] edges, double[] sizes) {
    double width = edges[1] - edges[0];
    double[] shares = new double[edges.length - 1];
    for (double size : sizes) {
      int bin = (int) Math.floor((Math.log(size) - edges[0]) / width);
      if (bin >= 0) shares[Math.min(bin, shares.length - 1)] += 1 / (width * sizes.length);
    }
    return new Lines.Series(name, middles(edges), shares);
  }

  private static Lines.Series fit(String name, double[] edges, double[] sizes) {
    LogNormal fit = LogNormal.fit(sizes);
    double[] middles = middles(edges);
    double[] densities = Arrays.stream(middles).map(x -> fit.density(x * Math.log(10))).toArray();
    return new Lines.Series(name, middles, densities);
  }

  /// Rates by the direction of the sample, while it is shown and at the end of the delay.
  private Figure tuning() {
    int start = (int) (500 / activity.binMs());
    int end = activity.bins() - start;
    double[][] early = tuned(start, 2 * start);
    double[][] late = tuned(end - (int) (200 / activity.binMs()), end);
    return Figure.beside(map(early), map(late))
        .titled("dms: rates by the direction of the sample")
        .remarked("Left: while it is shown. Right: in the last 200 ms of the delay.")
        .sized(760, 420);
  }

  private double[][] tuned(int from, int to) {
    int levels = lesson.task().conditions().getFirst().levels().size();
    double[][] rates = activity.tuning(0, levels, Math.max(0, from), to);
    return Arrays.stream(rates)
        .sorted(Comparator.comparingInt((double[] row) -> preferred(row)))
        .toArray(double[][]::new);
  }

  /// From 0 to the greatest rate, or to 1 Hz where all are silent.
  private static Figure map(double[]... rates) {
    double most = Arrays.stream(rates).flatMapToDouble(Arrays::stream).max().orElse(0);
    var scale = new HeatMap.Span("Hz", 0, most > 0 ? most : 1);
    return HeatMap.within("unit, by what it prefers", "direction, 45° each", scale, rates);
  }

  private static int preferred(double[] rates) {
    int best = 0;
    for (int i = 1; i < rates.length; i++) if (rates[i] > rates[best]) best = i;
    return best;
  }

  /// How often 'match' is answered, by the angle between sample and test.
  private Figure matches() {
    int n = lesson.task().conditions().getFirst().levels().size();
    double[] angles = new double[n / 2 + 1];
    int[] matches = new int[angles.length];
    int[] counts = new int[angles.length];
    for (int i = 0; i < activity.trials(); i++) {
      int apart = Math.abs(activity.conditions()[0][i] - activity.conditions()[1][i]);
      int angle = Math.min(apart, n - apart);
      counts[angle]++;
      if (activity.chosen()[i] == lesson.answers().indexOf("match")) matches[angle]++;
    }
    for (int i = 0; i < angles.length; i++) angles[i] = 360.0 * i / n;
    return Lines.of(
            "angle between sample and test, degrees",
            "% answered 'match'",
            Choices.percent(angles, matches, counts))
        .titled("dms: answers by the angle")
        .remarked(Choices.REMARK);
  }

  private Figure trajectories() {
    var condition = lesson.task().conditions().getFirst();
    int[] groups = activity.conditions()[0];
    int components = Math.min(2, activity.units());
    var found = activity.trajectories(groups, condition.levels().size(), components);
    List<Lines.Series> series = new ArrayList<>();
    int each = Math.ceilDiv(found.paths().length, MOST_PATHS);
    for (int group = 0; group < found.paths().length; group += each) {
      double[][] path = found.paths()[group];
      if (path.length == 0) continue;
      double[] x = Arrays.stream(path).mapToDouble(at -> at[0]).toArray();
      double[] y = Arrays.stream(path).mapToDouble(at -> at[components - 1]).toArray();
      series.add(new Lines.Series(condition.levels().get(group), x, y));
    }
    return Lines.paths(
            "first component, %.0f %% of the variance".formatted(100 * found.explained()[0]),
            "second, %.0f %%".formatted(100 * found.explained()[components - 1]),
            series.toArray(Lines.Series[]::new))
        .titled(subject.title() + ": mean rates in time by " + condition.name())
        .remarked("Open circles: where they begin. Filled: where they end.")
        .sized(620, 480);
  }

  private double[] decoding() {
    int classes = isMatch() ? lesson.grades() : lesson.answers().size();
    return activity.decoding(isMatch() ? activity.conditions()[0] : activity.right(), classes);
  }

  private Figure decodings() {
    double[] percent = Arrays.stream(decoding()).map(x -> 100 * x).toArray();
    return Lines.of(
            "time, ms", "% right, cross-validated", new Lines.Series("", activity.times(), percent))
        .titled(
            "%s: %s from the rates of 50 ms"
                .formatted(subject.title(), isMatch() ? "the sample" : "the right answer"))
        .remarked("By chance %.1f %%.".formatted(isMatch() ? 100.0 / lesson.grades() : 50));
  }
}
