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
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A training with its settings, from the first step to the last, with a checkpoint after each
/// epoch.
public final class Study {
  /// How far a training is, after a step.
  ///
  /// @param step counted from 1
  /// @param steps in all
  /// @param epoch counted from 1
  /// @param accuracy in this batch
  /// @param rate spikes per unit and step in this batch
  public record Moment(
      long step, long steps, int epoch, double loss, double accuracy, double rate) {}

  private static final double LONGEST_GRADIENT = 10;

  private final Course course;
  private final Lesson lesson;
  private final Learning learning;
  private final Exam exam;
  private final Trainer trainer;
  private final List<Tensor> start;
  private final long steps;
  private List<EpochReport> curve = List.of();
  private boolean kept;

  public Study(Subject subject, Course course, Lesson lesson, Settings settings) {
    this.course = course;
    this.lesson = lesson;
    learning = subject.learning(course, lesson);
    start = numbers();
    exam = new Exam(lesson, learning.network(), settings);
    steps = (long) course.epochs() * lesson.batches();
    TrainingStep step =
        TrainingStep.of(
            List.of(ParameterGroup.of(new Adam(), learning.parameters())),
            Clipping.byGlobalNorm(LONGEST_GRADIENT),
            this::objective,
            Key.of(course.seed()),
            settings);
    trainer =
        new Trainer(step, lesson.training(), new Schedule.CosineAnnealing(course.rate(), steps, 0))
            .seed(course.seed())
            .measure(() -> 1 - exam.of(lesson.validation()).accuracy());
  }

  /// What is minimised, loss, accuracy and rate.
  private List<Tensor> objective(List<Tensor> batch) {
    Lesson.Shown shown = lesson.show(batch);
    List<Tensor> found = learning.objective(shown.sequence(), shown.targets());
    Tensor chosen = Reductions.argmax(Exam.scores(found.get(4), shown), 1);
    Tensor right = Reductions.mean(chosen.eq(shown.answers()).cast(DType.F32));
    return List.of(found.get(0), found.get(1), right, Reductions.mean(found.get(3)));
  }

  private List<Tensor> numbers() {
    return learning.parameters().stream().map(Parameter::value).toList();
  }

  public Study onStep(Consumer<Moment> hook) {
    trainer.onStep(report -> hook.accept(moment(report)));
    return this;
  }

  private Moment moment(StepReport report) {
    List<Tensor> results = report.results();
    return new Moment(
        report.step(),
        steps,
        report.epoch() + 1,
        results.get(1).floats()[0],
        results.get(2).floats()[0],
        results.get(3).floats()[0]);
  }

  /// Writes a checkpoint there after each epoch, and ends where the validation is as good as
  /// wanted.
  ///
  /// @param target accuracy at which to end; above 1 for never
  public Study keeping(Path checkpoint, double target) {
    trainer.onEpoch(report -> {
      write(checkpoint);
      if (1 - report.measure() >= target) trainer.stop();
    });
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
    trainer.resume(state);
    kept = true;
    return this;
  }

  /// Whether there is a checkpoint of this training.
  public boolean kept() {
    return kept;
  }

  /// Ends after the step that is being made.
  public void stop() {
    trainer.stop();
  }

  /// Trains to the end, or until stopped.
  public void run() {
    curve = trainer.run(course.epochs());
  }

  /// What a step of training costs by this method, and by the others.
  public String explain() {
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
    return lesson;
  }

  public Learning learning() {
    return learning;
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
    List<Parameter> all = learning.parameters();
    for (int i = 0; i < all.size(); i++) all.get(i).set(numbers.get(i));
  }

  List<Parameter> parameters() {
    return learning.parameters();
  }
}
