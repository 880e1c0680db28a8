package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cajal fit spikes` on the recorded neuron of the 2007 competition.
class RecordedNeuronTest {
  @TempDir Path out;

  @Test
  void theGlmPredictsWhatItWasNotFittedTo() {
    Path data = SharedData.path("data/qsnmc2007");
    Ran ran =
        Ran.line(
            "fit spikes --data "
                + data
                + " --train 00,05 --test 06,09 --models glm --json --out "
                + out);
    assertThat(ran.code()).as(ran.err()).isZero();
    JsonObject glm =
        JsonParser.parseString(ran.out())
            .getAsJsonObject()
            .getAsJsonObject("models")
            .getAsJsonObject("glm");
    assertThat(glm.getAsJsonArray("cross_validation_in_time"))
        .allSatisfy(score -> assertThat(score.getAsDouble()).isGreaterThan(0.82));
    JsonObject spikes = glm.getAsJsonObject("spikes");
    assertThat(spikes.get("06").getAsInt()).as("the neuron: 538").isBetween(500, 575);
    assertThat(spikes.get("09").getAsInt()).as("the neuron: 522").isBetween(485, 560);
  }
}
