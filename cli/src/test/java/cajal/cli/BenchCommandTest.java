package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Measurements are lines of JSON with the keys that all simulators are reported with.
class BenchCommandTest {
  @Test
  void oneLineHasTheKeysOfThePeers() {
    Ran ran = Ran.line("bench coba 1 0.05 --runs 2 --load --threads 1");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSize(1);
    JsonObject line = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertThat(line.keySet())
        .contains("peer", "version", "model", "n", "bio_s", "compile_s", "run_s", "best_run_s")
        .contains("rate_hz", "threads", "dtype", "seed", "host", "process_s", "load")
        .contains("connectivity", "peak_heap_mib");
    assertThat(line.get("peak_heap_mib").getAsLong()).isBetween(1L, 100_000L);
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertThat(line.get("peak_rss_mib").getAsLong()).isBetween(10L, 100_000L);
    }
    assertThat(line.get("peer").getAsString()).isEqualTo("cajal");
    assertThat(line.get("model").getAsString()).isEqualTo("coba");
    assertThat(line.get("n").getAsInt()).isEqualTo(4000);
    assertThat(line.getAsJsonArray("run_s")).hasSize(2);
    assertThat(line.get("dtype").getAsString()).isEqualTo("f32");
    // 100 ms of the driven network
    assertThat(line.get("rate_hz").getAsDouble()).isBetween(10.0, 40.0);
  }

  @Test
  void connectionsMayBeStoredOrDrawnAgainForEachSpike() {
    JsonObject stored = bench("--connectivity stored");
    JsonObject drawn = bench("--connectivity jit");
    assertThat(stored.get("connectivity").getAsString()).isEqualTo("stored");
    assertThat(drawn.get("connectivity").getAsString()).isEqualTo("jit");
    assertThat(bench("").get("connectivity").getAsString()).isEqualTo("stored");
    assertThat(drawn.get("rate_hz").getAsDouble())
        .isPositive()
        .isEqualTo(stored.get("rate_hz").getAsDouble());
    assertThat(Ran.line("bench coba 1 1 --connectivity jot").err())
        .contains("--connectivity jot: give 'stored' or 'jit'.");
  }

  private static JsonObject bench(String options) {
    Ran ran = Ran.line(("bench cuba 1 0.03 --runs 1 " + options).strip());
    return JsonParser.parseString(ran.out()).getAsJsonObject();
  }

  @Test
  void scalingIsMeasuredAndDrawn(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("scaling");
    Ran ran = Ran.of("bench", "scaling", "--most", 1000, "--steps", 20, "--out", out);
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSize(2).allMatch(line -> line.contains("us_per_step"));
    assertThat(out)
        .isDirectoryContaining("glob:**/scaling.png")
        .isDirectoryContaining("glob:**/scaling.svg");
    String json = Files.readString(out.resolve("scaling.json"));
    assertThat(JsonParser.parseString(json).getAsJsonArray()).hasSize(2);
  }

  @Test
  void allNetworksOfTheSynapseSeriesFireAlike(@TempDir Path folder) {
    Ran ran = Ran.of("bench", "scaling", "--most", 10_000, "--steps", 20, "--out", folder);
    assertThat(ran.out().lines().filter(line -> line.contains("\"series\":\"synapses\"")))
        .hasSize(3)
        .extracting(line -> JsonParser.parseString(line).getAsJsonObject().get("rate_hz"))
        .allMatch(rate -> rate.getAsDouble() > 20)
        .containsOnly(
            JsonParser.parseString(ran.out().lines().toList().getLast())
                .getAsJsonObject()
                .get("rate_hz"));
  }

  @Test
  void aMeasurementIsOfWholeSteps() {
    Ran ran = Ran.line("bench coba 1 0.00104 --runs 1 --threads 1");
    assertThat(ran.err()).contains("0.00104 s is 10.4 steps of 0.1 ms; 10 are simulated, 1.0 ms");
    assertThat(JsonParser.parseString(ran.out()).getAsJsonObject().get("bio_s").getAsDouble())
        .isEqualTo(0.001);
  }

  @Test
  void explainSaysWhatBecameOfANetwork() {
    assertThat(Ran.line("explain coba --threads 1").out())
        .startsWith("steps of 0.1 ms, f32, seed 1, 1 thread")
        .contains("coba: 4,000 CobaLif", "spikes are added to gE itself", "memory in all");
  }

  @Test
  void completionKnowsEveryCommandAndOption() {
    assertThat(Ran.line("completion").out())
        .startsWith("#!/usr/bin/env bash")
        .contains(
            "run bench train connectome reproduce predict fit explain completion",
            "scaling",
            "rsnn",
            "--resume",
            "--seconds",
            "--threads");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(Ran.line("version").out()).startsWith("cajal 0.1.0, Java " + Runtime.version());
  }
}
