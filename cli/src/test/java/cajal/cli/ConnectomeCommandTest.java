package cajal.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cajal connectome`: what it says of wiring diagrams, and what becomes of their networks.
class ConnectomeCommandTest {
  @TempDir Path folder;

  private Path edges(String rows) throws IOException {
    Path file = folder.resolve("edges.csv");
    return Files.writeString(file, "source,target,count,type\n" + rows);
  }

  private Ran connectome(Path file, String more) {
    return Ran.line("connectome " + file + " --out " + folder.resolve("out") + " " + more);
  }

  private JsonObject summary() throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve("out/summary.json")))
        .getAsJsonObject();
  }

  @Test
  void theWormHasItsNeuronsInBothLists() {
    Path data = SharedData.path("data/celegans");
    Ran ran =
        Ran.line(
            "connectome celegans --data "
                + data
                + " --ms 20 --from 5 --until 10 --out "
                + folder.resolve("out"));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("302, without connections: CANL, CANR")
        .contains("3,604 connections, 20,484 synapses")
        .contains("1,080 pairs")
        .contains("2,266 connections, 6,509 synapses")
        .contains("47 connections, first M4 in line 153");
    assertThat(folder.resolve("out/motifs.png")).exists();
    assertThat(folder.resolve("out/voltages.csv")).exists();
  }

  /// The slopes of spikes are so small that gradients do not grow without bound from cell to cell.
  @Test
  void theSpikingWormHasFiniteGradients() throws IOException {
    Path data = SharedData.path("data/celegans");
    String line = "connectome celegans --model spiking --train touch --epochs 1 --data " + data;
    Ran ran = Ran.line(line + " --ms 20 --from 5 --until 10 --out " + folder.resolve("out"));
    assertThat(ran.code()).as(ran.err()).isZero();
    JsonObject training = summary().getAsJsonObject("training");
    assertThat(training.get("connections")).isEqualTo(training.get("connections_of_the_anatomy"));
  }

  @Test
  void theWormHasNoCellsOfOtherNames() throws IOException {
    Path data = Files.createDirectories(folder.resolve("worm"));
    Files.writeString(
        data.resolve("herm_full_edgelist.csv"),
        "Source,Target,Weight,Type\nAVAL,AVAR,3,chemical\nAVAL,AVBX,1,chemical\n");
    Ran ran = Ran.line("connectome celegans --data " + data + " --out " + folder.resolve("out"));
    assertThat(ran.code()).isNotZero();
    assertThat(ran.err())
        .contains("herm_full_edgelist.csv")
        .contains("'AVBX' in line 3")
        .contains("Did you mean AVB");
  }

  @Test
  void connectionsToItselfAreAnErrorUntilOneSaysWhatBecomesOfThem() throws IOException {
    Path file = edges("a,b,3,chemical\nb,b,1,chemical\n");
    Ran refused = connectome(file, "");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("b to itself in line 3").contains("--self drop");
    assertThat(connectome(file, "--self drop").code()).isZero();
    assertThat(connectome(file, "--self keep").out()).contains("2 connections, 4 synapses");
  }

  @Test
  void aStimulusReachesTheCellsThatAreConnected() throws IOException {
    Path file = edges("a,b,9,chemical\nc,d,9,chemical\na,e,5,electrical\n");
    Ran ran = connectome(file, "--stimulus a=5 --ms 400");
    assertThat(ran.code()).as(ran.err()).isZero();
    JsonObject changes =
        summary().getAsJsonObject("experiment").getAsJsonObject("largest_changes_mv");
    for (String cell : new String[] {"a", "b", "e"}) {
      assertThat(changes.get(cell).getAsDouble()).as(cell).isGreaterThan(0.1);
    }
    assertThat(changes.get("d").getAsDouble()).isCloseTo(0, within(0.1));
  }

  @Test
  void strengthsAreTrainedToReproduceTraces() throws IOException {
    Path file = edges("a,b,9,chemical\nb,c,4,chemical\n");
    Path traces = folder.resolve("traces.csv");
    StringBuilder rows = new StringBuilder("time,b\n");
    for (int t = 0; t <= 100; t += 5) {
      rows.append(t).append(',').append(t < 20 ? -20 : -15).append('\n');
    }
    Files.writeString(traces, rows);
    Ran ran =
        connectome(
            file, "--stimulus a --from 20 --until 100 --ms 100 --epochs 40 --train " + traces);
    assertThat(ran.code()).as(ran.err()).isZero();
    JsonObject training = summary().getAsJsonObject("training");
    assertThat(training.get("last_loss").getAsDouble())
        .isLessThan(training.get("first_loss").getAsDouble());
    assertThat(training.get("connections").getAsInt()).isEqualTo(2);
    assertThat(folder.resolve("out/strengths.safetensors")).exists();
  }

  @Test
  void aTrainingThatIsTakenUpGoesOnWithTheSameBits() throws IOException {
    Path file = edges("a,b,9,chemical\nb,c,4,chemical\na,c,2,electrical\n");
    Path traces = folder.resolve("traces.csv");
    Files.writeString(traces, "time,b\n0,-20\n40,-15\n80,-14\n");
    String line = "--stimulus a --from 20 --until 80 --ms 80 --train " + traces;
    assertThat(connectome(file, line + " --resume").err()).contains("--resume: there is no");
    Ran whole = connectome(file, line + " --epochs 12");
    assertThat(whole.code()).as(whole.err()).isZero();
    assertThat(whole.err()).contains("training: step 2/12, loss").contains("training: step 12/12");
    byte[] strengths = Files.readAllBytes(folder.resolve("out/strengths.safetensors"));
    JsonObject training = summary().getAsJsonObject("training");

    Ran begun = connectome(file, line + " --epochs 5");
    assertThat(begun.err()).contains("checkpoint-earlier.safetensors");
    assertThat(folder.resolve("out/strengths.safetensors"))
        .content(ISO_8859_1)
        .isNotEqualTo(new String(strengths, ISO_8859_1));
    Ran resumed = connectome(file, line + " --epochs 12 --resume");
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("step 6/12").doesNotContain("step 4/12");
    assertThat(folder.resolve("out/strengths.safetensors")).hasBinaryContent(strengths);
    assertThat(summary().getAsJsonObject("training")).isEqualTo(training);

    Ran other = connectome(file, line + " --rate 0.1 --resume");
    assertThat(other.code()).isEqualTo(Console.USAGE);
    assertThat(other.err()).contains("--resume: rate 0.1, but the training in", "has rate 0.02");
    assertThat(
            connectome(
                    edges("a,b,8,chemical\nb,c,4,chemical\na,c,2,electrical\n"), line + " --resume")
                .err())
        .contains("--resume: connections edges.csv (");
    assertThat(connectome(file, "--stimulus a --resume").err())
        .contains("--resume has no effect without --train");
  }

  @Test
  void cellsThatATableOfSignsLeavesOutAreListed() throws IOException {
    Path file = edges("a,b,9,chemical\nb,c,1,electrical\n");
    Path signs = Files.writeString(folder.resolve("signs.csv"), "a,-1\n");
    Ran ran = connectome(file, "--stimulus a --ms 20 --from 5 --until 10 --signs " + signs);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("none of 2 of 3 cells, taken to excite: b, c")
        .contains("1 connection, 9 synapses", "1 pair, 1 gap junction");
    assertThat(summary().getAsJsonArray("cells_without_sign")).hasSize(2);
  }

  @Test
  void aTableWithoutSignsAndOneThatNothingNeedsAreRefused() throws IOException {
    Path file = edges("a,b,9,chemical\n");
    Path signs = Files.writeString(folder.resolve("signs.csv"), "");
    for (String stimulus : new String[] {"", "--stimulus a "}) {
      Ran ran = connectome(file, stimulus + "--signs " + signs);
      assertThat(ran.code()).isNotZero();
      assertThat(ran.err()).contains("signs.csv").contains("cells and their signs");
    }
    Files.writeString(signs, "a,1\n");
    Ran ran = connectome(file, "--signs " + signs);
    assertThat(ran.code()).isEqualTo(Console.USAGE);
    assertThat(ran.err()).contains("--signs has no effect without --stimulus");
  }

  @Test
  void aTrainingOfTouchIsTakenUpWithTheSameRunAfterIt() {
    Path data = SharedData.path("data/celegans");
    String line =
        "connectome celegans --train touch --epochs 1 --data "
            + data
            + " --out "
            + folder.resolve("out");
    Ran begun = Ran.line(line + " --ms 20 --from 5 --until 10");
    assertThat(begun.code()).as(begun.err()).isZero();
    Ran other = Ran.line(line + " --ms 30 --from 5 --until 10 --resume");
    assertThat(other.code()).isEqualTo(Console.USAGE);
    assertThat(other.err()).contains("--resume: ms 30.0, but", "has ms 20.0");
  }

  @Test
  void wrongOptionsAndFilesAreNamed() throws IOException {
    Path file = edges("a,b,9,chemical\n");
    assertThat(connectome(file, "--stimulus x").err()).contains("there is no cell 'x'");
    assertThat(connectome(file, "--stimulus a=y").err()).contains("write it as AVM=5");
    assertThat(connectome(file, "--stimulus a --from 300 --until 200").err())
        .contains("ends later than it begins");
    assertThat(connectome(file, "--train touch").err()).contains("--train needs --stimulus");
    assertThat(connectome(file, "--data x").err()).contains("--data has no effect");
    Path signs = Files.writeString(folder.resolve("signs.csv"), "cell,sign\na,-1\nz,1\n");
    assertThat(connectome(file, "--stimulus a --signs " + signs).err())
        .contains("signs.csv")
        .contains("'z'");
    Files.writeString(signs, "a,2\n");
    assertThat(connectome(file, "--stimulus a --signs " + signs).err())
        .contains("[a, 2] in line 1");
    Path traces = Files.writeString(folder.resolve("t.csv"), "time,b\n0,1\n1,NaN\n");
    assertThat(connectome(file, "--stimulus a --train " + traces).err())
        .contains("'NaN' in line 3");
    Files.writeString(traces, "time,b\n0,1\n1,2\n3,2\n");
    assertThat(connectome(file, "--stimulus a --train " + traces).err())
        .contains("equal steps")
        .contains("line 4");
    assertThat(connectome(folder.resolve("no.csv"), "").err()).contains("no such file");
    assertThat(Ran.line("connectome").err()).contains("which animal?");
    assertThat(Ran.line("connectome celegans").err()).contains("--data");
  }
}
