package cajal.cli.train;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.data.Digits;
import cajal.learn.data.Examples;
import cajal.learn.data.Split;
import cajal.learn.data.YinYang;
import cajal.learn.init.Initializers;
import cajal.learn.online.AdaptiveLif;
import cajal.learn.online.Learning;
import cajal.learn.online.OnlineNetwork;
import cajal.learn.online.RatePenalty;
import cajal.learn.online.Readout;
import cajal.learn.online.StepLoss;
import cajal.learn.task.EvidenceAccumulation;
import cajal.learn.task.Lsnn;
import cajal.learn.task.Task;
import cajal.random.Key;
import cajal.surrogate.Surrogate;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What `cajal train` can teach: a lesson, the network that learns it, and settings that do.
public enum Subject {
  YINYANG(
      new Course("yinyang", 40, 50, 1e-2, 200, 30, 1, "bptt", "arctan", false, Optional.empty()),
      10,
      6),
  DIGITS(
      new Course("digits", 20, 100, 5e-3, 200, 30, 1, "bptt", "arctan", false, Optional.empty()),
      20,
      4),
  EVIDENCE(
      new Course("evidence", 30, 64, 1e-2, 100, 450, 1, "bptt", "relu", true, Optional.empty()),
      20,
      1),
  EVIDENCE_EI(
      new Course(
          "evidence-ei",
          100,
          32,
          7e-3,
          200,
          2200,
          1,
          "bptt",
          "relu",
          true,
          Optional.of(new Design("dense", 7, 1000, 1, 0.3, 10))),
      10,
      1),
  DMS(
      new Course(
          "dms",
          75,
          32,
          1e-2,
          100,
          2500,
          1,
          "bptt",
          "relu",
          true,
          Optional.of(new Design("dense", 0, 1000, 1, 1, 15))),
      10,
      1);

  private static final int EVIDENCE_MS = 2250;
  private static final int EVIDENCE_BATCHES = 10;
  private static final int EVIDENCE_JUDGED = 8;

  private final Course course;
  private final double tau;
  private final double scale;

  /// @param tau of membranes and of the readout, in steps
  /// @param scale standard deviation of the current that inputs of 1 give together, in thresholds
  Subject(Course course, double tau, double scale) {
    this.course = course;
    this.tau = tau;
    this.scale = scale;
  }

  public static List<String> titles() {
    return IntStream.range(0, values().length).mapToObj(i -> values()[i].title()).toList();
  }

  public static Optional<Subject> of(String title) {
    return List.of(values()).stream().filter(s -> s.title().equals(title)).findFirst();
  }

  public String title() {
    return course.task();
  }

  /// Settings with which it is learnt well.
  public Course course() {
    return course;
  }

  private static boolean isTraced(String method) {
    return method.equals("d-rtrl") || method.startsWith("e-prop");
  }

  /// The same by this method: traces of each weight cost so much that excitatory and inhibitory
  /// networks have longer steps and smaller batches with them.
  ///
  /// @param method as in [Methods]
  public Course course(String method) {
    if (this != EVIDENCE_EI || !isTraced(method)) return course;
    return course.traced(60, 8, 0.015, 10);
  }

  /// The share of the validation's trials right at which a training ends where nothing else is
  /// asked for.
  public double target(Course set) {
    if (!keepsBest()) return Study.NEVER;
    return set.method().equals("bptt") ? 0.98 : 0.95;
  }

  /// Whether the parameters in the end are those of the epoch whose validation was best.
  boolean keepsBest() {
    return course.design().isPresent();
  }

  /// The parts of a training, one after another; most have one.
  ///
  /// @param table the examples, where they are not drawn: rows of 64 pixels and a digit
  /// @throws IllegalArgumentException if the settings do not fit
  public List<Phase> phases(Course set, Optional<Tensor> table) {
    return switch (this) {
      case EVIDENCE_EI -> new Curriculum(set, surrogate(set)).evidence();
      case DMS -> new Curriculum(set, surrogate(set)).match();
      case YINYANG, DIGITS, EVIDENCE -> {
        Lesson lesson = lesson(set, table);
        yield List.of(
            new Phase(
                "all", lesson, learning(set, lesson), set.epochs(), set.steps(), stepMs(set)));
      }
    };
  }

