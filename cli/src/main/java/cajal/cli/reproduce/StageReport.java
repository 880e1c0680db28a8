package cajal.cli.reproduce;

import cajal.cli.page.Page;
import cajal.cli.page.Page.Cell;
import cajal.cli.reproduce.Claim.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// One page of all stages: what was asked and what was got; then of each its command, what it
/// printed, its summary and its pictures, which stay in the folders beside it.
///
/// @param jobs how many stages ran at once
public record StageReport(String title, Place place, List<Stage> stages, int jobs) {
  private static final List<String> OWN = List.of("done.json", "output.txt");

  /// Writes `report.html`: what has ended, and what has not yet.
  ///
  /// @param command that made it
  /// @param remark what its reader should know
  public Path write(String command, String remark) {
    Page page = new Page(title);
    page.preformatted(command).paragraph(remark);
    page.heading("Asked, and got").linked(claims());
    page.paragraph("Figures are read from the summaries of the parts below.");
    page.heading("Parts").linked(overview());
    page.paragraph(
        "Times are wall time. Measurements ran alone, other parts %d at once, each on one thread or with the threads of its command. Files of more than a megabyte are not kept: the commands make them again. %s"
            .formatted(jobs, machines()));
    for (Stage stage : stages) part(page, stage);
    Path file = place.out().resolve("report.html");
    page.write(file);
    return file;
  }

  private Optional<StageLog> log(Stage stage) {
    return StageLog.read(place.folder(stage), stage).filter(StageLog::hasEnded);
  }

  private List<List<Cell>> claims() {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(texts("quantity", "asked", "got", "reached", "command"));
    for (Claim claim : Claims.all()) {
      List<Stage> own = stages.stream().filter(claim::isOf).toList();
      if (own.isEmpty()) continue;
      List<Summary> found =
          own.stream()
              .filter(stage -> log(stage).filter(StageLog::isGood).isPresent())
              .flatMap(stage -> Summary.read(place.folder(stage)).stream())
              .toList();
      Finding finding = claim.of(found, own.size());
      List<Cell> row =
          new ArrayList<>(texts(claim.quantity(), claim.asked(), finding.got(), finding.verdict()));
      String command = own.getFirst().command() + (own.size() > 1 ? " …" : "");
      row.add(new Cell(command, "#" + own.getFirst().name()));
      rows.add(row);
    }
    return rows;
  }

  private static List<Cell> texts(String... texts) {
    return Stream.of(texts).map(Cell::of).toList();
  }

  private List<List<Cell>> overview() {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(texts("part", "command", "seeds", "state", "time"));
    double seconds = 0;
    for (Stage stage : stages) {
      Optional<StageLog> log = log(stage);
      List<Cell> row = new ArrayList<>(List.of(new Cell(stage.title(), "#" + stage.name())));
      row.addAll(
          texts(
              stage.command(),
              Summary.read(place.folder(stage)).map(Summary::seeds).orElse(""),
              log.map(StageReport::state).orElse("not yet"),
              log.map(l -> time(l.seconds())).orElse("")));
      rows.add(row);
      seconds += log.map(StageLog::seconds).orElse(0.0);
    }
    rows.add(texts("all together", "", "", "", time(seconds)));
    return rows;
  }

  private static String state(StageLog log) {
    return log.isGood() ? "done" : "failed with exit code " + log.code();
  }

  private static String time(double seconds) {
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%.1f min", seconds / 60);
  }

  private String machines() {
    List<String> machines =
        stages.stream()
            .flatMap(stage -> log(stage).stream())
            .map(StageLog::machine)
            .distinct()
            .toList();
    return machines.isEmpty() ? "" : "Machine: " + String.join("; ", machines) + ".";
  }

  private void part(Page page, Stage stage) {
    page.heading(stage.title(), stage.name());
    Optional<StageLog> log = log(stage);
    page.preformatted(stage.command());
    if (log.isEmpty()) {
      page.paragraph("Not yet.");
      return;
    }
    page.paragraph(
        "%s, %s, %s.".formatted(state(log.get()), time(log.get().seconds()), log.get().ended()));
    page.preformatted(log.get().output().strip());
    Summary.read(place.folder(stage))
        .ifPresent(summary ->
            summary.tables().forEach((name, table) -> page.subheading(name).table(table)));
    for (String picture : files(stage, StageReport::isPicture)) {
      page.picture(stage.name() + "/" + picture, Captions.of(stage, picture));
    }
    List<String> others =
        files(stage, file -> !isPicture(file) && !OWN.contains(String.valueOf(file.getFileName())));
    if (others.isEmpty()) return;
    page.files("Other files:", others.stream().map(file -> stage.name() + "/" + file).toList());
  }

  static boolean isPicture(Path file) {
    return file.toString().endsWith(".png");
  }

  private List<String> files(Stage stage, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(place.folder(stage))) {
      return files.filter(wanted).map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
