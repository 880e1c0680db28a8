package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
    Path data = SharedData.path("data");
    String stage = "--only celegans-graded --data " + data;
    Ran first = reproduce(stage);
    assertThat(first.code()).as(first.err()).isZero();
    Path report = folder.resolve("r/report.html");
    assertThat(Files.readString(report))
        .contains("<h2 id=\"celegans-graded\">")
        .contains("./cajal connectome celegans")
        .contains("3,604 connections")
        .contains("celegans-graded/motifs.png")
        .contains("training.connections")
        .contains("not yet");
    Path summary = folder.resolve("r/celegans-graded/summary.json");
    var written = Files.getLastModifiedTime(summary);
    Ran again = reproduce(stage);
    assertThat(again.code()).isZero();
    assertThat(Files.getLastModifiedTime(summary)).isEqualTo(written);
  }

  @Test
  void aStageThatFailsIsReportedAndRunAgain() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Ran ran = reproduce("--only celegans-graded --data " + data);
    assertThat(ran.code()).isEqualTo(Console.FAILED);
    assertThat(ran.err()).contains("no such file").contains("1 of its parts failed");
    assertThat(Files.readString(folder.resolve("r/report.html"))).contains("ended with");
    assertThat(reproduce("--only celegans-graded --data " + data).code()).isEqualTo(Console.FAILED);
  }

  @Test
  void whatItDoesNotKnowIsNamed() {
    assertThat(Ran.line("reproduce").err()).contains("Give multiscale");
    assertThat(Ran.line("reproduce all").err()).contains("unknown: all");
    assertThat(reproduce("--only x").err()).contains("--only x: the stages are");
    assertThat(reproduce("--data " + folder.resolve("none")).err()).contains("no such folder");
  }
}
