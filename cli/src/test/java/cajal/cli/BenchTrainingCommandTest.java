package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Training steps of dense models are measured as peers measure theirs.
class BenchTrainingCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"mlp", "conv", "transformer", "gru"})
  void aModelLearnsAndItsStepsAreTimed(String model) {
    Ran ran = Ran.line("bench " + model + " --runs 2 --warm-up 0.5 --threads 1");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines()).hasSize(1);
    JsonObject line = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertThat(line.keySet())
        .contains("peer", "version", "model", "compile_s", "run_s", "best_run_s", "threads")
        .contains("dtype", "seed", "host", "median_s", "gflops", "fraction_of_peak");
    assertThat(line.get("model").getAsString()).isEqualTo(model);
    assertThat(line.getAsJsonArray("run_s")).hasSize(2);
    assertThat(line.get("first_loss").getAsDouble()).isBetween(0.9, 5.0);
    assertThat(line.get("last_loss").getAsDouble())
        .isLessThan(line.get("first_loss").getAsDouble());
    assertThat(line.get("fraction_of_peak").getAsDouble()).isBetween(0.001, 1.2);
  }
}
