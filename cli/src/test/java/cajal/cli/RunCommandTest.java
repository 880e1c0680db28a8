package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.Spikes;
import cajal.io.sonata.SonataSpikes;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `cajal run coba` and its like: files, summary, seeds.
class RunCommandTest {
  @TempDir Path folder;

  private JsonObject json(String line) {
    Ran ran = Ran.of((Object[]) (line + " --json --out " + folder.resolve("out")).split(" "));
    assertThat(ran.code()).as(ran.err()).isZero();
    return JsonParser.parseString(ran.out()).getAsJsonObject();
  }

  @Test
  void writesAPictureTheSpikesAndTheSummary() throws IOException {
    Path out = folder.resolve("a/b");
    Ran ran = Ran.of("run", "coba", "--seconds", "0.3", "--out", out);
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("coba: 4,000 cells, 319,712 synapses, 0.300 s in steps of 0.1 ms, f32")
        .contains("rates", "ISI CV", "wall time", "first step")
        .contains("wrote spikes.h5, summary.json and raster.png in " + out);
    assertThat(out)
        .isDirectoryContaining("glob:**/raster.png")
        .isDirectoryContaining("glob:**/spikes.h5")
        .isDirectoryContaining("glob:**/summary.json");
    try (var files = Files.list(out)) {
      assertThat(files).hasSize(3);
    }
    List<Spikes> spikes = SonataSpikes.read(out.resolve("spikes.h5"));
    assertThat(spikes).extracting(Spikes::population).containsExactly("E", "I");
    JsonObject summary =
        JsonParser.parseString(Files.readString(out.resolve("summary.json"))).getAsJsonObject();
    double hertz = summary.getAsJsonObject("rate_hz").get("E").getAsDouble();
    assertThat(spikes.getFirst().size() / 3200.0 / 0.3).isBetween(hertz - 0.01, hertz + 0.01);
  }

  @Test
  void jsonIsAllThereIsOnStandardOutput() {
    JsonObject summary = json("run cuba --seconds 0.05 --seed 7 --f64 --threads 1");
    assertThat(summary.get("network").getAsString()).isEqualTo("cuba");
    assertThat(summary.get("cells").getAsInt()).isEqualTo(4000);
    assertThat(summary.get("ms").getAsDouble()).isEqualTo(50);
    assertThat(summary.get("seed").getAsInt()).isEqualTo(7);
    assertThat(summary.get("dtype").getAsString()).isEqualTo("f64");
    assertThat(summary.get("threads").getAsInt()).isEqualTo(1);
    assertThat(summary.get("first_step_s").getAsDouble()).isPositive();
  }

  @Test
  void theSeedDecidesAndTheThreadsDoNot() {
    String short1 = "run coba --seconds 0.05 --scale 1";
    JsonObject one = json(short1 + " --threads 1");
    JsonObject two = json(short1 + " --threads 2");
    JsonObject other = json(short1 + " --threads 1 --seed 2");
    assertThat(two.get("rate_hz")).isEqualTo(one.get("rate_hz"));
    assertThat(other.get("rate_hz")).isNotEqualTo(one.get("rate_hz"));
    assertThat(other.get("synapses")).isNotEqualTo(one.get("synapses"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coba", "coba-driven", "cuba", "cuba-delta", "cobahh", "brunel"})
  void everyBuiltInNetworkIsAlive(String name) {
    JsonObject summary = json("run " + name + " --seconds 0.02");
    JsonObject rates = summary.getAsJsonObject("rate_hz");
    assertThat(rates.get("E").getAsDouble()).isPositive();
    assertThat(rates.get("I").getAsDouble()).isPositive();
  }

  @Test
  void aTimeThatIsNoWholeNumberOfStepsIsRoundedAloud() {
    Ran ran = Ran.line("run cuba --seconds 0.01 --dt 0.3 --out " + folder);
    assertThat(ran.code()).isZero();
    assertThat(ran.err())
        .isEqualToIgnoringNewLines(
            "cajal: 0.01 s is 33.333 steps of 0.3 ms; 33 are simulated, 9.9 ms");
    assertThat(ran.out()).contains("0.010 s in steps of 0.3 ms");
  }

  @Test
  void theTimeStepMayBeChosen() {
    JsonObject summary = json("run cuba --seconds 0.01 --dt 0.25");
    assertThat(summary.get("dt").getAsDouble()).isEqualTo(0.25);
    assertThat(summary.get("ms").getAsDouble()).isEqualTo(10);
  }
}
