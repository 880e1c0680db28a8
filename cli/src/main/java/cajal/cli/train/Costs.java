package cajal.cli.train;

import cajal.ir.Type;
import cajal.learn.online.Cost;
import cajal.learn.online.Learning;
import cajal.learn.train.TrainingStep;
import cajal.trace.Cajal;
import cajal.trace.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjDoubleConsumer;

/// What learning a task costs by each method, before it is done.
public record Costs(Study study) {
  private static final String LINE = "%-14s %10s %15s %10s  %s%n";
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final int TIMED = 5;

  private record Row(Cost cost, TrainingStep step, long bytes, int steps) {}

  /// All methods in a table.
  ///
  /// @param progress told each method that is next, and the share of the work before it
  public String table(ObjDoubleConsumer<String> progress) {
    StringBuilder text = new StringBuilder(head());
    text.append(format(LINE, "method", "memory", "op. per step", "of the run", "gradients"));
    for (String name : Methods.NAMES) {
      progress.accept(name, (double) Methods.NAMES.indexOf(name) / Methods.NAMES.size());
      Row row = row(name);
      text.append(
          format(
              LINE,
              name,
              megabytes(row.bytes()),
              format("%,d", row.cost().operations()),
              format("%.1e", operations(name, row)),
              row.cost().exactness()));
    }
    return text
        + """
        memory: all arrays of a step of training. op. per step: operations on numbers in a step of
        time with its way back, for a batch; of the run: for all epochs (force and ridge: one).\
        """;
  }

  /// One method with its time on this machine, for which some steps are made.
  public String detail() {
    String name = study.course().method();
    Row row = row(name);
    Cost cost = row.cost();
    double seconds = secondsPerStep(row.step());
    long steps = steps(name);
    return head()
        + format(
            """
            %s (%s)
              gradients       %s
              memory          %s: all arrays of a step of training
                              %,d bytes grow with the steps of time, %,d are carried from one to the next
              operations      %,d in a step of time, %.2g in a step of training, %.2g in the run
              time            %.2g s for a step of training, %.0f s for the %,d of the run, as %d steps took here\
            """,
            name,
            Methods.title(study.course(), cost.method()),
            cost.exactness(),
            megabytes(row.bytes()),
            cost.stacked(),
            cost.carried(),
            cost.operations(),
            (double) cost.operations() * row.steps(),
            operations(name, row),
            seconds,
            seconds * trials(name),
            steps,
            TIMED);
  }

  /// What is trained on, part by part where there are several.
  private String head() {
    Course set = study.course();
    StringBuilder text =
        new StringBuilder(
            format(
                "%s: %,d units, trials of %,d steps in batches of %,d, %d epochs of %,d batches%n",
                set.task(),
                set.hidden(),
                last().steps(),
                set.batch(),
                set.epochs(),
                study.lesson().batches()));
    List<Phase> phases = study.phases();
    if (phases.size() < 2) return text.toString();
    text.append(
        format("the same weights in %d parts; memory is that of the last:%n", phases.size()));
    int begun = 0;
    for (Phase phase : phases) {
      text.append(
          format(
              "  %-24s %3d epochs, trials of %,d steps of %s ms%n",
              phase.name(), phase.end() - begun, phase.steps(), phase.stepMs()));
      begun = phase.end();
    }
    return text.toString();
  }

  private Phase last() {
    return study.phases().getLast();
  }

  /// Steps of training by how long their trials are, in those of the last part.
  private double trials(String name) {
    List<Phase> phases = study.phases();
    if (phases.size() < 2) return steps(name);
    double sum = 0;
    int begun = 0;
    for (Phase phase : phases) {
      sum += (double) (phase.end() - begun) * phase.steps() / last().steps();
      begun = phase.end();
    }
    boolean once = Methods.isFit(name) && !name.equals(study.course().method());
    return once ? study.lesson().batches() : sum * study.lesson().batches();
  }

  private Row row(String name) {
    Course set = study.course().with(name);
    int answers = study.lesson().answers().size();
    Learning how = study.learning().with(Methods.of(set, set.steps(), answers));
    List<Tensor> batch = batch();
    List<Type> types = batch.stream().map(Tensor::type).toList();
    List<Type> shown =
        Cajal.graph(
                x -> {
                  Lesson.Shown one = study.lesson().show(x);
                  return List.of(one.sequence(), one.targets());
                },
                types)
            .outputs()
            .stream()
            .map(output -> output.value().type())
            .toList();
    TrainingStep step = study.step(study.last(), how);
    Cost cost = how.cost(shown.get(0), shown.get(1));
    return new Row(cost, step, step.bytes(batch), shown.get(0).shape().dim(0));
  }

  private List<Tensor> batch() {
    return study.lesson().training().epoch(0).iterator().next();
  }

  private double secondsPerStep(TrainingStep step) {
    List<Tensor> batch = batch();
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < WARM_UP_NANOS) step.run(batch, 0);
    long start = System.nanoTime();
    for (int i = 0; i < TIMED; i++) step.run(batch, 0);
    return (System.nanoTime() - start) / 1e9 / TIMED;
  }

  private long steps(String name) {
    boolean once = Methods.isFit(name) && !name.equals(study.course().method());
    return (long) (once ? 1 : study.course().epochs()) * study.lesson().batches();
  }

  private double operations(String name, Row row) {
    return (double) row.cost().operations() * row.steps() * trials(name);
  }

  private static String megabytes(long bytes) {
    return format("%.1f MB", bytes / 1e6);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
