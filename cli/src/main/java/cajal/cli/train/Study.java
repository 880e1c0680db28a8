package cajal.cli.train;

import cajal.exec.Settings;
import cajal.io.tensors.Checkpoint;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.Learning;
import cajal.learn.online.Method;
import cajal.learn.optim.Adam;
import cajal.learn.optim.Clipping;
import cajal.learn.optim.ParameterGroup;
import cajal.learn.optim.Schedule;
import cajal.learn.train.EpochReport;
import cajal.learn.train.StepReport;
import cajal.learn.train.Trainer;
import cajal.learn.train.TrainingState;
import cajal.learn.train.TrainingStep;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A training with its settings, from the first step to the last, with a checkpoint after each
/// epoch.
public final class Study {
  /// How far a training is, after a step.
  ///
  /// @param step counted from 1
  /// @param steps in all
  /// @param epoch counted from 1
  /// @param accuracy in this batch
  /// @param hertz spikes per unit and second in this batch
  public record Moment(
      long step, long steps, int epoch, double loss, double accuracy, double hertz) {}

  private final Subject subject;
  private final Course course;
  private final List<Phase> phases;
  private final Settings settings;
  private final List<Tensor> start;
  private final List<Consumer<Moment>> hooks = new ArrayList<>();
  private final long steps;
  private Exam exam;
  private Trainer trainer;
  private int phase;
  private @Nullable Path checkpoint;
  private double target = Double.POSITIVE_INFINITY;
  private List<EpochReport> curve = List.of();
  private boolean kept;
  private volatile boolean stops;

  public Study(Subject subject, Course course, List<Phase> phases, Settings settings) {
    this.subject = subject;
    this.course = course;
    this.phases = List.copyOf(phases);
    this.settings = settings;
    start = numbers();
    steps = (long) course.epochs() * last().lesson().batches();
    exam = exam(phases.getFirst());
    trainer = trainer(phases.getFirst());
  }

  private Exam exam(Phase of) {
    return new Exam(of.lesson(), of.learning().network(), settings);
  }

  private Trainer trainer(Phase of) {
    TrainingStep step =
        TrainingStep.of(
            List.of(ParameterGroup.of(new Adam(), of.learning().parameters())),
            Clipping.byGlobalNorm(subject.longestGradient()),
            batch -> objective(of, batch),
            Key.of(course.seed()),
            settings);
    Exam own = exam;
    double least = course.rate() * subject.leastRate();
    return new Trainer(
            step, of.lesson().training(), new Schedule.CosineAnnealing(course.rate(), steps, least))
        .seed(course.seed())
        .measure(() -> 1 - own.of(of.lesson().validation()).accuracy())
        .onStep(report -> {
          Moment moment = moment(of, report);
          hooks.forEach(hook -> hook.accept(moment));
        })
        .onEpoch(this::afterEpoch);
  }

  private void afterEpoch(EpochReport report) {
    if (checkpoint == null) return;
    write(checkpoint);
    if (isLast() && 1 - report.measure() >= target) trainer.stop();
  }

  private Phase last() {
    return phases.getLast();
  }

  private boolean isLast() {
    return phase == phases.size() - 1;
  }

  /// What is minimised, loss, accuracy and rate.
  private static List<Tensor> objective(Phase of, List<Tensor> batch) {
    Lesson.Shown shown = of.lesson().show(batch);
    List<Tensor> found = of.learning().objective(shown.sequence(), shown.targets());
    Tensor chosen = Reductions.argmax(Exam.scores(found.get(4), shown), 1);
    Tensor right = Reductions.mean(chosen.eq(shown.question().answer()).cast(DType.F32));
    return List.of(found.get(0), found.get(1), right, Reductions.mean(found.get(3)));
  }

  private List<Tensor> numbers() {
    return learning().parameters().stream().map(Parameter::value).toList();
  }

  public Study onStep(Consumer<Moment> hook) {
    hooks.add(hook);
    return this;
  }

  private Moment moment(Phase of, StepReport report) {
    List<Tensor> results = report.results();
    return new Moment(
        report.step(),
        steps,
        report.epoch() + 1,
        results.get(1).floats()[0],
        results.get(2).floats()[0],
        results.get(3).floats()[0] * 1000 / of.stepMs());
  }

  /// Writes a checkpoint there after each epoch, and ends where the validation is as good as
  /// wanted.
  ///
  /// @param file of the checkpoint
  /// @param wanted accuracy at which to end; above 1 for never
  public Study keeping(Path file, double wanted) {
    checkpoint = file;
    target = wanted;
    return this;
  }

  /// Writes where the training stands.
  public void write(Path checkpoint) {
    TrainingState state = trainer.state();
    new Checkpoint(state.parameters(), state.state(), state.counters(), course.texts())
        .write(checkpoint);
    kept = true;
  }

  /// Goes on from a checkpoint of the same settings.
  public Study resume(Checkpoint checkpoint) {
    TrainingState state =
        TrainingState.of(checkpoint.parameters(), checkpoint.state(), checkpoint.counters());
    while (!isLast() && state.epoch() >= phases.get(phase).end()) enter(phase + 1);
    trainer.resume(state);
    kept = true;
    return this;
  }

  /// Whether there is a checkpoint of this training.
  public boolean kept() {
    return kept;
  }

  private void enter(int next) {
    phase = next;
    exam = exam(phases.get(next));
    trainer = trainer(phases.get(next));
  }

  /// Ends after the step that is being made.
  public void stop() {
    stops = true;
    trainer.stop();
  }

  /// Trains to the end, or until stopped.
  public void run() {
    stops = false;
    curve = trainer.run(phases.get(phase).end());
    while (!isLast() && !stops) {
      TrainingState state = trainer.state();
      enter(phase + 1);
      trainer.resume(state);
      curve = trainer.run(phases.get(phase).end());
    }
  }

  /// What a step of training costs by this method, and by the others.
  public String explain() {
    Lesson lesson = lesson();
    Learning learning = learning();
    List<Tensor> batch = lesson.training().epoch(0).iterator().next();
    List<Type> types = batch.stream().map(Tensor::type).toList();
    List<Type> shown =
        Cajal.graph(
                x -> {
                  Lesson.Shown one = lesson.show(x);
                  return List.of(one.sequence(), one.targets());
                },
                types)
            .outputs()
            .stream()
            .map(output -> output.value().type())
            .toList();
    StringBuilder text = new StringBuilder(learning.cost(shown.get(0), shown.get(1)).text());
    for (Method other :
        List.of(Method.bptt(), Method.truncated(10), Method.dRtrl(), Method.esDRtrl(0.9))) {
      if (other.equals(learning.method())) continue;
      text.append("\n").append(learning.with(other).cost(shown.get(0), shown.get(1)).text());
    }
    return text.toString();
  }

  public Course course() {
    return course;
  }

  public Lesson lesson() {
    return last().lesson();
  }

  public Learning learning() {
    return last().learning();
  }

  Settings settings() {
    return settings;
  }

  Exam exam() {
    return exam;
  }

  public List<EpochReport> curve() {
    return curve;
  }

  /// What `f` finds with the numbers that the parameters began with.
  <T> T before(Supplier<T> f) {
    List<Tensor> now = numbers();
    set(start);
    try {
      return f.get();
    } finally {
      set(now);
    }
  }

  private void set(List<Tensor> numbers) {
    List<Parameter> all = learning().parameters();
    for (int i = 0; i < all.size(); i++) all.get(i).set(numbers.get(i));
  }

  List<Parameter> parameters() {
    return learning().parameters();
  }
}
