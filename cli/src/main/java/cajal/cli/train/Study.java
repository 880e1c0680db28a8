package cajal.cli.train;

import cajal.exec.Settings;
import cajal.io.tensors.Checkpoint;
import cajal.ir.DType;
import cajal.learn.online.Learning;
import cajal.learn.online.Method;
import cajal.learn.optim.Adam;
import cajal.learn.optim.Clipping;
import cajal.learn.optim.ParameterGroup;
import cajal.learn.optim.Schedule;
import cajal.learn.optim.Sgd;
import cajal.learn.train.EpochReport;
import cajal.learn.train.StepReport;
import cajal.learn.train.Trainer;
import cajal.learn.train.TrainingState;
import cajal.learn.train.TrainingStep;
import cajal.random.Key;
import cajal.trace.Parameter;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
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

  /// A share of right answers that ends no training.
  public static final double NEVER = Double.POSITIVE_INFINITY;

  private static final String SECONDS = "seconds";
  private static final String TARGET = "target";

  private final Subject subject;
  private final Course course;
  private final List<Phase> phases;
  private final Settings settings;
  private final List<Tensor> start;
  private final List<Consumer<Moment>> hooks = new ArrayList<>();
  private final List<Consumer<EpochReport>> epochHooks = new ArrayList<>();
  private final long steps;
  private final Pace pace;
  private Exam exam;
  private Trainer trainer;
  private int phase;
  private @Nullable Path checkpoint;
  private double target = NEVER;
  private List<EpochReport> curve = List.of();
  private final Divergence divergence;
  private Map<String, String> about = Map.of();
  private double secondsBefore;
  private long since = System.nanoTime();
  private volatile boolean stops;

  public Study(Subject subject, Course course, List<Phase> phases, Settings settings) {
    this.subject = subject;
    this.course = course;
    this.phases = List.copyOf(phases);
    this.settings = settings;
    start = numbers();
    pace = subject.pace(course);
    divergence = new Divergence(parameters());
    steps = (long) course.epochs() * last().lesson().batches();
    exam = exam(phases.getFirst());
    trainer = trainer(phases.getFirst());
  }

  private Exam exam(Phase of) {
    return new Exam(of.lesson(), of.learning().network(), settings);
  }

  private Trainer trainer(Phase of) {
    Exam own = exam;
    long before = before(of);
    boolean fits = of.learning().method() instanceof Method.Fitted;
    Trainer made =
        new Trainer(
                step(of, of.learning()),
                of.lesson().training(),
                fits ? new Schedule.Constant(1) : falling(before))
            .seed(course.seed())
            .measure(() -> {
              of.learning().solve();
              return 1 - own.of(of.lesson().validation()).accuracy();
            })
            .onStep(report -> {
              Moment moment = moment(of, report, before);
              if (!fits) divergence.after(moment.step(), moment.loss(), course.rate());
              hooks.forEach(hook -> hook.accept(moment));
            })
            .onEpoch(this::afterEpoch);
    return subject.keepsBest() && of == last() ? made.stopEarly(course.epochs(), 0) : made;
  }

  /// The learning rate, where the first step has so many before it.
  private Schedule falling(long before) {
    double least = course.rate() * pace.leastRate();
    Schedule rate = new Schedule.CosineAnnealing(course.rate(), steps, least);
    return (step, epoch) -> rate.at(step + before, epoch);
  }

  /// Steps before those that the optimiser of a part counts.
  private long before(Phase of) {
    int at = phases.indexOf(of);
    if (at == 0 || !pace.restarts()) return 0;
    return (long) phases.get(at - 1).end() * of.lesson().batches();
  }

  /// What is done with a batch: by descent, or by the sums of a fit.
  TrainingStep step(Phase of, Learning how) {
    boolean fits = how.method() instanceof Method.Fitted;
    return TrainingStep.of(
        List.of(ParameterGroup.of(fits ? new Sgd() : new Adam(), how.parameters())),
        fits ? Clipping.none() : Clipping.byGlobalNorm(pace.longestGradient()),
        batch -> objective(of.lesson(), how, batch),
        Key.of(course.seed()),
        settings);
  }

  private void afterEpoch(EpochReport report) {
    curve = trainer.curve();
    if (checkpoint == null) return;
    write(checkpoint);
    epochHooks.forEach(hook -> hook.accept(report));
    if (isReached()) trainer.stop();
  }

  List<Phase> phases() {
    return phases;
  }

  /// Whether it solves for the readout instead of following gradients.
  public boolean fits() {
    return learning().method() instanceof Method.Fitted;
  }

  Phase last() {
    return phases.getLast();
  }

  private boolean isLast() {
    return phase == phases.size() - 1;
  }

  /// What is minimised, loss, accuracy and rate.
  private static List<Tensor> objective(Lesson lesson, Learning how, List<Tensor> batch) {
    Lesson.Shown shown = lesson.show(batch);
    List<Tensor> found = how.objective(shown.sequence(), shown.targets());
    Tensor chosen = Reductions.argmax(Exam.scores(found.get(4), shown), 1);
    Tensor right = Reductions.mean(chosen.eq(shown.question().answer()).cast(DType.F32));
    return List.of(found.get(0), found.get(1), right, Reductions.mean(found.get(3)));
  }

  private List<Tensor> numbers() {
    return parameters().stream().map(Parameter::value).toList();
  }

  /// The same, with texts for the checkpoint that say what else it depends on.
  public Study about(Map<String, String> texts) {
    about = Map.copyOf(texts);
    return this;
  }

  /// Called after each epoch that leaves a checkpoint.
  public Study onEpoch(Consumer<EpochReport> hook) {
    epochHooks.add(hook);
    return this;
  }

  public Study onStep(Consumer<Moment> hook) {
    hooks.add(hook);
    return this;
  }

  private Moment moment(Phase of, StepReport report, long before) {
    List<Tensor> results = report.results();
    return new Moment(
        report.step() + before,
        steps,
        report.epoch() + 1,
        results.get(1).floats()[0],
        results.get(2).floats()[0],
        results.get(3).floats()[0] * 1000 / of.stepMs());
  }

  /// Writes a checkpoint there after each epoch, and ends where the validation of the last part is
  /// as good as wanted.
  ///
  /// @param file of the checkpoint
  /// @param wanted accuracy at which to end, or [#NEVER]
  public Study keeping(Path file, double wanted) {
    checkpoint = file;
    target = wanted;
    return this;
  }

  /// Writes where the training stands.
  public void write(Path checkpoint) {
    TrainingState state = trainer.state();
    Map<String, String> texts = new LinkedHashMap<>(course.texts());
    texts.putAll(about);
    texts.put(SECONDS, Double.toString(seconds()));
    texts.put(TARGET, Double.toString(target));
    new Checkpoint(state.parameters(), state.state(), state.counters(), texts).write(checkpoint);
  }

  /// Goes on from a checkpoint of the same settings.
  public Study resume(Checkpoint checkpoint) {
    TrainingState state =
        TrainingState.of(checkpoint.parameters(), checkpoint.state(), checkpoint.counters());
    while (!isLast() && state.epoch() >= phases.get(phase).end()) enter(phase + 1);
    takeUp(state);
    curve = trainer.curve();
    secondsBefore = Double.parseDouble(checkpoint.metadata().getOrDefault(SECONDS, "0"));
    since = System.nanoTime();
    return this;
  }

  /// How long it has been trained, with what was before it was taken up.
  public double seconds() {
    return secondsBefore + (System.nanoTime() - since) / 1e9;
  }

  /// The share of right answers that ended or would have ended a training with this checkpoint.
  public static Optional<Double> target(Checkpoint checkpoint) {
    return Optional.ofNullable(checkpoint.metadata().get(TARGET)).map(Double::parseDouble);
  }

  /// Whether all epochs are done, or those that were needed.
  public boolean isFinished() {
    return curve.size() >= course.epochs() || isReached();
  }

  private boolean isReached() {
    return curve.size() > begun() && 1 - kept().measure() >= target;
  }

  /// How many epochs there have been before the last part.
  private int begun() {
    return phases.size() < 2 ? 0 : phases.get(phases.size() - 2).end();
  }

  /// The epoch whose numbers the parameters have in the end: the best of the last part where the
  /// task is such, otherwise the last.
  public EpochReport kept() {
    if (!subject.keepsBest()) return curve.getLast();
    List<EpochReport> all = curve.subList(begun(), curve.size());
    return Collections.min(all, Comparator.comparingDouble(EpochReport::measure));
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
    curve = trainer.run(isReached() ? curve.size() : phases.get(phase).end());
    while (!isLast() && !stops) {
      TrainingState done = trainer.state();
      enter(phase + 1);
      takeUp(done);
      curve = trainer.run(phases.get(phase).end());
    }
  }

  private void takeUp(TrainingState state) {
    boolean begins =
        phase > 0 && state.batch() == 0 && state.epoch() == phases.get(phase - 1).end();
    trainer.resume(begins && pace.restarts() ? afresh(state) : state);
  }

  /// The same numbers and curve with an optimiser that has not made a step.
  private TrainingState afresh(TrainingState done) {
    SequencedMap<String, Tensor> state = new LinkedHashMap<>(trainer.state().state());
    done.state()
        .forEach((name, value) -> {
          if (name.startsWith("trainer/")) state.put(name, value);
        });
    return new TrainingState(done.parameters(), state, 0, done.epoch(), 0, done.seed());
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

  /// How it learns, for people.
  public String method() {
    return Methods.title(course, learning().method());
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
    List<Parameter> all = parameters();
    for (int i = 0; i < all.size(); i++) all.get(i).set(numbers.get(i));
  }

  /// Those of the network.
  List<Parameter> parameters() {
    return learning().network().parameters();
  }
}
