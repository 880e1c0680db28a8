package cajal.cli;

import cajal.cli.train.Costs;
import cajal.cli.train.Course;
import cajal.cli.train.Phase;
import cajal.cli.train.Study;
import cajal.cli.train.Subject;
import cajal.emit.Lanes;
import cajal.error.Spelling;
import cajal.exec.Settings;
import cajal.io.FormatError;
import cajal.io.tensors.Checkpoint;
import cajal.io.tensors.NumberCsv;
import cajal.learn.data.Digits;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "train",
    header = "Trains a spiking network on a task.",
    description = {
      "yinyang: points of the Yin-Yang sign in three classes (Kriener et al. 2022). digits: handwritten",
      "digits of 8x8 pixels. evidence: on which side were there more cues (Bellec et al. 2020).",
      "evidence-ei: the same, by excitatory and inhibitory units with conductances. dms: whether two",
      "directions match, over a delay, by GIF units (Wang et al. 2024).",
      "Writes a checkpoint at the start and after each epoch, and in the end parameters, a summary and",
      "pictures. force and ridge fit the readout alone, in one epoch. What evidence-ei and dms keep is the",
      "epoch that was best in validation."
    },
    footer = {
      "",
      "Examples:",
      "  cajal train yinyang --seed 2 --out out/yinyang-2",
      "  cajal train yinyang --seed 2 --out out/yinyang-2 --resume",
      "  cajal train digits --data digits.csv.gz --epochs 10",
      "  cajal train evidence --no-adaptation",
      "  cajal train evidence-ei --connect prob:0.1",
      "  cajal train dms --delay 500"
    })
final class TrainCommand extends Command {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TASK",
      description = "yinyang, digits, evidence, evidence-ei or dms.")
  private @Nullable String task;

  @Mixin private CourseOptions options = new CourseOptions();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "With digits: a CSV of 64 pixels and the digit in each row; may end in .gz.")
  private @Nullable Path data;

  @Option(names = "--threads", paramLabel = "K", description = "Threads; they change no bit (2).")
  private int threads = 2;

  @Option(
      names = "--target",
      paramLabel = "SHARE",
      description =
          "Ends where so many of the validation's trials are right, as 0.97 (0.98 with evidence-ei and dms by bptt, 0.95 by others).")
  private @Nullable Double target;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (out/TASK).")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description = "Goes on from the checkpoint in --out, to the same bits.")
  private boolean resume;

  @Option(
      names = "--explain",
      description = "Says instead what all methods will cost, or the one given with --method.")
  private boolean explain;

  @Option(names = "--json", description = "Prints the summary as JSON and nothing else.")
  private boolean json;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (task == null) {
      throw new UsageError("which task? One of " + String.join(", ", Subject.titles()) + ".");
    }
    Subject subject = subject(task);
    check();
    Path folder = out == null ? Path.of("out", subject.title()) : out;
    CheckpointFile kept = CheckpointFile.in(folder);
    Path file = kept.file();
    Optional<Checkpoint> saved = resume ? Optional.of(kept.read()) : Optional.empty();
    Course course = course(subject, saved, kept);
    List<Phase> phases = phases(subject, course);
    Settings settings = new Settings(Lanes.preferred(), threads);
    Map<String, String> source = data == null ? Map.of() : DataFile.texts(data);
    saved.ifPresent(before -> DataFile.requireSame(file, before.metadata(), source));
    Study study = new Study(subject, course, phases, settings).about(source);
    if (explain) {
      console.out().println(explained(new Costs(study)));
      return 0;
    }
    OutputFolder.create(folder, List.of());
    if (!resume) kept.setAside(console);
    saved.ifPresent(study::resume);
    if (study.fits() && course.epochs() > 1) {
      console
          .err()
          .printf(
              "cajal: %s solves for the readout after one pass; the %d epochs of --epochs go through the same trials again%n",
              course.method(), course.epochs());
    }
    return new Training(console, subject, study, folder, file, json)
        .run(target(subject, course, saved), resume);
  }

  private String explained(Costs costs) {
    if (options.hasMethod()) return costs.detail();
    try (var progress = new Progress(console, "explaining")) {
      return costs.table((method, share) -> progress.at(share, method));
    }
  }

  /// The target given, or that of the training that is resumed, or that of the task.
  private double target(Subject subject, Course course, Optional<Checkpoint> saved) {
    if (target != null) return target;
    return saved.flatMap(Study::target).orElseGet(() -> subject.target(course));
  }

  private void check() {
    if (threads < 1) throw new UsageError("--threads " + threads + ": give 1 or more.");
    if (target != null && !(target > 0 && target <= 1)) {
      throw new UsageError(
          "--target " + target + ": give a share, more than 0 and at most 1, as 0.97.");
    }
    if (explain && resume) throw new UsageError("--resume has no effect with --explain.");
  }

  /// The settings: those given, and for the others those of the training that is resumed.
  private Course course(Subject subject, Optional<Checkpoint> saved, CheckpointFile kept) {
    if (saved.isEmpty()) return options.over(subject.course(options.method()));
    Course before = Course.of(saved.get().metadata());
    if (!subject.title().equals(before.task())) {
      throw new UsageError(
          "--resume: the training in %s is one of %s; write train %s --resume, or name another folder with --out."
              .formatted(kept.file(), before.task(), before.task()));
    }
    Course asked = options.over(before);
    kept.requireSame(Map.of("method", asked.method()), before.texts());
    kept.requireSame(asked.texts(), before.texts());
    return asked;
  }

  private List<Phase> phases(Subject subject, Course course) {
    if (subject != Subject.EVIDENCE && options.plain()) {
      throw new UsageError("--no-adaptation has no effect: only evidence has units that adapt.");
    }
    if (subject != Subject.DIGITS) {
      refuse(Map.of("--data", subject.title() + " is drawn at random"));
      return fitting(subject, course, Optional.empty());
    }
    if (data == null) {
      throw new UsageError(
          "train digits: name the file with --data, a CSV of 64 pixels and the digit in each row.");
    }
    return fitting(subject, course, Optional.of(digits(data)));
  }

  private static Tensor digits(Path data) {
    Tensor table = NumberCsv.read(data).tensor();
    if (table.dim(0) == 0) {
      throw new FormatError(
          data,
          "rows of 65 numbers: 64 pixels from 0 to 16 and the digit",
          "no row, the file is empty",
          "Give one digit in each line.");
    }
    try {
      Digits.of(table);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(data + ": " + e.getMessage(), e);
    }
    return table;
  }

  private static List<Phase> fitting(Subject subject, Course course, Optional<Tensor> table) {
    try {
      return subject.phases(course, table);
    } catch (IllegalArgumentException e) {
      throw new UsageError("train " + subject.title() + ": " + e.getMessage());
    }
  }

  private static Subject subject(String name) {
    return Subject.of(name)
        .orElseThrow(() ->
            new UsageError(
                "unknown task '%s'; there are %s.%s"
                    .formatted(
                        name,
                        String.join(", ", Subject.titles()),
                        Spelling.suggestion(name, Subject.titles()))));
  }
}
