package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class BenchFitCommandTest {
  @Test
  void oneLineHasAnEntryForEachSeed() {
    Ran ran = Ran.line("bench fit-hh --seeds 2 --seed 5 --evaluations 60 --threads 1");
    assertThat(ran.err()).isEmpty();
    JsonObject line = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertThat(line.get("model").getAsString()).isEqualTo("fit-hh");
    assertThat(line.get("seeds")).hasToString("[5,6]");
    for (String key : new String[] {"losses", "evaluations", "run_s", "parameters"}) {
      assertThat(line.getAsJsonArray(key)).hasSize(2);
    }
    assertThat(line.getAsJsonArray("evaluations")).allMatch(n -> n.getAsInt() <= 60);
    assertThat(line.get("dtype").getAsString()).isEqualTo("f64");
    assertThat(line.keySet()).contains("threads", "compile_s", "method", "known", "names");
  }
}
