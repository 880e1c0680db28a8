package cajal.cli.train;

import cajal.brain.Spikes;
import cajal.io.SummaryJson;
import cajal.io.tensors.ParameterFile;
import cajal.learn.train.EpochReport;
import cajal.plot.ConfusionMatrix;
import cajal.plot.Distribution;
import cajal.plot.Figure;
import cajal.plot.HeatMap;
import cajal.plot.Lines;
import cajal.plot.Raster;
import cajal.plot.Regions;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a training leaves in its folder: pictures, parameters, a summary.
public final class Report {
  private static final int GRID = 200;
  private static final int MOST_STEPS_SHOWN = 240;

  private final Study study;
  private final Subject subject;
  private final Exam.Marks validation;
  private final Exam.Marks test;
  private final Optional<Learned> learned;

  /// Judges the network as it is now.
  public Report(Study study, Subject subject) {
    this.study = study;
    this.subject = subject;
    validation = study.exam().of(study.lesson().validation());
    test = study.exam().of(study.lesson().test());
    learned = study.course().design().map(_ -> new Learned(study, subject));
  }

  /// Accuracy on the trials of the test.
  public double test() {
    return test.accuracy();
  }

  public double validation() {
    return validation.accuracy();
  }

  /// Spikes per second of a unit, in the test.
  public double hertz() {
    return test.rate() * 1000 / subject.stepMs(study.course());
  }

  public long trials() {
    return test.confusion().total();
  }

