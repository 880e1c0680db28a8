package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.io.tensors.Checkpoint;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `cajal train`: what it leaves, that it learns, and that it goes on with the same bits.
class TrainCommandTest {
  private static final String SMALL = "train yinyang --hidden 30 --batch 250 --steps 10 ";

  @TempDir Path folder;

  private byte[] parameters(Path out) throws IOException {
    return Files.readAllBytes(out.resolve("parameters.safetensors"));
  }

  @Test
  void anEarlierTrainingOfTheFolderIsKeptAside() throws IOException {
    Path out = folder.resolve("twice");
    assertThat(Ran.line(SMALL + "--epochs 1 --out " + out).code()).isZero();
    byte[] first = Files.readAllBytes(out.resolve("checkpoint.safetensors"));
    Ran again = Ran.line(SMALL + "--epochs 1 --seed 2 --out " + out);
    assertThat(again.err()).contains("checkpoint-earlier.safetensors", "add --resume");
    assertThat(out.resolve("checkpoint-earlier.safetensors")).hasBinaryContent(first);
  }

  @Test
  void aTrainingLeavesParametersPicturesAndASummary() throws IOException {
    Path out = folder.resolve("a");
    Ran ran = Ran.line(SMALL + "--epochs 3 --rate 0.02 --out " + out);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("yinyang: 30 spiking units, 3 of 3 epochs, BPTT, seed 1", "of 1,000 trials right")
        .contains("wrote learning-curve.png", "in " + out);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "checkpoint.safetensors",
              "parameters.safetensors",
              "summary.json",
              "learning-curve.png",
              "raster-before.png",
              "raster-after.png",
              "weights.png",
              "confusion.png",
              "decisions.png");
    }
    assertThat(parameters(out))
        .isNotEqualTo(Files.readAllBytes(out.resolve("checkpoint.safetensors")));
    JsonObject summary =
        JsonParser.parseString(Files.readString(out.resolve("summary.json"))).getAsJsonObject();
    assertThat(summary.get("test_accuracy").getAsDouble())
        .as("by chance a third")
        .isGreaterThan(0.5);
    var losses = summary.getAsJsonArray("losses");
    assertThat(losses).hasSize(3);
    assertThat(losses.get(2).getAsDouble()).isLessThan(losses.get(0).getAsDouble());
  }

  @Test
  void threadsChangeNoBitAndTheSeedDoes() throws IOException {
    for (String options : new String[] {"--threads 1", "--threads 2", "--seed 2"}) {
      Path out = folder.resolve(options.replace(" ", ""));
      Ran ran = Ran.line(SMALL + "--epochs 1 " + options + " --out " + out);
      assertThat(ran.code()).as(ran.err()).isZero();
    }
    byte[] one = parameters(folder.resolve("--threads1"));
    assertThat(parameters(folder.resolve("--threads2"))).isEqualTo(one);
    assertThat(parameters(folder.resolve("--seed2"))).isNotEqualTo(one);
  }

  @Test
  void everyMethodTrains() {
    for (String method :
        new String[] {
          "truncated:5", "e-prop-random", "d-rtrl", "es-d-rtrl:0.8", "force", "ridge:0.1"
        }) {
      Ran ran = Ran.line(SMALL + "--epochs 1 --json --out " + folder + " --method " + method);
      assertThat(ran.code()).as(ran.err()).isZero();
      JsonObject summary = JsonParser.parseString(ran.out()).getAsJsonObject();
      assertThat(summary.get("method").getAsString()).isEqualTo(method);
      assertThat(summary.get("test_accuracy").getAsDouble()).isGreaterThan(0.34);
    }
  }

  @Test
  void evidenceIsLearntWithAndWithoutAdaptation() {
    for (String more : new String[] {"--method e-prop", "--no-adaptation"}) {
      Ran ran =
          Ran.line(
              "train evidence --steps 225 --hidden 10 --batch 4 --epochs 1 --out %s %s"
                  .formatted(folder, more));
      assertThat(ran.code()).as(ran.err()).isZero();
      assertThat(ran.out()).contains("psychometric.png", "of 512 trials right");
    }
  }

  @Test
  void digitsComeFromAFile() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      for (int pixel = 0; pixel < 64; pixel++)
        rows.append(pixel % 10 == i % 10 ? 16 : 0).append(',');
      rows.append(i % 10).append('\n');
    }
    Path data = folder.resolve("digits.csv");
    Files.writeString(data, rows);
    String line =
        "train digits --batch 20 --epochs 12 --rate 0.02 --hidden 50 --out %s --data "
            .formatted(folder);
    Ran ran = Ran.line(line + data);
    assertThat(ran.out())
        .as(ran.err())
        .containsPattern("test +(9[0-9]|100)[.0-9]* % of 40 trials right");
    Path other = folder.resolve("other.csv");
    Files.writeString(other, rows.toString().replace("16,", "15,"));
    Ran resumed = Ran.line("train digits --resume --out " + folder + " --data " + other);
    assertThat(resumed.code()).isEqualTo(2);
    assertThat(resumed.err()).contains("--data is other.csv (", "learnt from digits.csv (");
    Ran missing = Ran.line(line + folder.resolve("none.csv"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("none.csv", "no such file");
  }

  @Test
  void whatWasReachedIsEnough() {
    Ran ran = Ran.line(SMALL + "--epochs 20 --target 0.4 --out " + folder);
    assertThat(ran.out()).containsPattern("30 spiking units, [1-5] of 20 epochs");
  }

  @Test
  void allMethodsAreExplainedInOneTable() {
    Ran ran = Ran.line("explain yinyang");
    assertThat(ran.out())
        .as(ran.err())
        .startsWith("yinyang: 200 units, trials of 30 steps in batches of 50, 40 epochs of 100")
        .containsPattern("d-rtrl +[0-9.]+ MB +[0-9,]+ +[0-9.e+]+  the gradients of the loss, since")
        .containsPattern("e-prop +[0-9.]+ MB")
        .containsPattern("ridge +[0-9.]+ MB +[0-9,]+ +[0-9.e+]+  exact for");
    assertThat(Ran.line(SMALL + "--explain").out()).startsWith("yinyang: 30 units, trials of 10");
  }

  @Test
  void aMethodIsExplainedByItsOwnName() {
    Ran ran = Ran.line("explain yinyang --method e-prop");
    assertThat(ran.out())
        .as(ran.err())
        .contains("e-prop (e-prop with symmetric feedback)", "gradients       the gradients of")
        .containsPattern("time +[0-9.e-]+ s for a step of training, [0-9]+ s for the 4,?000");
    Ran network = Ran.line("explain coba --method e-prop");
    assertThat(network.code()).isEqualTo(2);
    assertThat(network.err()).contains("--method and --data are for tasks: yinyang");
  }

  @Test
  void aFitIsTakenUpWithTheSameBitsAndWhatIsFinishedSaysSo() throws IOException {
    String line = SMALL + "--method ridge --epochs 2 --threads 1 --out " + folder;
    Ran ran = Ran.line(line);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("ridge solves for the readout after one pass; the 2 epochs");
    assertThat(ran.out()).containsPattern("loss +[0-9.]+ before the solution");
    byte[] whole = parameters(folder);
    Ran again = Ran.line("train yinyang --resume --out " + folder);
    assertThat(again.err()).contains("is finished, 2 of 2 epochs; its report is written again");
    assertThat(parameters(folder)).isEqualTo(whole);
    assertThat(again.out()).containsPattern("wall time +0\\.*[1-9]|wall time +[1-9]");
  }

  @Test
  void eachEpochIsALineWhereNobodyWatches() {
    Ran ran = Ran.line(SMALL + "--epochs 2 --out " + folder);
    assertThat(ran.err().lines().filter(text -> text.contains(" epoch ")))
        .hasSize(2)
        .last()
        .asString()
        .matches("yinyang: epoch 2/2, loss [0-9.]+, validation [0-9.]+ % right, [0-9.]+ s");
  }

  @Test
  void aLossThatIsNoNumberEndsTheTrainingAndKeepsTheCheckpoint() {
    Ran ran = Ran.line(SMALL + "--rate 1e39 --epochs 2 --out " + folder);
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.err())
        .contains("cajal: step 1: ", "The parameters are those of before this step")
        .contains("The checkpoint of the last good epoch is");
    assertThat(Checkpoint.read(folder.resolve("checkpoint.safetensors")).counter("step")).isZero();
  }

  @Test
  void aLossThatGrowsWithoutEndEndsTheTraining() {
    Ran ran = Ran.line(SMALL + "--rate 1e9 --epochs 2 --out " + folder);
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.err())
        .containsPattern("the training diverged: in step [0-9]+ the loss is .* times that of the")
        .containsPattern("'(readout|input)' has grown from")
        .contains("try a lower --rate than 1.0E9");
  }

  /// What was in the folder is never taken for a state of the training that began after it.
  @Test
  void aTrainingBeginsWithACheckpointOfItsOwn() {
    assertThat(Ran.line(SMALL + "--epochs 1 --out " + folder).code()).isZero();
    Ran ran = Ran.line(SMALL + "--seed 2 --rate 1e39 --epochs 1 --out " + folder);
    assertThat(ran.code()).isEqualTo(4);
    Checkpoint kept = Checkpoint.read(folder.resolve("checkpoint.safetensors"));
    assertThat(kept.counter("seed")).isEqualTo(2);
    assertThat(kept.counter("epoch")).isZero();
  }

  @Test
  void aDamagedCheckpointIsNamed() throws IOException {
    assertThat(Ran.line(SMALL + "--epochs 1 --out " + folder).code()).isZero();
    Path file = folder.resolve("checkpoint.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 100] ^= 1;
    Files.write(file, bytes);
    Ran ran = Ran.line("train yinyang --resume --out " + folder);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("checkpoint.safetensors", "the checksum", "of the array '");
  }

  @Test
  void anotherTrainingIsNotResumed() {
    Ran first = Ran.line(SMALL + "--epochs 1 --out " + folder);
    assertThat(first.code()).isZero();
    Ran other = Ran.line("train yinyang --rate 0.5 --resume --out " + folder);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("--resume: rate 0.5, but the training in", "has rate 0.01");
    Ran method = Ran.line("train yinyang --method ridge --resume --out " + folder);
    assertThat(method.err()).contains("--resume: method ridge, but", "has method bptt; leave that");
    Ran task = Ran.line("train evidence --resume --out " + folder);
    assertThat(task.code()).isEqualTo(2);
    assertThat(task.err()).contains("is one of yinyang; write train yinyang --resume");
    Ran none = Ran.line("train yinyang --resume --out " + folder.resolve("none"));
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("there is no", "begin without --resume");
  }

  @Test
  void whatCannotBeTrainedIsRefused() throws IOException {
    Ran percent = Ran.line(SMALL + "--target 97 --out " + folder);
    assertThat(percent.code()).isEqualTo(2);
    assertThat(percent.err()).contains("--target 97.0: give a share, more than 0 and at most 1");
    Ran batch = Ran.line("train yinyang --batch 5001 --out " + folder);
    assertThat(batch.code()).isEqualTo(2);
    assertThat(batch.err()).contains("a batch of 5001 trials, but there are 5000 to train on");
    Ran steps = Ran.line("train evidence --steps 100 --out " + folder);
    assertThat(steps.code()).isEqualTo(2);
    Path narrow = Files.writeString(folder.resolve("narrow.csv"), "1,2,3\n4,5,6\n");
    Ran digits = Ran.line("train digits --data " + narrow + " --out " + folder);
    assertThat(digits.code()).isEqualTo(1);
    assertThat(digits.err()).contains("narrow.csv: digits as f64[2,3]; give f64[n,65]");
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    assertThat(Ran.line("train digits --data " + empty + " --out " + folder).err())
        .contains("empty.csv: expected rows of 65 numbers", "the file is empty");
  }

  @Test
  void theSummaryEndsWithTheTimeAndTheVersion() throws IOException {
    assertThat(Ran.line(SMALL + "--epochs 1 --out " + folder).code()).isZero();
    String summary = Files.readString(folder.resolve("summary.json"));
    JsonObject read = JsonParser.parseString(summary).getAsJsonObject();
    assertThat(read.keySet()).endsWith("seconds", "version");
  }

  /// Killed at any moment, by a signal that cannot be caught.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aTrainingThatWasKilledOrStoppedGoesOnWithTheSameBits()
      throws IOException, InterruptedException {
    String settings = SMALL + "--epochs 4 --threads 1 --out ";
    Path whole = folder.resolve("whole");
    assertThat(Ran.line(settings + whole).code()).isZero();
    for (String signal : new String[] {"-KILL", "-INT"}) {
      Path out = folder.resolve("out" + signal);
      String[] words = (settings + out).split(" ");
      Process process =
          new ProcessBuilder(Started.cajal(words))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("text").toFile())
              .start();
      Path checkpoint = out.resolve("checkpoint.safetensors");
      for (int i = 0; i < 6000 && !Files.exists(checkpoint); i++) Thread.sleep(10);
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Checkpoint.read(checkpoint).counter("epoch")).isBetween(0L, 4L);
      Ran resumed = Ran.of("train", "yinyang", "--resume", "--threads", 2, "--out", out);
      assertThat(resumed.code()).as(resumed.err()).isZero();
      assertThat(parameters(out)).as(signal).isEqualTo(parameters(whole));
    }
  }
}
