package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.cli.reproduce.Multiscale;
import cajal.cli.reproduce.Place;
import cajal.cli.reproduce.Stage;
import cajal.cli.reproduce.StageLog;
import cajal.io.FormatError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `cajal reproduce`: runs its stages, goes on where it was stopped, and reports what they gave.
class ReproduceCommandTest {
  @TempDir Path folder;

  private Ran reproduce(String more) {
    return Ran.line("reproduce multiscale --small --out " + folder.resolve("r") + " " + more);
  }

  @Test
  void everyStageIsACommandOfItsOwn() {
    Ran ran = Ran.line("reproduce multiscale --list");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("evidence-ei-bptt-3: ./cajal train evidence-ei --method bptt --seed 3")
        .contains("dms-bptt-2: ./cajal train dms --method bptt --seed 2")
        .contains("./cajal fit spikes")
        .contains("./cajal connectome celegans");
  }

  @Test
  void stagesThatEndedAreNotRunAgainAndTheReportShowsThem() throws IOException {
    Path data = SharedData.path("data").toAbsolutePath();
    String stage = "--only celegans-graded --data " + data;
    Ran first = reproduce(stage);
    assertThat(first.code()).as(first.err()).isZero();
    Path report = folder.resolve("r/report.html");
    assertThat(Files.readString(report))
        .contains("<h2 id=\"celegans-graded\">")
        .contains("./cajal connectome celegans --data ../shared/data/celegans")
        .contains("3,604 connections")
        .contains("<td>C. elegans, graded: connections after training</td>")
        .containsPattern("of 4684; loss [^<]*</td><td>yes</td>")
        .contains("src=\"celegans-graded/motifs.png\"")
        .contains("<figcaption>Who has gap junctions with whom.</figcaption>")
        .contains("training.connections")
        .contains("not yet");
    assertThat(texts())
        .allSatisfy((file, text) -> {
          assertThat(text).as(file).doesNotContain(data.toString());
          assertThat(text).as(file).doesNotContain(folder.toString());
        });
    Path summary = folder.resolve("r/celegans-graded/summary.json");
    var written = Files.getLastModifiedTime(summary);
    Path checkpoint = Files.createFile(folder.resolve("r/celegans-graded/checkpoint.safetensors"));
    Ran again = reproduce(stage);
    assertThat(again.code()).isZero();
    assertThat(Files.getLastModifiedTime(summary)).isEqualTo(written);
    assertThat(checkpoint).as("one that a kill left").doesNotExist();
  }

  /// All files of the report that are not pictures or numbers, by their names.
  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("r"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(html|txt|json)")).toList()) {
        texts.put(file.toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aTrainingThatWasStoppedGoesOn() throws IOException, InterruptedException {
    String line =
        "reproduce multiscale --small --only evidence-ei-bptt --out " + folder.resolve("r");
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--data", folder.toString()));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(Started.cajal(words.toArray(String[]::new)))
            .redirectError(err.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    Path checkpoint = folder.resolve("r/evidence-ei-bptt/checkpoint.safetensors");
    for (int i = 0; i < 600 && !Files.exists(checkpoint); i++) Thread.sleep(50);
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(err)).contains("stopped; the same command goes on");
    assertThat(checkpoint).exists();
    Ran again = Ran.of(words.toArray());
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err())
        .contains("evidence-ei-bptt: goes on")
        .contains("evidence-ei-bptt: done");
    assertThat(Files.readString(folder.resolve("r/report.html"))).contains("seed 1 ");
    assertThat(checkpoint).doesNotExist();
  }

  @Test
  void aStageThatFailsIsReportedAndRunAgain() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Ran ran = reproduce("--only celegans-graded --data " + data);
    assertThat(ran.code()).isEqualTo(Console.FAILED);
    assertThat(ran.err()).contains("no such file").contains("1 of its parts failed");
    assertThat(Files.readString(folder.resolve("r/report.html"))).contains("failed with exit code");
    assertThat(reproduce("--only celegans-graded --data " + data).code()).isEqualTo(Console.FAILED);
  }

  @Test
  void anInterruptedThreadDoesNotSayThatAllEnded() {
    var sink = new PrintWriter(Writer.nullWriter());
    Place place = new Place(folder.resolve("r"), folder);
    Stage stage = Multiscale.small().getFirst();
    Thread.currentThread().interrupt();
    try (var interrupt = new Interrupt()) {
      boolean ended =
          new StageRuns(new Console(sink, sink, false), place, () -> {})
              .run(List.of(stage), 1, interrupt);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(ended).isFalse();
    }
  }

  @Test
  void aLogThatIsDamagedIsNoneAndOneThatCannotBeReadIsAnError() throws IOException {
    Stage stage = Multiscale.small().getFirst();
    assertThat(StageLog.read(folder, stage)).isEmpty();
    StageLog.begun(stage).write(folder);
    assertThat(StageLog.read(folder, stage)).contains(StageLog.begun(stage));
    Path log = folder.resolve("done.json");
    for (String damaged : List.of("", "{\"command\": ", "[]", "{}")) {
      Files.writeString(log, damaged);
      assertThat(StageLog.read(folder, stage)).as(damaged).isEmpty();
    }
    Files.delete(log);
    Files.createDirectory(log);
    assertThatThrownBy(() -> StageLog.read(folder, stage))
        .isInstanceOf(FormatError.class)
        .hasMessageContaining("done.json");
  }

  @Test
  void whatItDoesNotKnowIsNamed() {
    assertThat(Ran.line("reproduce").err()).contains("Give multiscale");
    assertThat(Ran.line("reproduce all").err()).contains("unknown: all");
    assertThat(reproduce("--only x").err()).contains("--only x: the stages are");
    assertThat(reproduce("--jobs 0").err()).contains("--jobs 0: give 1 or more");
    assertThat(reproduce("--data " + folder.resolve("none")).err()).contains("no such folder");
  }
}