  private Lesson lesson(Course set, Optional<Tensor> table) {
    return switch (this) {
      case YINYANG ->
          classes(YinYang.split(5000, 1000, 1000, set.seed()), List.of("yin", "yang", "dot"), set);
      case DIGITS -> {
        Examples digits = Digits.of(table.orElseThrow());
        List<String> names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        yield classes(Split.stratified(digits, 1, 0.1, 0.2, set.seed()), names, set);
      }
      default ->
          new Drawn(
              EvidenceAccumulation.published(dt(set)),
              EVIDENCE_BATCHES,
              set.batch(),
              EVIDENCE_JUDGED,
              0,
              set.seed());
    };
  }

  private static Lesson classes(Split split, List<String> names, Course set) {
    return new Classes(split, names, set.steps(), set.batch(), set.seed());
  }

  private static int dt(Course set) {
    if (EVIDENCE_MS % set.steps() == 0) {
      int dt = EVIDENCE_MS / set.steps();
      if (50 % dt == 0) return dt;
    }
    throw new IllegalArgumentException(
        "a trial of evidence in %d steps; it lasts 2250 ms, in 2250, 1125, 450 or 225 steps"
            .formatted(set.steps()));
  }

  /// How it is trained. Gradients of backpropagation are much longer where trials grow or steps
  /// become shorter, and Adam's mean of their squares would be late.
  Pace pace(Course set) {
    return switch (this) {
      case EVIDENCE_EI ->
          set.method().equals("bptt") ? new Pace(0.05, 0.1, true) : new Pace(0.05, 1, false);
      case DMS -> new Pace(0.2, 1, false);
      case YINYANG, DIGITS, EVIDENCE -> new Pace(0, 10, false);
    };
  }

  /// Length of a step, ms.
  public int stepMs(Course set) {
    return this == EVIDENCE ? dt(set) : set.design().map(Design::dt).orElse(1);
  }

  /// The network, with the numbers it starts from, and how it learns.
  private Learning learning(Course set, Lesson lesson) {
    OnlineNetwork network = this == EVIDENCE ? lsnn(set, lesson) : layer(set, lesson);
    int answers = lesson.answers().size();
    var method = Methods.of(set, set.steps(), answers);
    int asked = this == EVIDENCE ? 150 / dt(set) : set.steps() - set.steps() / 2;
    double weight = 1.0 / set.batch() / asked;
    StepLoss loss =
        this == EVIDENCE ? Task.Goal.CHOICE.loss(weight) : StepLoss.crossEntropy(weight);
    Learning learning = Learning.of(network, method, loss);
    return this == EVIDENCE ? learning.with(new RatePenalty(1, 0.01 * dt(set))) : learning;
  }

  private OnlineNetwork layer(Course set, Lesson lesson) {
    double leak = Math.exp(-1 / tau);
    AdaptiveLif cell =
        new AdaptiveLif(
            DType.F32, set.hidden(), leak, 1 - leak, 1, Optional.empty(), 0, surrogate(set), true);
    Key key = Key.of(set.seed()).fold("network");
    double sd = scale / Math.sqrt(lesson.inputs());
    Parameter input = normal("input", sd, key, lesson.inputs(), set.hidden());
    double out = 1 / Math.sqrt(set.hidden());
    Parameter readout = normal("readout", out, key, set.hidden(), lesson.answers().size());
    return OnlineNetwork.forward(cell, input, Readout.of(readout, leak));
  }

  private static Parameter normal(String name, double sd, Key key, int rows, int columns) {
    Type type = Type.of(DType.F32, rows, columns);
    return Parameter.of(name, Initializers.normal(0, sd).tensor(type, key.fold(name)));
  }

  private static Surrogate surrogate(Course set) {
    return SurrogateNames.of(set.surrogate());
  }

  private static OnlineNetwork lsnn(Course set, Lesson lesson) {
    int adaptive = set.adaptation() ? set.hidden() / 2 : 0;
    Lsnn lsnn = Lsnn.published(dt(set), set.hidden() - adaptive, adaptive);
    OnlineNetwork network = lsnn.network(lesson.inputs(), lesson.answers().size(), set.seed());
    AdaptiveLif cell = lsnn.cell();
    boolean stops = !set.method().equals("bptt");
    AdaptiveLif own =
        new AdaptiveLif(
            cell.dtype(),
            cell.units(),
            cell.leak(),
            cell.gain(),
            cell.threshold(),
            cell.adaptation(),
            cell.refractory(),
            surrogate(set),
            stops);
    return network.with(own);
  }
}