  /// @param more entries of the summary
  /// @return the names of the files
  public List<String> write(Path folder, Map<String, Object> more) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("learning-curve.png", learningCurve());
    figures.put("raster-before.png", study.before(() -> raster("before")));
    figures.put("raster-after.png", raster("after"));
    figures.put("weights.png", weights());
    figures.put("confusion.png", confusion());
    if (subject == Subject.YINYANG) figures.put("decisions.png", decisions());
    learned.ifPresent(l -> figures.putAll(l.figures()));
    if (subject == Subject.EVIDENCE || subject == Subject.EVIDENCE_EI)
      figures.put("psychometric.png", psychometric());
    figures.forEach((name, figure) -> figure.write(folder.resolve(name)));
    ParameterFile.save(folder.resolve("parameters.safetensors"), study.parameters());
    SummaryJson.write(folder.resolve("summary.json"), summary(more));
    List<String> names = new ArrayList<>(figures.keySet());
    names.add("parameters.safetensors");
    names.add("summary.json");
    return names;
  }

  /// What there is to say of the training, by name.
  public Map<String, Object> summary(Map<String, Object> more) {
    List<EpochReport> curve = study.curve();
    Map<String, Object> all = new LinkedHashMap<>();
    Course course = study.course();
    all.putAll(course.texts());
    all.put("epochs", course.epochs());
    all.put("batch", course.batch());
    all.put("rate", course.rate());
    all.put("hidden", course.hidden());
    all.put("steps", course.steps());
    all.put("seed", course.seed());
    all.put("adaptation", course.adaptation());
    all.put("epochs_done", curve.size());
    all.put("epoch_kept", study.kept().epoch() + 1);
    all.put("validation_accuracy", validation());
    all.put("test_accuracy", test());
    all.put("test_trials", trials());
    all.put("spikes_hz", hertz());
    all.put("losses", curve.stream().map(EpochReport::loss).toList());
    all.put("validation_errors", curve.stream().map(EpochReport::measure).toList());
    learned.ifPresent(l -> all.putAll(l.numbers()));
    all.putAll(more);
    return all;
  }

  private Figure learningCurve() {
    List<EpochReport> curve = study.curve();
    double[] epochs = curve.stream().mapToDouble(e -> e.epoch() + 1).toArray();
    double[] losses = curve.stream().mapToDouble(EpochReport::loss).toArray();
    double[] right = curve.stream().mapToDouble(e -> 100 * (1 - e.measure())).toArray();
    return Figure.stack(
            Lines.ofCounts("epoch", "loss", new Lines.Series("", epochs, losses))
                .titled(subject.title() + ": learning"),
            Lines.ofCounts("epoch", "validation, % right", new Lines.Series("", epochs, right)))
        .sized(620, 480);
  }

  /// The units' spikes in some trials of the test, one after another.
  private Figure raster(String when) {
    List<Tensor> batch = study.lesson().test().iterator().next();
    Tensor spikes = study.exam().spikes(batch.subList(0, batch.size() - 1));
    int steps = spikes.dim(0);
    int trials = Math.clamp(MOST_STEPS_SHOWN / steps, 1, spikes.dim(1));
    double dt = subject.stepMs(study.course());
    Spikes fired = fired(spikes, trials, dt);
    String shown =
        trials == 1 ? "One trial of the test." : trials + " trials of the test, one after another.";
    return Raster.repeated(steps * dt, trials, fired)
        .titled(subject.title() + ": hidden units " + when + " training")
        .remarked(shown);
  }

  private static Spikes fired(Tensor spikes, int trials, double dt) {
    int steps = spikes.dim(0);
    int batch = spikes.dim(1);
    int units = spikes.dim(2);
    float[] all = spikes.floats();
    List<double[]> events = new ArrayList<>();
    for (int trial = 0; trial < trials; trial++) {
      for (int t = 0; t < steps; t++) {
        for (int unit = 0; unit < units; unit++) {
          if (all[(t * batch + trial) * units + unit] == 0) continue;
          events.add(new double[] {(trial * steps + t + 0.5) * dt, unit});
        }
      }
    }
    return new Spikes(
        "hidden",
        units,
        events.stream().mapToDouble(e -> e[0]).toArray(),
        events.stream().mapToInt(e -> (int) e[1]).toArray());
  }

  private Figure weights() {
    List<double[]> before = study.before(this::numbers);
    List<double[]> after = numbers();
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      String name = study.parameters().get(i).name();
      figures.add(
          Distribution.of(
              name + " weight",
              "weights",
              new Distribution.Series("before", before.get(i)),
              new Distribution.Series("after", after.get(i))));
    }
    Figure[] others = figures.subList(1, figures.size()).toArray(Figure[]::new);
    return Figure.stack(figures.getFirst().titled(subject.title() + ": weights"), others)
        .sized(620, 120 + 220 * figures.size());
  }

  private List<double[]> numbers() {
    List<double[]> all = new ArrayList<>();
    for (Parameter parameter : study.parameters()) {
      float[] floats = parameter.value().floats();
      double[] numbers = new double[floats.length];
      for (int i = 0; i < numbers.length; i++) numbers[i] = floats[i];
      all.add(numbers);
    }
    return all;
  }

  private Figure confusion() {
    return ConfusionMatrix.of(study.lesson().answers(), test.confusion().counts())
        .titled(
            "%s: %.1f %% of %,d trials right".formatted(subject.title(), 100 * test(), trials()))
        .remarked("Percentages are of the trials in a row.");
  }

  private Figure decisions() {
    float[] points = new float[4 * GRID * GRID];
    for (int i = 0; i < GRID * GRID; i++) {
      points[4 * i] = (i % GRID + 0.5f) / GRID;
      points[4 * i + 1] = (i / GRID + 0.5f) / GRID;
      points[4 * i + 2] = 1 - points[4 * i];
      points[4 * i + 3] = 1 - points[4 * i + 1];
    }
    Tensor grid = Tensor.of(points).reshape(GRID * GRID, 4);
    Tensor labels = Tensor.of(new int[GRID * GRID]);
    float[] scores = study.exam().answersTo(List.of(grid, labels)).getFirst().floats();
    int[][] chosen = new int[GRID][GRID];
    for (int i = 0; i < GRID * GRID; i++) {
      double x = points[4 * i] - 0.5;
      double y = points[4 * i + 1] - 0.5;
      chosen[i / GRID][i % GRID] =
          Math.hypot(x, y) > 0.5 ? Regions.NONE : study.exam().choice(scores, i);
    }
    return Regions.of(
            new HeatMap.Span("y", 0, 1),
            new HeatMap.Span("x", 0, 1),
            study.lesson().answers(),
            chosen)
        .titled("yinyang: what is answered where");
  }

  private Figure psychometric() {
    int cues = test.graded().length;
    double[] right = new double[cues];
    for (int i = 0; i < cues; i++) right[i] = i;
    return Lines.of(
            "cues on the right side",
            "% answered 'right side'",
            Choices.percent(right, test.last(), test.graded()))
        .titled(subject.title() + ": choices by evidence")
        .remarked(Choices.REMARK);
  }
}
