package cajal.cli;

import cajal.cli.train.Course;
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
  /// @return the exit code
  int run(double target) {
    Thread.ofPlatform().daemon().start(Figure::warmUp);
    Clock clock = new Clock();
    try (var interrupt = new Interrupt()) {
      train(interrupt, target);
      double seconds = clock.seconds();
      if (interrupt.asked()) {
        study.write(checkpoint);
        console
            .err()
            .printf(
                "cajal: stopped in epoch %d of %d; the same command with --resume goes on%n",
                study.curve().size() + 1, study.course().epochs());
        return Console.INTERRUPTED;
      }
      Report report = new Report(study, subject);
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("seconds", Clock.rounded(seconds, 2));
      more.put("version", CommandTree.VERSION);
      List<String> files = report.write(folder, more);
      if (json) {
        console.out().println(SummaryJson.line(report.summary(more)));
      } else {
        console.out().println(text(report, seconds));
        console.out().println("wrote " + String.join(", ", files) + " in " + folder);
      }
      return 0;
    }
  }

  private void train(Interrupt interrupt, double target) {
    try (var progress = new Progress(console, subject.title())) {
      long[] first = {-1};
      study
          .keeping(checkpoint, target)
          .onStep(moment -> {
            if (first[0] < 0) first[0] = moment.step() - 1;
            double part = (double) (moment.step() - first[0]) / (moment.steps() - first[0]);
            progress.at(part, news(moment));
            if (interrupt.asked()) study.stop();
          })
          .run();
    } catch (TrainingError e) {
      String kept =
          study.kept()
              ? "The checkpoint of the last good epoch is " + checkpoint + "."
              : "There is no checkpoint of this training yet.";
      throw new IllegalStateException(e.getMessage() + " " + kept, e);
    }
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

  private String text(Report report, double seconds) {
    Course course = study.course();
    List<EpochReport> curve = study.curve();
    return String.format(
        Locale.ROOT,
        """
        %s: %d spiking units, %d of %d epochs, %s, seed %d
          loss        %.3f, %.3f in the first epoch
          validation  %.2f %% right
          test        %.2f %% of %,d trials right
          spikes      %.1f Hz
          wall time   %.1f s\
        """,
        subject.title(),
        course.hidden(),
        curve.size(),
        course.epochs(),
        study.learning().method().title(),
        course.seed(),
        curve.getLast().loss(),
        curve.getFirst().loss(),
        100 * report.validation(),
        100 * report.test(),
        report.trials(),
        report.hertz(),
        seconds);
  }
}
