package cajal.cli;

import cajal.cli.reproduce.Place;
import cajal.cli.reproduce.Stage;
import cajal.cli.reproduce.StageLog;
import cajal.io.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Runs stages, each in a process of its own: measurements alone, others some at once.
final class StageRuns {
  private static final Set<Integer> STOPPED = Set.of(Console.INTERRUPTED, 128 + 15);
  private static final String JVM_SAYS = "WARNING: Using incubator modules";

  private final Console console;
  private final Place place;
  private final Runnable report;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /// @param report called after each stage
  StageRuns(Console console, Place place, Runnable report) {
    this.console = console;
    this.place = place;
    this.report = report;
  }

  /// Runs them to their end, or until they are stopped.
  ///
  /// @return whether all of them came to an end
  boolean run(List<Stage> stages, int jobs, Interrupt interrupt) {
    runAll(stages.stream().filter(Stage::isAlone).toList(), 1, interrupt);
    runAll(stages.stream().filter(stage -> !stage.isAlone()).toList(), jobs, interrupt);
    return !stopped;
  }

  private void runAll(List<Stage> stages, int jobs, Interrupt interrupt) {
    boolean interrupted = false;
    List<Future<?>> futures = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(jobs)) {
      for (Stage stage : stages) futures.add(pool.submit(() -> run(stage)));
      pool.shutdown();
      boolean ended = false;
      while (!ended) {
        try {
          ended = pool.awaitTermination(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        stopped |= interrupted || interrupt.asked();
        if (stopped) running.forEach(process -> process.toHandle().destroy());
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
    for (Future<?> future : futures) {
      if (future.state() != Future.State.FAILED) continue;
      throw future.exceptionNow() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(future.exceptionNow());
    }
  }

  private void run(Stage stage) {
    if (stopped) return;
    Path folder = place.folder(stage);
    OutputFolder.create(folder, List.of());
    List<String> arguments = place.arguments(stage);
    boolean goesOn = arguments.contains("--resume");
    StageLog before =
        StageLog.read(folder, stage).filter(_ -> goesOn).orElseGet(() -> StageLog.begun(stage));
    before.write(folder);
    say(stage, goesOn ? "goes on" : "begins");
    try (AtomicFile output = AtomicFile.create(folder.resolve("output.txt"))) {
      Clock clock = new Clock();
      Process process = OwnProcess.start(arguments, output.temporary());
      running.add(process);
      String errors = errors(stage, process);
      int code = process.waitFor();
      running.remove(process);
      String printed = Files.readString(output.temporary());
      String shown = place.shown(stage, code == 0 ? printed : printed + errors);
      double seconds = Clock.rounded(clock.seconds(), 1);
      StageLog after =
          before.after(
              seconds,
              STOPPED.contains(code) ? StageLog.NOT_ENDED : code,
              Machine.description(),
              now(),
              shown);
      end(stage, after, printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  /// Killed at any point, it leaves a stage that is done again, or one that is good and tidy, with
  /// a checkpoint at most.
  private void end(Stage stage, StageLog log, String printed) {
    if (log.isGood()) {
      keepLine(stage, printed);
      place.tidy(stage);
    }
    log.write(place.folder(stage));
    if (!log.hasEnded()) {
      stopped = true;
      return;
    }
    if (log.isGood()) place.forget(stage);
    say(stage, (log.isGood() ? "done" : "failed") + " after " + log.seconds() + " s");
    synchronized (this) {
      report.run();
    }
  }

  /// What a process says on its stderr, which is shown as it comes.
  private String errors(Stage stage, Process process) throws IOException {
    StringBuilder all = new StringBuilder();
    try (BufferedReader reader = process.errorReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(JVM_SAYS)) continue;
        say(stage, line.replaceFirst("^cajal: ", ""));
        all.append(line).append('\n');
      }
    }
    return all.toString();
  }

  private void say(Stage stage, String line) {
    console.err().println(stage.name() + ": " + line);
  }

  /// Measurements write no file: the line that they print is their summary.
  private void keepLine(Stage stage, String printed) {
    if (!stage.isAlone()) return;
    AtomicFile.write(
        place.folder(stage).resolve("summary.json"),
        temporary -> Files.writeString(temporary, printed));
  }

  private static String now() {
    return ZonedDateTime.now(ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'"));
  }
}
