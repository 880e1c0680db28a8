package cajal.cli;

import cajal.cli.train.Course;
import cajal.cli.train.Methods;
import cajal.cli.train.SurrogateNames;
import cajal.error.Spelling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Settings of a training; those that are not given are the task's own, or those of the training
/// that is resumed.
final class CourseOptions {
  private static final int MOST_HIDDEN = 100_000;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes through the trials; 1 with force and ridge.")
  private @Nullable Integer epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Trials in each step of training.")
  private @Nullable Integer batch;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Learning rate of Adam at the start; it falls as a cosine.")
  private @Nullable Double rate;

  @Option(names = "--hidden", paramLabel = "N", description = "Spiking units.")
  private @Nullable Integer hidden;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of time of a trial.")
  private @Nullable Integer steps;

  @Option(names = "--seed", paramLabel = "N", description = "What all random draws come from (1).")
  private @Nullable Long seed;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "bptt, truncated[:STEPS], e-prop, e-prop-random, d-rtrl, es-d-rtrl[:SHARE], force[:PENALTY], ridge[:PENALTY] (bptt).")
  private @Nullable String method;

  @Option(
      names = "--surrogate",
      paramLabel = "SLOPE",
      description = "What stands for the slope of a spike, as arctan, relu, sigmoid, soft-sign.")
  private @Nullable String surrogate;

  @Option(
      names = "--no-adaptation",
      description = "With evidence: without units that adapt, for comparison.")
  private boolean plain;

  @Mixin private DesignOptions design = new DesignOptions();

  /// The settings given, and those of `base` for the others.
  ///
  /// @throws UsageError if one cannot be
  Course over(Course base) {
    atLeast("--epochs", epochs, 1, Integer.MAX_VALUE);
    atLeast("--batch", batch, 1, 100_000);
    atLeast("--hidden", hidden, 1, MOST_HIDDEN);
    atLeast("--steps", steps, 2, 100_000);
    if (rate != null && !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new UsageError("--rate " + rate + ": give more than 0; 0.005 is usual.");
    }
    if (surrogate != null) known("--surrogate", surrogate, SurrogateNames.all());
    if (method != null) {
      known("--method", method.replaceFirst(":.*", ""), Methods.NAMES);
      refused(method);
    }
    boolean fits = method != null && Methods.isFit(method);
    return new Course(
        base.task(),
        or(epochs, fits ? 1 : base.epochs()),
        or(batch, base.batch()),
        or(rate, base.rate()),
        or(hidden, base.hidden()),
        steps(base),
        or(seed, base.seed()),
        or(method, base.method()),
        or(surrogate, base.surrogate()),
        base.adaptation() && !plain,
        design.over(base));
  }

  private int steps(Course base) {
    if (base.design().isEmpty()) return or(steps, base.steps());
    if (steps == null) return base.steps();
    throw new UsageError(
        "--steps has no effect with %s: the task says how long trials are; --dt is the length of a step."
            .formatted(base.task()));
  }

  boolean hasMethod() {
    return method != null;
  }

  /// The method asked for; nothing if none is.
  String method() {
    return or(method, "");
  }

  boolean plain() {
    return plain;
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return Optional.ofNullable(given).orElse(otherwise);
  }

  private static void atLeast(String option, @Nullable Integer given, int least, int most) {
    if (given == null || given >= least && given <= most) return;
    String limit = most == Integer.MAX_VALUE ? "" : ", " + most + " at most";
    throw new UsageError("%s %d: give %d or more%s.".formatted(option, given, least, limit));
  }

  private static void known(String option, String name, List<String> names) {
    if (names.contains(name)) return;
    throw new UsageError(
        "%s %s: there are %s.%s"
            .formatted(option, name, String.join(", ", names), Spelling.suggestion(name, names)));
  }

  private static void refused(String method) {
    try {
      Methods.check(method);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--method " + method + ": " + e.getMessage());
    }
  }
}
