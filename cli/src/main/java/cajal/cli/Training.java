package cajal.cli;

import cajal.cli.train.Course;
import cajal.cli.train.Divergence;
import cajal.cli.train.Report;
import cajal.cli.train.Study;
import cajal.cli.train.Subject;
import cajal.io.SummaryJson;
import cajal.learn.train.EpochReport;
import cajal.learn.train.TrainingError;
import cajal.plot.Figure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A training from its first step, or from its checkpoint, to its report, or to Ctrl-C.
record Training(
    Console console, Subject subject, Study study, Path folder, Path checkpoint, boolean json) {

  /// @param target accuracy of the validation at which to end
  /// @param resumed whether it goes on from the checkpoint
  /// @return the exit code
  int run(double target, boolean resumed) {
    Thread.ofPlatform().daemon().start(Figure::warmUp);
    study.keeping(checkpoint, target);
    if (!resumed) study.write(checkpoint);
    if (resumed && study.isFinished()) {
      console
          .err()
          .printf(
              "cajal: the training in %s is finished, %d of %d epochs; its report is written again%n",
              checkpoint, study.curve().size(), study.course().epochs());
    }
    try (var interrupt = new Interrupt()) {
      train(interrupt);
      double seconds = study.seconds();
      if (interrupt.asked()) {
        study.write(checkpoint);
        console
            .err()
            .printf(
                "cajal: stopped in epoch %d of %d; the same command with --resume goes on%n",
                study.curve().size() + 1, study.course().epochs());
        return Console.INTERRUPTED;
      }
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("seconds", Clock.rounded(seconds, 2));
      more.put("version", CommandTree.VERSION);
      Report report;
      List<String> files;
      try (var _ = new Notice(console, subject.title() + ": testing, and drawing pictures")) {
        report = new Report(study, subject);
        files = report.write(folder, more);
      }
      if (json) {
        console.out().println(SummaryJson.line(report.summary(more)));
      } else {
        console.out().println(text(report, seconds));
        console.out().println("wrote " + String.join(", ", files) + " in " + folder);
      }
      return 0;
    } catch (TrainingError | Divergence.Found e) {
      console.err().println("cajal: " + e.getMessage() + lastGood());
      return Console.DIVERGED;
    }
  }

  private String lastGood() {
    return " The checkpoint of the last good epoch is %s.".formatted(checkpoint);
  }

  private void train(Interrupt interrupt) {
    try (var progress = new Progress(console, subject.title())) {
      long[] first = {-1};
      study
          .onEpoch(this::line)
          .onStep(moment -> {
            if (first[0] < 0) first[0] = moment.step() - 1;
            double part = (double) (moment.step() - first[0]) / (moment.steps() - first[0]);
            if (console.terminal()) progress.at(part, news(moment));
            if (interrupt.asked()) study.stop();
          })
          .run();
    }
  }

  /// Where nobody watches, a line for each epoch.
  private void line(EpochReport epoch) {
    if (console.terminal()) return;
    console
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%s: epoch %d/%d, loss %.3f%s, validation %.1f %% right, %.1f s",
                subject.title(),
                epoch.epoch() + 1,
                study.course().epochs(),
                epoch.loss(),
                study.fits() ? " before the solution" : "",
                100 * (1 - epoch.measure()),
                study.seconds()));
  }

  private String news(Study.Moment moment) {
    return String.format(
        Locale.ROOT,
        "epoch %d/%d, loss %.3f, %.0f %% right, %.0f Hz",
        moment.epoch(),
        study.course().epochs(),
        moment.loss(),
        100 * moment.accuracy(),
        moment.hertz());
  }

  private String method(Course course) {
    return study.method()
        + course.design().map(d -> ", steps of %d ms".formatted(d.dt())).orElse("");
  }

  private String text(Report report, double seconds) {
    Course course = study.course();
    List<EpochReport> curve = study.curve();
    return String.format(
        Locale.ROOT,
        """
        %s: %d spiking units, %d of %d epochs, %s, seed %d
          loss        %.3f%s
          validation  %.2f %% right, after epoch %d
          test        %.2f %% of %,d trials right
          spikes      %.1f Hz
          wall time   %.1f s\
        """,
        subject.title(),
        course.hidden(),
        curve.size(),
        course.epochs(),
        method(course),
        course.seed(),
        curve.getLast().loss(),
        study.fits()
            ? " before the solution"
            : String.format(Locale.ROOT, ", %.3f in the first epoch", curve.getFirst().loss()),
        100 * report.validation(),
        study.kept().epoch() + 1,
        100 * report.test(),
        report.trials(),
        report.hertz(),
        seconds);
  }
}
