package cajal.cli;

import cajal.cli.train.Course;
import cajal.cli.train.Design;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Settings of `evidence-ei` and `dms`.
final class DesignOptions {
  private static final List<Integer> STEPS = List.of(1, 2, 5, 10);

  @Option(
      names = "--connect",
      paramLabel = "HOW",
      description =
          "With evidence-ei, dms: which units are connected: dense, prob[:P], distance[:SIGMA] (dense).")
  private @Nullable String connect;

  @Option(
      names = "--cues",
      paramLabel = "N",
      description = "With evidence-ei: cues, an odd number (7).")
  private @Nullable Integer cues;

  @Option(
      names = "--delay",
      paramLabel = "MS",
      description = "With evidence-ei, dms: ms between what is shown and what is asked (1000).")
  private @Nullable Integer delay;

  @Option(
      names = "--dt",
      paramLabel = "MS",
      description =
          "With evidence-ei, dms: length of a step in the end: 1, 2, 5 or 10 ms (1; 10 with evidence-ei by d-rtrl or e-prop).")
  private @Nullable Integer dt;

  @Option(
      names = "--regularise",
      paramLabel = "STRENGTH",
      description = "With evidence-ei, dms: price of rates other than --hertz; 0 for none.")
  private @Nullable Double regularise;

  @Option(
      names = "--hertz",
      paramLabel = "HZ",
      description = "With evidence-ei, dms: rate of the units without a price.")
  private @Nullable Double hertz;

  /// @throws UsageError if one cannot be
  Optional<Design> over(Course base) {
    if (base.design().isEmpty()) {
      given().forEach((name, value) -> refuse(name, base.task()));
      return Optional.empty();
    }
    if (cues != null && base.task().equals("dms")) refuse("--cues", "dms");
    Design was = base.design().get();
    check();
    return Optional.of(
        new Design(
            or(connect, was.connect()),
            or(cues, was.cues()),
            delay(was),
            or(dt, was.dt()),
            or(regularise, was.regularise()),
            or(hertz, was.hertz())));
  }

  private Map<String, Object> given() {
    Map<String, Object> all = new LinkedHashMap<>();
    if (connect != null) all.put("--connect", connect);
    if (cues != null) all.put("--cues", cues);
    if (delay != null) all.put("--delay", delay);
    if (dt != null) all.put("--dt", dt);
    if (regularise != null) all.put("--regularise", regularise);
    if (hertz != null) all.put("--hertz", hertz);
    return all;
  }

  private static void refuse(String option, String task) {
    throw new UsageError(
        "%s has no effect with %s: only %s."
            .formatted(
                option,
                task,
                option.equals("--cues")
                    ? "evidence-ei shows cues"
                    : "evidence-ei and dms have it"));
  }

  private void check() {
    if (cues != null && (cues < 1 || cues % 2 == 0 || cues > 99)) {
      throw new UsageError(
          "--cues %d: give an odd number, so that there is an answer, from 1 to 99."
              .formatted(cues));
    }
    if (dt != null && !STEPS.contains(dt)) {
      throw new UsageError("--dt %d: give 1, 2, 5 or 10 ms.".formatted(dt));
    }
    if (regularise != null && !(regularise >= 0 && regularise < Double.POSITIVE_INFINITY)) {
      throw new UsageError("--regularise %s: give 0 or more.".formatted(regularise));
    }
    if (hertz != null && !(hertz > 0 && hertz <= 1000)) {
      throw new UsageError("--hertz %s: give a rate above 0, 1000 Hz at most.".formatted(hertz));
    }
    if (connect == null) return;
    try {
      Objects.requireNonNull(Design.wiring(connect));
    } catch (IllegalArgumentException e) {
      throw new UsageError("--connect " + connect + ": " + e.getMessage());
    }
  }

  private int delay(Design was) {
    if (delay == null) return was.delay();
    if (delay >= 0 && delay <= 20_000 && delay % 50 == 0) return delay;
    throw new UsageError("--delay %d: give ms from 0 to 20000, a multiple of 50.".formatted(delay));
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return Optional.ofNullable(given).orElse(otherwise);
  }
}
