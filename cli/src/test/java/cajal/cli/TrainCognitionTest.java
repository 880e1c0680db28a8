package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `cajal train evidence-ei` and `train dms`, small.
class TrainCognitionTest {
  private static final String EVIDENCE =
      "train evidence-ei --cues 1 --delay 0 --dt 10 --hidden 20 ";
  private static final String MATCH = "train dms --delay 0 --dt 10 --hidden 20 --batch 16 ";

  @TempDir Path folder;

  private static JsonObject summary(Path out) throws IOException {
    String text = Files.readString(out.resolve("summary.json"));
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void oneCueIsLearnt() throws IOException {
    Ran ran = Ran.line(EVIDENCE + "--batch 16 --epochs 8 --rate 0.02 --out " + folder);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .containsPattern(
            "evidence-ei: 20 spiking units, [1-8] of 8 epochs, BPTT, steps of 10 ms, seed 1")
        .contains("rasters-by-condition.png, weights-by-kind.png, trajectories.png, decoding.png")
        .contains("psychometric.png");
    JsonObject summary = summary(folder);
    assertThat(summary.get("test_accuracy").getAsDouble()).as("half by chance").isGreaterThan(0.8);
    assertThat(summary.getAsJsonArray("decoding")).hasSize(6);
    assertThat(folder.resolve("decoding.png")).isNotEmptyFile();
  }

  @Test
  void aMatchLeavesItsPictures() throws IOException {
    Ran ran = Ran.line(MATCH + "--epochs 1 --out " + folder);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("tuning.png, psychometric.png, trajectories.png, decoding.png");
    assertThat(summary(folder).getAsJsonArray("decoding")).hasSize(30);
    assertThat(summary(folder).getAsJsonArray("excitatory_log_mean")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"e-prop,prob:0.5", "d-rtrl,distance:5", "es-d-rtrl:0.9,dense", "truncated:10,prob"})
  void everyMethodTrainsWithAnyConnections(String method, String connect) throws IOException {
    Ran ran =
        Ran.line(
            EVIDENCE
                + "--epochs 1 --batch 4 --method %s --connect %s --out %s"
                    .formatted(method, connect, folder));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(summary(folder).get("connect").getAsString()).isEqualTo(connect);
  }

  /// The first run ends at the beginning of the last part, and the target is remembered.
  @Test
  void aTrainingGoesOnWithTheSameBitsThroughItsParts() throws IOException {
    String line =
        "train evidence-ei --cues 3 --delay 100 --dt 10 --hidden 10 --batch 4 --epochs 6 ";
    Path whole = folder.resolve("whole");
    assertThat(Ran.line(line + "--target 1 --out " + whole).code()).isZero();
    Path first = folder.resolve("first");
    Ran stopped = Ran.line(line + "--target 0.01 --out " + first);
    assertThat(stopped.code()).as(stopped.err()).isZero();
    String resume = "train evidence-ei --resume --out " + first;
    assertThat(Ran.line(resume).err()).containsPattern("is finished, [2-5] of 6 epochs");
    Ran on = Ran.line(resume + " --target 1");
    assertThat(on.code()).as(on.err()).isZero();
    assertThat(first.resolve("parameters.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("parameters.safetensors"));
  }

  @Test
  void theEpochThatIsBestInValidationIsKept() throws IOException {
    String line = "train dms --delay 0 --dt 10 --hidden 20 --batch 4 --epochs 8 --rate 0.05 ";
    assertThat(Ran.line(line + "--target 1 --out " + folder).code()).isZero();
    JsonObject summary = summary(folder);
    List<Double> errors =
        summary.getAsJsonArray("validation_errors").asList().stream()
            .map(JsonElement::getAsDouble)
            .toList();
    int kept = summary.get("epoch_kept").getAsInt();
    assertThat(errors.get(kept - 1)).isEqualTo(Collections.min(errors.subList(1, 8)));
    assertThat(errors.get(kept - 1)).isLessThan(errors.getLast());
    assertThat(summary.get("validation_accuracy").getAsDouble())
        .isCloseTo(1 - errors.get(kept - 1), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evidence-ei --cues 4 | give an odd number",
        "evidence-ei --dt 3 | give 1, 2, 5 or 10 ms",
        "evidence-ei --delay 130 | a multiple of 50",
        "evidence-ei --connect prob:2 | a probability above 0 up to 1, found 2.0",
        "evidence-ei --connect sparse | there are dense, prob, distance",
        "evidence-ei --connect distance:far | is no number in distance:far",
        "evidence-ei --regularise -1 | give 0 or more",
        "evidence-ei --hertz 0 | give a rate above 0",
        "evidence-ei --steps 100 | --dt is the length of a step",
        "dms --cues 3 | only evidence-ei shows cues",
        "yinyang --delay 100 | only evidence-ei and dms have it"
      })
  void whatIsOutOfRangeIsRefused(String line, String why) {
    Ran ran = Ran.line("train " + line + " --out " + folder);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(why);
  }

  @Test
  void whatIsExplainedIsThePartsOfTheTrainingWithItsSettings() {
    Ran ran = Ran.line("explain dms --hidden 20 --delay 50 --dt 5 --epochs 10 --method truncated");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("dms: 20 units, trials of 310 steps in batches of 32, 10 epochs")
        .containsPattern("the same weights in \\d parts")
        .containsPattern("short delay +1 epochs, trials of 155 steps of 10.0 ms");
    assertThat(Ran.line("explain coba --cues 3").err()).contains("unknown option --cues");
    assertThat(Ran.line("explain dms --cue 3").err()).contains("unknown option --cue");
  }
}
